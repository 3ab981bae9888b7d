"""manage.py rebuild_address_keys: finds addresses again after their rules changed."""

from django.core.management.base import BaseCommand

from wagtail_curation.models import get_resource_model


class Command(BaseCommand):
    help = (
        "Computes the keys by which addresses are found again, for every resource: "
        "after an upgrade that changed the rules, or after a change of the setting "
        "WAGTAIL_CURATION_TRACKING_PARAMETERS. Addresses themselves stay as they "
        "are. Nothing is merged: records of one address are listed."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--chunk-size",
            type=int,
            default=500,
            metavar="RESOURCES",
            help="Read so many resources at a time (default: 500).",
        )

    def handle(self, *args, **options):
        resources = get_resource_model()._default_manager.all()
        changed = same = 0
        for report in resources.rebuild_keys(max(1, options["chunk_size"])):
            record = report.record
            if report.same_as is not None:
                same += 1
                other = report.same_as
                self.stdout.write(
                    f"Same address: {record.pk} “{record}” <{record.url}> and "
                    f"{other.pk} “{other}” <{other.url}>. The first keeps its old key."
                )
            elif report.problem:
                self.stdout.write(f"{record.pk} “{record}”: {report.problem}")
            else:
                changed += report.changed
        if options["verbosity"]:
            self.stdout.write(
                f"{changed} keys changed, {same} records left as they are."
            )
