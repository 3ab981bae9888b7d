"""Bring in a collection: a file, a look at what is in it, the import, the report."""
