import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wagtail_curation", "0005_merges_of_people"),
        ("wagtailcore", "0053_locale_model"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonTranslation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "role",
                    models.CharField(blank=True, max_length=255, verbose_name="role"),
                ),
                ("bio", wagtail.fields.RichTextField(blank=True, verbose_name="bio")),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="language",
                    ),
                ),
                (
                    "person",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="wagtail_curation.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation",
                "verbose_name_plural": "translations",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "locale"),
                        name="curation_person_once_a_locale",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResourceTranslation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Shown after the title, which stays as its author wrote it.",
                        max_length=500,
                        verbose_name="title, translated",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="language",
                    ),
                ),
                (
                    "resource",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to=settings.WAGTAIL_CURATION_RESOURCE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "translation",
                "verbose_name_plural": "translations",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("resource", "locale"),
                        name="curation_resource_once_a_locale",
                    )
                ],
            },
        ),
    ]
