import core.migrating
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('search', '0001_initial'),
        ('search', '0002_searches'),
        ('search', '0003_questions'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        core.migrating.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='IndexTask',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('change', models.CharField(choices=[('record', 'A record and its translations'), ('tree', 'A page and everything below it'), ('term', 'Everything that carries a term')], max_length=10)),
                        ('key', models.CharField(max_length=200)),
                        ('created', models.DateTimeField(auto_now_add=True)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('not_before', models.DateTimeField(blank=True, null=True)),
                        ('error', models.TextField(blank=True)),
                    ],
                    options={
                        'verbose_name': 'search index task',
                        'verbose_name_plural': 'search index tasks',
                        'ordering': ['pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Opening',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('hour', models.DateTimeField(db_index=True, help_text='When, to the hour.', verbose_name='hour')),
                        ('language', models.CharField(max_length=10, verbose_name='language')),
                        ('key', models.CharField(blank=True, max_length=200, verbose_name='analysed words')),
                        ('rank', models.PositiveIntegerField(verbose_name='rank')),
                        ('document', models.CharField(max_length=200, verbose_name='document')),
                    ],
                    options={
                        'verbose_name': 'opened result',
                        'verbose_name_plural': 'opened results',
                        'ordering': ['-hour', '-pk'],
                        'indexes': [models.Index(fields=['language', 'key'], name='search_opened_by_key')],
                    },
                ),
                migrations.CreateModel(
                    name='Question',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('language', models.CharField(max_length=10, verbose_name='language')),
                        ('key', models.CharField(max_length=200, verbose_name='analysed words')),
                        ('words', models.CharField(help_text='As everybody reads them. No name, nothing about a person.', max_length=120, verbose_name='words typed')),
                        ('asked', models.PositiveIntegerField(default=0, verbose_name='times asked')),
                        ('since', models.DateField(verbose_name='asked since')),
                        ('state', models.CharField(choices=[('open', 'Open'), ('refused', 'Refused'), ('answered', 'Answered')], default='open', max_length=10, verbose_name='state')),
                        ('decided_on', models.DateField(verbose_name='decided on')),
                        ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                        ('demonstration', models.BooleanField(default=False, verbose_name='demonstration content')),
                        ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='answer')),
                    ],
                    options={
                        'verbose_name': 'unanswered search',
                        'verbose_name_plural': 'unanswered searches',
                        'ordering': ['-decided_on', '-pk'],
                        'constraints': [models.UniqueConstraint(fields=('language', 'key'), name='question_once')],
                    },
                ),
                migrations.CreateModel(
                    name='MeToo',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on', models.DateField(verbose_name='on')),
                        ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='me_too', to='search.question')),
                    ],
                    options={
                        'verbose_name': 'member who asks too',
                        'verbose_name_plural': 'members who ask too',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('question', 'member'), name='me_too_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Search',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('hour', models.DateTimeField(db_index=True, help_text='When, to the hour.', verbose_name='hour')),
                        ('language', models.CharField(max_length=10, verbose_name='language')),
                        ('words', models.CharField(blank=True, max_length=120, verbose_name='words typed')),
                        ('key', models.CharField(blank=True, max_length=200, verbose_name='analysed words')),
                        ('kind', models.CharField(blank=True, max_length=40, verbose_name='kind of content')),
                        ('filters', models.JSONField(blank=True, default=dict, verbose_name='filters')),
                        ('total', models.PositiveIntegerField(verbose_name='results')),
                    ],
                    options={
                        'verbose_name': 'search',
                        'verbose_name_plural': 'searches',
                        'ordering': ['-hour', '-pk'],
                        'indexes': [models.Index(fields=['language', 'key'], name='search_by_key')],
                    },
                ),
            ],
        ),
    ]
