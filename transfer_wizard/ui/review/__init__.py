"""Review: everything once, and what Support would ask back. Nothing here changes an answer."""
