"""What the README tells a developer to do, read out of the README.

Nothing of it is repeated here: what the README says is what is run, so it can not say
something that does not work.
"""

import re
import shlex
from pathlib import Path

#: Ends the list of apps in the README's sample: the project's own follow.
REST = re.compile(r"^\s*# … ")
SAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)
INLINE = re.compile(r"`(?:python manage\.py )?(import_\w+ [^`]+)`")


class Readme:
    """The section “Install in an existing site”."""

    def __init__(self, path: Path):
        text = path.read_text(encoding="utf-8")
        self.text = text.split("## Install in an existing site\n", 1)[1]
        self.text = self.text.split("\n## ", 1)[0]

    def commands(self) -> list[list[str]]:
        """Indented lines, as one types them: pip first, manage.py after it."""
        lines = re.findall(r"^    (\S.*)$", self._without_samples(), re.MULTILINE)
        return [shlex.split(line) for line in lines]

    def imports(self) -> list[list[str]]:
        """What is run in the text: `import_roundups old/*.txt --series my-series`."""
        return [shlex.split(command) for command in INLINE.findall(self.text)]

    def apply(self, settings: Path) -> None:
        """Writes the samples into a project's settings module."""
        source = settings.read_text(encoding="utf-8")
        for sample in SAMPLE.findall(self.text):
            if sample.startswith("INSTALLED_APPS = ["):
                source = source.replace("INSTALLED_APPS = [\n", before_rest(sample), 1)
            else:
                source += f"\n{sample}"
        settings.write_text(source, encoding="utf-8")

    def take_back(self, settings: Path) -> None:
        """Takes the samples out again: the project's settings are its own."""
        source = settings.read_text(encoding="utf-8")
        for sample in SAMPLE.findall(self.text):
            if sample.startswith("INSTALLED_APPS = ["):
                source = source.replace(before_rest(sample), "INSTALLED_APPS = [\n", 1)
            else:
                source = source.replace(f"\n{sample}", "", 1)
        settings.write_text(source, encoding="utf-8")

    def _without_samples(self) -> str:
        return SAMPLE.sub("", self.text)


def before_rest(sample: str) -> str:
    """The sample's lines up to where it says that the project's own apps follow."""
    lines = sample.splitlines()
    rest = next(number for number, line in enumerate(lines) if REST.match(line))
    return "\n".join(lines[:rest]) + "\n"
