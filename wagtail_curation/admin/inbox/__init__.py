"""The inbox for editors: the listing, the clipper’s window, the way to a draft."""
