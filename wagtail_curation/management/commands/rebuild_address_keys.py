"""manage.py rebuild_address_keys: finds addresses again after their rules changed."""

from django.core.management.base import BaseCommand

from wagtail_curation.models import ResourceAddress, get_resource_model


class Command(BaseCommand):
    help = (
        "Computes the keys by which addresses are found again, for every resource and "
        "the other addresses of each: after an upgrade that changed the rules, or "
        "after a change of the setting WAGTAIL_CURATION_TRACKING_PARAMETERS. Addresses "
        "themselves stay as they are. Nothing is merged: records of one address are "
        "listed."
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
        chunk_size = max(1, options["chunk_size"])
        self.changed = self.same = 0
        resources = get_resource_model()._default_manager.all()
        for report in resources.rebuild_keys(chunk_size):
            self.tell(report, report.record)
        for report in ResourceAddress.objects.rebuild_keys(chunk_size):
            self.tell(report, report.record.resource)
        if options["verbosity"]:
            self.stdout.write(
                f"{self.changed} keys changed, {self.same} left as they are."
            )

    def tell(self, report, record) -> None:
        """One line on an address of a record that is not simply right now."""
        if report.same_as is not None:
            self.same += 1
            other = report.same_as
            self.stdout.write(
                f"Same address: {record.pk} “{record}” <{report.record.url}> and "
                f"{other.pk} “{other}” <{other.url}>. The first keeps its old key."
            )
        elif report.problem:
            self.stdout.write(f"{record.pk} “{record}”: {report.problem}")
        else:
            self.changed += report.changed
