"""The parts of every page: theme, texts, inputs, announcements. Nothing here knows a step, a rule or the disk."""
