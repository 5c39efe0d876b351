"""The wizard as data: its steps, and the walk through them. No widget, no file."""
