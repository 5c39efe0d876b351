"""The vendor's webform: which field asks for what, and the installed browser that gets them filled in. Never sends."""
