from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0007_key_where"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="named",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="title",
            name="learnt",
            field=models.JSONField(null=True),
        ),
    ]
