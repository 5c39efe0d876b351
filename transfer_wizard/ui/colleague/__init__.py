"""A colleague's side: their questions, and the reply beside the request. Nothing here saves a draft."""
