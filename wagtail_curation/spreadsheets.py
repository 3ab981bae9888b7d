"""Text in a cell stays text.

A spreadsheet takes a cell of a CSV file that begins like a formula for one, and a
formula can send what else is in the sheet to anybody. Titles come from other people's
pages.
"""

import re

# As OWASP lists them, with the wide forms that some programs read as the plain ones.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def as_text_cell(text: str) -> str:
    """The text as a CSV cell: after an apostrophe when it could be a formula."""
    text = text.replace("\x00", "")
    return f"'{text}" if _FORMULA.match(text) else text


def without_control_characters(text: str) -> str:
    """The text with only what XML can hold."""
    return _CONTROL.sub("", text)
