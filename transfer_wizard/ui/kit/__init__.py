"""What every page is made of: theme, texts, inputs, announcements. Nothing here knows a step, a rule or the disk."""
