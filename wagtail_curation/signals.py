"""What this package tells of itself, for a site's own receivers."""

from django.dispatch import Signal

people_merged = Signal()
"""The same for two records of one person: ``merge`` is the PersonMerge, ``records`` are
keys of people.
"""

resources_merged = Signal()
"""Two records have become one, or two again: sent within the transaction.

``merge`` is the ResourceMerge, ``records`` are the keys of the resources that are
there now, ``objects`` is a list of (model label, primary key) of what refers to
another resource than before.
"""
