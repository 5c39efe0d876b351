"""The list of requests. Nothing here reads or writes one."""
