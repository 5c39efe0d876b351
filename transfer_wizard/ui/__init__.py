"""The window. The only room that knows Qt, beside the two exports that draw with it."""
