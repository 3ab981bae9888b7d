"""System checks: what is set up wrongly, and what to do about it.

Ids are public API: ``wagtail_curation.E…`` are errors, ``W…`` warnings. Importing this
package registers them.
"""

from wagtail_curation.checks import embeds, installed, models, options, templates

__all__ = ["embeds", "installed", "models", "options", "templates"]
