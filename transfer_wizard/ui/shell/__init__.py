"""The window around the pages: step list, session, help, crash. The only folder that may import every other."""
