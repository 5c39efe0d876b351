"""The Licenses step: the table, the form of one license, and pasting. Nothing here keeps rows of its own."""
