"""The request: its words, what was typed so far, and the file it is kept in. The lowest room; it knows no other."""
