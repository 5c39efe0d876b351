"""The policy of an IT desk: where it comes from, what it may say, how it is written. Nothing here shows anything."""
