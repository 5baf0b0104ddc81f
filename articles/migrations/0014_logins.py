"""Attempts to sign in, browsers people signed in with, the table of the cache, and what chiefs may do about logins."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

MAY = {"Chief": ["view_loginattempt", "manage_logins"]}


def grant(apps, schema_editor):
    """Give the groups what is new. Permissions are usually made after all migrations, so they are made here first."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True
    create_permissions(config, apps=apps, using=alias, verbosity=0)
    config.models_module = None
    groups = apps.get_model("auth", "Group").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for name, codenames in MAY.items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*permissions.filter(content_type__app_label="articles", codename__in=codenames))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_autosave_discarding'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CacheEntry',
            fields=[
                ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                ('value', models.TextField()),
                ('expires', models.DateTimeField(db_index=True)),
            ],
            options={
                'db_table': 'articles_cache',
            },
        ),
        migrations.CreateModel(
            name='KnownDevice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key_hash', models.CharField(max_length=64)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('last_used_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='known_devices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'key_hash'), name='each_device_of_a_user_is_known_once')],
            },
        ),
        migrations.CreateModel(
            name='LoginAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('outcome', models.CharField(choices=[('succeeded', 'signed in'), ('confirmed', 'confirmed who they are'), ('password', 'wrong password'), ('code', 'wrong code or passkey'), ('too_many', 'refused: too many attempts'), ('no_access', 'refused: no access to the desk')], max_length=10, verbose_name='outcome')),
                ('method', models.CharField(blank=True, choices=[('password', 'password'), ('totp', 'code of an app'), ('recovery_codes', 'recovery code'), ('webauthn', 'passkey'), ('password_reset', 'link to set a new password')], max_length=16, verbose_name='how')),
                ('address', models.GenericIPAddressField(blank=True, null=True, verbose_name='network address')),
                ('device', models.CharField(blank=True, max_length=80, verbose_name='browser')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='login_attempts', to=settings.AUTH_USER_MODEL, verbose_name='login')),
            ],
            options={
                'verbose_name': 'login log entry',
                'verbose_name_plural': 'login log',
                'ordering': ['-at', '-id'],
                'permissions': [('manage_logins', 'Can change roles, end sessions and reset second factors of others')],
                'indexes': [models.Index(fields=['-at', '-id'], name='login_attempt_by_time'), models.Index(fields=['user', '-at'], name='login_attempt_by_user')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
