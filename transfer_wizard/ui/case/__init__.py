"""The case as Support will read it, beside the pages: it reads the request and changes nothing."""
