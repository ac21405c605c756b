from django.db import migrations


def vouch(apps, schema_editor):
    """Until now only those who run the site made accounts: the addresses are known to be their holders'."""
    EmailAddress = apps.get_model("account", "EmailAddress")
    for member in apps.get_model("network", "Member").objects.all():
        EmailAddress.objects.get_or_create(
            user=member, email=member.email.lower(), defaults={"verified": True, "primary": True}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("network", "0004_member_charter"),
    ]

    operations = [migrations.RunPython(vouch, migrations.RunPython.noop)]
