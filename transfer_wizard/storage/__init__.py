"""The rooms that touch the disk and the system's password store; nothing else in the program does."""
