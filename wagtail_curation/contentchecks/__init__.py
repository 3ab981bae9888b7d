"""Content checks: what an editor would want to know before a roundup goes out.

They show in Wagtail’s own checks panel and userbar; ``findings.checks_of`` gives the
same list to code, for a site whose pages have neither.
"""
