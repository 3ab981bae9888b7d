"""A publisher's app that refers to resources in every way there is."""
