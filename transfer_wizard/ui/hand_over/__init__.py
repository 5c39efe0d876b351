"""Hand over: ways to Support, texts, files, evidence, and what comes after. Nothing here sends anything."""
