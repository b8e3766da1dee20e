from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0005_who_where"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="printed_between",
            field=models.JSONField(null=True),
        ),
    ]
