"""The page that makes a policy for an IT desk. Nothing here applies one to the open window."""
