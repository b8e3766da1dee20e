from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0006_printed_between"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="fact",
            name="fact_kind_key",
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["kind", "key", "article"], name="fact_kind_key_where"),
        ),
    ]
