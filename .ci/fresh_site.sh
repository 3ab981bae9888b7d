#!/usr/bin/env bash
# The built wheel in a new `wagtail start` project, with what the README tells a
# developer to add: two installed apps, one include, migrate.
# Arguments: a Python, a venv that has `build`, and an empty folder to work in.
set -euo pipefail
PYTHON=$1 TOOLS=$(realpath "$2") WORK=$(realpath -m "$3")
HERE=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$WORK"
# From a copy: a build leaves a folder behind that would be shipped the next time.
cp -r "$HERE/../wagtail_curation" "$HERE/../"{pyproject.toml,setup.cfg,MANIFEST.in,README.md,CHANGELOG.md,CONTRIBUTING.md,LICENSE} "$WORK/"
(cd "$WORK" && "$TOOLS/bin/python" -m build --wheel --outdir dist . >build.log 2>&1 || { cat build.log; exit 1; })
rm -rf "$WORK/wagtail_curation"

"$PYTHON" -m venv "$WORK/venv"
"$WORK/venv/bin/python" -m pip install -q "$WORK"/dist/*.whl
cd "$WORK"
venv/bin/wagtail start mysite >/dev/null
cd mysite
sed -i 's/^INSTALLED_APPS = \[/&\n    "wagtail_curation",\n    "wagtail_curation.pages",/' mysite/settings/base.py
if ../venv/bin/python -c 'import wagtail_curation.urls' 2>/dev/null \
  || [ -e "$HERE/../wagtail_curation/urls.py" ]; then
  sed -i 's|^urlpatterns = \[|&\n    path("curation/", include("wagtail_curation.urls")),|' mysite/urls.py
fi
MANAGE="../venv/bin/python -W error::DeprecationWarning:wagtail_curation manage.py"
$MANAGE migrate --noinput -v 0
$MANAGE check
$MANAGE makemigrations --check --dry-run
$MANAGE collectstatic --noinput -v 0
$MANAGE shell -v 0 -c "exec(open('$HERE/fresh_site.py').read())"
