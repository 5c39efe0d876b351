"""A step as a page, its field rows, and the plain steps. Nothing here is of a page with a folder of its own."""
