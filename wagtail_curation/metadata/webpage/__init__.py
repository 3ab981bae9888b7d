"""A web page, read: what it declares and what it shows, judged field by field."""
