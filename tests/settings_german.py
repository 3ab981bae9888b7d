"""The site speaks German: no migration may depend on the language."""

from tests.settings import *

LANGUAGE_CODE = "de"
