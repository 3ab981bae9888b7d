import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("testapp", "0002_customresource_provenance"),
    ]

    operations = [
        migrations.AddField(
            model_name="customresource",
            name="see_also",
            field=models.ManyToManyField(blank=True, to="testapp.customresource"),
        ),
        migrations.AddField(
            model_name="customresource",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="testapp.customresource",
            ),
        ),
    ]
