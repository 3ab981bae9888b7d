from demo import loader
from demo.accounts import LOG_INS
from demo.pages import follow_port
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from wagtail_curation.models import get_roundup_page_model, get_series_page_model


class Command(BaseCommand):
    help = "Loads the demo once; what was edited since is kept."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reset",
            action="store_true",
            help="Removes the demo and everything edited in it, then loads it anew.",
        )

    def handle(self, *, reset, **options):
        call_command("migrate", verbosity=0, interactive=False)
        if reset:
            loader.clear()
        port = int(settings.PORT)
        if loader.is_loaded():
            follow_port(port)
            self.stdout.write("The demo is here already; nothing was changed.")
        else:
            loader.load(port)
            self.stdout.write("The demo has been loaded.")
        self._say_where()

    def _say_where(self):
        base = settings.WAGTAILADMIN_BASE_URL
        lines = ["", f"  {base}/  the publisher's site"]
        lines += [
            f"  {base}{series.get_url()}  {series.title}"
            for series in get_series_page_model().objects.live()
        ]
        drafts = get_roundup_page_model().objects.filter(live=False)
        lines.append(f"  {base}/search/  search")
        lines.append(f"  {base}/admin/  for editors ({drafts.count()} part in draft)")
        lines.append(f"  {base}/api/v2/pages/  the content, for programs")
        if settings.HAS_API_V3:
            lines.append(f"  {base}/api/v3/docs  and its newer form")
        lines.append("")
        for name, password in LOG_INS.items():
            lines.append(f"  log in as {name}, password {password}")
        self.stdout.write("\n".join(lines))
