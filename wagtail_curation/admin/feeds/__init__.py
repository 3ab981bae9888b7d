"""Watched feeds as editors see them."""
