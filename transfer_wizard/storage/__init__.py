"""The one room that touches the disk and the system's password store."""
