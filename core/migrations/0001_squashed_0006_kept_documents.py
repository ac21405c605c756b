import core.migrating
import core.models.kept
import django.core.validators
import django.db.models.deletion
import modelsearch.index
import re
import taggit.managers
import uuid
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('core', '0001_initial'),
        ('core', '0002_attachment_text'),
        ('core', '0003_later_and_mail'),
        ('core', '0004_incoming_mail'),
        ('core', '0005_authorities'),
        ('core', '0006_kept_documents'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # Only some of these are needed. But after many a change Django makes every model anew that is connected with
        # what changes, through the members all of them: the others' changes are quicker while ours are not there yet.
        ('django_tasks_database', '0021_conditional_partial_index_ordering'),
        ('mfa', '0003_authenticator_type_uniq'),
        ('socialaccount', '0006_alter_socialaccount_extra_data'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('usersessions', '0001_initial'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailadmin', '0006_formstate'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        ('wagtailembeds', '0009_embed_cache_until'),
        ('wagtailforms', '0005_alter_formsubmission_form_data'),
        ('wagtailimages', '0027_image_description'),
        ('wagtailredirects', '0008_add_verbose_name_plural'),
        ('wagtailsearch', '0010_add_text_fields'),
        ('wagtailsearchpromotions', '0008_query_verbose_name'),
        ('wagtailusers', '0015_userprofile_keyboard_shortcuts'),
    ]

    operations = [
        core.migrating.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='CacheName',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=120, unique=True)),
                        ('generation', models.PositiveBigIntegerField(db_index=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='DutyRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=80, unique=True, verbose_name='duty')),
                        ('due', models.DateTimeField(verbose_name='due again')),
                        ('began', models.DateTimeField(verbose_name='last begun')),
                        ('ended', models.DateTimeField(null=True, verbose_name='last ended')),
                        ('done', models.PositiveIntegerField(default=0, verbose_name='things done')),
                        ('error', models.TextField(blank=True, verbose_name='error')),
                    ],
                    options={
                        'verbose_name': 'duty',
                        'verbose_name_plural': 'duties',
                        'ordering': ['name'],
                    },
                ),
                migrations.CreateModel(
                    name='Generation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveBigIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name='IncomingMail',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digest', models.CharField(max_length=64, unique=True)),
                        ('purpose', models.CharField(max_length=10)),
                        ('received', models.DateTimeField(auto_now_add=True, db_index=True)),
                    ],
                    options={
                        'verbose_name': 'e-mail received',
                        'verbose_name_plural': 'e-mails received',
                    },
                ),
                migrations.CreateModel(
                    name='KeptFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=64, unique=True)),
                        ('recipe', models.CharField(max_length=40)),
                        ('subject', models.TextField()),
                        ('language', models.CharField(max_length=2)),
                        ('format', models.CharField(max_length=10)),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('made', 'Made'), ('failed', 'Failed')], default='waiting', max_length=10)),
                        ('edition', models.CharField(blank=True, max_length=16)),
                        ('generation', models.BigIntegerField(default=0)),
                        ('names', models.JSONField(default=list)),
                        ('for_good', models.BooleanField(default=False)),
                        ('file', models.FileField(blank=True, max_length=120, storage=core.models.kept.kept_files, upload_to='')),
                        ('asked_at', models.DateTimeField()),
                        ('made_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'kept document',
                        'verbose_name_plural': 'kept documents',
                    },
                ),
                migrations.CreateModel(
                    name='Attachment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=255, verbose_name='title')),
                        ('file', models.FileField(upload_to='documents', verbose_name='file')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                        ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                        ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                        ('licence', models.CharField(choices=[('cc-by-sa-4.0', 'CC BY-SA 4.0'), ('cc-by-4.0', 'CC BY 4.0'), ('cc0-1.0', 'CC0 1.0'), ('lo-2.0', 'Licence Ouverte 2.0'), ('reserved', 'All rights reserved')], default='cc-by-sa-4.0', max_length=20, verbose_name='licence')),
                        ('language', models.CharField(choices=[('fr', 'French'), ('nl', 'Dutch'), ('de', 'German'), ('en', 'English'), ('lb', 'Luxembourgish'), ('ar', 'Arabic'), ('es', 'Spanish'), ('it', 'Italian'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('sign', 'Sign language')], default='fr', max_length=5, verbose_name='language')),
                        ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                        ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                        ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
                    ],
                    options={
                        'verbose_name': 'document',
                        'verbose_name_plural': 'documents',
                        'permissions': [('choose_document', 'Can choose document')],
                        'abstract': False,
                    },
                    bases=(modelsearch.index.Indexed, models.Model),
                ),
                migrations.CreateModel(
                    name='AttachmentText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('file_hash', models.CharField(blank=True, max_length=40)),
                        ('text', models.TextField(blank=True)),
                        ('problem', models.CharField(blank=True, choices=[('encrypted', 'it is protected by a password. Save it without one.'), ('damaged', 'the file is damaged. Open it, and save it again.'), ('too_much', 'it takes too long or too much memory to read. Divide it, or make its pictures smaller.'), ('empty', 'it holds no text, only pictures of it perhaps. A scan needs text recognition (OCR) first.'), ('missing', 'the file is gone. Upload it again.')], max_length=20)),
                        ('read_at', models.DateTimeField(auto_now=True)),
                        ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='extracted', to='core.attachment')),
                    ],
                    options={
                        'verbose_name': 'text of a document',
                        'verbose_name_plural': 'texts of documents',
                    },
                ),
                migrations.CreateModel(
                    name='Audience',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(help_text='Stands in addresses and exports: choose it once, keep it.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[A-Za-z0-9][A-Za-z0-9-]*\\Z'), 'Use letters without accents, digits and hyphens only.')], verbose_name='code')),
                        ('sort_order', models.PositiveIntegerField(db_index=True, default=0, verbose_name='order')),
                        ('label_fr', models.CharField(max_length=150, verbose_name='name in French')),
                        ('label_nl', models.CharField(blank=True, max_length=150, verbose_name='name in Dutch')),
                        ('label_de', models.CharField(blank=True, max_length=150, verbose_name='name in German')),
                        ('label_en', models.CharField(blank=True, max_length=150, verbose_name='name in English')),
                        ('also_called', models.TextField(blank=True, help_text='What people type instead: acronyms, older names, everyday words. Separate them with semicolons.', verbose_name='also called')),
                        ('data_inclusion', models.CharField(blank=True, help_text='The matching code of the French standard.', max_length=500, verbose_name='data·inclusion code')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.audience', verbose_name='broader term')),
                    ],
                    options={
                        'verbose_name': 'audience',
                        'verbose_name_plural': 'audiences',
                        'ordering': ['sort_order', 'label_fr'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Authority',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(help_text='Stands in addresses and exports: choose it once, keep it.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[A-Za-z0-9][A-Za-z0-9-]*\\Z'), 'Use letters without accents, digits and hyphens only.')], verbose_name='code')),
                        ('sort_order', models.PositiveIntegerField(db_index=True, default=0, verbose_name='order')),
                        ('label_fr', models.CharField(max_length=150, verbose_name='name in French')),
                        ('label_nl', models.CharField(blank=True, max_length=150, verbose_name='name in Dutch')),
                        ('label_de', models.CharField(blank=True, max_length=150, verbose_name='name in German')),
                        ('label_en', models.CharField(blank=True, max_length=150, verbose_name='name in English')),
                        ('also_called', models.TextField(blank=True, help_text='What people type instead: acronyms, older names, everyday words. Separate them with semicolons.', verbose_name='also called')),
                        ('data_inclusion', models.CharField(blank=True, help_text='The matching code of the French standard.', max_length=500, verbose_name='data·inclusion code')),
                        ('level', models.CharField(choices=[('local', 'Local'), ('province', 'Province or department'), ('region', 'Region'), ('community', 'Community (Belgium)'), ('federal', 'Federal state (Belgium)'), ('french_state', 'French state'), ('european', 'European Union')], max_length=15, verbose_name='level')),
                        ('languages', models.CharField(help_text='In which it is written to: fr, nl, de or en, the usual one first, between spaces.', max_length=20, validators=[django.core.validators.RegexValidator(re.compile('^(fr|nl|de|en)( (fr|nl|de|en))*\\Z'), 'Codes between spaces: fr, nl, de or en.')], verbose_name='languages')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.authority', verbose_name='broader term')),
                    ],
                    options={
                        'verbose_name': 'authority',
                        'verbose_name_plural': 'authorities',
                        'ordering': ['sort_order', 'label_fr'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Challenge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(help_text='Stands in addresses and exports: choose it once, keep it.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[A-Za-z0-9][A-Za-z0-9-]*\\Z'), 'Use letters without accents, digits and hyphens only.')], verbose_name='code')),
                        ('sort_order', models.PositiveIntegerField(db_index=True, default=0, verbose_name='order')),
                        ('label_fr', models.CharField(max_length=150, verbose_name='name in French')),
                        ('label_nl', models.CharField(blank=True, max_length=150, verbose_name='name in Dutch')),
                        ('label_de', models.CharField(blank=True, max_length=150, verbose_name='name in German')),
                        ('label_en', models.CharField(blank=True, max_length=150, verbose_name='name in English')),
                        ('also_called', models.TextField(blank=True, help_text='What people type instead: acronyms, older names, everyday words. Separate them with semicolons.', verbose_name='also called')),
                        ('data_inclusion', models.CharField(blank=True, help_text='The matching code of the French standard.', max_length=500, verbose_name='data·inclusion code')),
                        ('side', models.CharField(choices=[('person', 'What holds a person back'), ('organisation', 'What an organisation struggles with')], max_length=12, verbose_name='who meets it')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.challenge', verbose_name='broader term')),
                    ],
                    options={
                        'verbose_name': 'challenge',
                        'verbose_name_plural': 'challenges',
                        'ordering': ['sort_order', 'label_fr'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='GlossaryEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('acronym', models.CharField(max_length=20, verbose_name='acronym')),
                        ('country', models.CharField(blank=True, choices=[('BE', 'Belgium'), ('FR', 'France'), ('NL', 'Netherlands'), ('LU', 'Luxembourg'), ('DE', 'Germany'), ('GB', 'United Kingdom'), ('EU', 'European Union')], max_length=2, verbose_name='country')),
                        ('expansion_fr', models.CharField(max_length=200, verbose_name='in full, in French')),
                        ('expansion_nl', models.CharField(blank=True, max_length=200, verbose_name='in full, in Dutch')),
                        ('expansion_de', models.CharField(blank=True, max_length=200, verbose_name='in full, in German')),
                        ('expansion_en', models.CharField(blank=True, max_length=200, verbose_name='in full, in English')),
                        ('explanation_fr', models.TextField(blank=True, verbose_name='in one sentence, in French')),
                    ],
                    options={
                        'verbose_name': 'glossary entry',
                        'verbose_name_plural': 'glossary',
                        'ordering': ['acronym', 'country'],
                        'constraints': [models.UniqueConstraint(fields=('acronym', 'country'), name='glossary_acronym_once_a_country', violation_error_message='This acronym is already in the glossary for this country.')],
                    },
                ),
                migrations.CreateModel(
                    name='OutgoingMail',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=200, unique=True, verbose_name='event')),
                        ('identifier', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('name', models.CharField(max_length=80, verbose_name='kind of e-mail')),
                        ('to', models.CharField(blank=True, max_length=320, verbose_name='recipient')),
                        ('language', models.CharField(choices=[('fr', 'French'), ('nl', 'Dutch'), ('de', 'German'), ('en', 'English')], max_length=2, verbose_name='language')),
                        ('subject', models.CharField(blank=True, max_length=200, verbose_name='subject')),
                        ('text', models.TextField(blank=True)),
                        ('html', models.TextField(blank=True)),
                        ('reply_to', models.CharField(blank=True, max_length=320)),
                        ('calendar', models.TextField(blank=True)),
                        ('calendar_method', models.CharField(blank=True, max_length=20)),
                        ('unsubscribe', models.URLField(blank=True, max_length=500)),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being handed over'), ('sent', 'Sent'), ('uncertain', 'Perhaps sent'), ('bounced', 'Refused by the address'), ('failed', 'Failed')], default='waiting', max_length=10, verbose_name='state')),
                        ('posted', models.DateTimeField(auto_now_add=True, verbose_name='written on')),
                        ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                        ('sending_since', models.DateTimeField(blank=True, null=True)),
                        ('sent', models.DateTimeField(blank=True, null=True, verbose_name='sent on')),
                        ('error', models.TextField(blank=True, verbose_name='error')),
                    ],
                    options={
                        'verbose_name': 'e-mail',
                        'verbose_name_plural': 'e-mails',
                        'ordering': ['-posted', '-pk'],
                        'indexes': [models.Index(fields=['state', '-posted'], name='mail_by_state')],
                    },
                ),
                migrations.CreateModel(
                    name='Picture',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('title', models.CharField(max_length=255, verbose_name='title')),
                        ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                        ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                        ('width', models.IntegerField(editable=False, verbose_name='width')),
                        ('height', models.IntegerField(editable=False, verbose_name='height')),
                        ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                        ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                        ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                        ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                        ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                        ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                        ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                        ('alt_text', models.CharField(help_text='What the picture shows, for those who do not see it. For example: “Two trainees fit a window frame”.', max_length=250, verbose_name='alternative text')),
                        ('credit', models.CharField(blank=True, help_text='Who took or drew it.', max_length=150, verbose_name='credit')),
                        ('licence', models.CharField(choices=[('cc-by-sa-4.0', 'CC BY-SA 4.0'), ('cc-by-4.0', 'CC BY 4.0'), ('cc0-1.0', 'CC0 1.0'), ('lo-2.0', 'Licence Ouverte 2.0'), ('reserved', 'All rights reserved')], default='cc-by-sa-4.0', max_length=20, verbose_name='licence')),
                        ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                        ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                        ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
                    ],
                    options={
                        'verbose_name': 'image',
                        'verbose_name_plural': 'images',
                        'permissions': [('choose_image', 'Can choose image')],
                        'abstract': False,
                    },
                    bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
                ),
                migrations.CreateModel(
                    name='Sector',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(help_text='Stands in addresses and exports: choose it once, keep it.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[A-Za-z0-9][A-Za-z0-9-]*\\Z'), 'Use letters without accents, digits and hyphens only.')], verbose_name='code')),
                        ('sort_order', models.PositiveIntegerField(db_index=True, default=0, verbose_name='order')),
                        ('label_fr', models.CharField(max_length=150, verbose_name='name in French')),
                        ('label_nl', models.CharField(blank=True, max_length=150, verbose_name='name in Dutch')),
                        ('label_de', models.CharField(blank=True, max_length=150, verbose_name='name in German')),
                        ('label_en', models.CharField(blank=True, max_length=150, verbose_name='name in English')),
                        ('also_called', models.TextField(blank=True, help_text='What people type instead: acronyms, older names, everyday words. Separate them with semicolons.', verbose_name='also called')),
                        ('data_inclusion', models.CharField(blank=True, help_text='The matching code of the French standard.', max_length=500, verbose_name='data·inclusion code')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.sector', verbose_name='broader term')),
                    ],
                    options={
                        'verbose_name': 'sector',
                        'verbose_name_plural': 'sectors',
                        'ordering': ['sort_order', 'label_fr'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='StructureKind',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(help_text='Stands in addresses and exports: choose it once, keep it.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[A-Za-z0-9][A-Za-z0-9-]*\\Z'), 'Use letters without accents, digits and hyphens only.')], verbose_name='code')),
                        ('sort_order', models.PositiveIntegerField(db_index=True, default=0, verbose_name='order')),
                        ('label_fr', models.CharField(max_length=150, verbose_name='name in French')),
                        ('label_nl', models.CharField(blank=True, max_length=150, verbose_name='name in Dutch')),
                        ('label_de', models.CharField(blank=True, max_length=150, verbose_name='name in German')),
                        ('label_en', models.CharField(blank=True, max_length=150, verbose_name='name in English')),
                        ('also_called', models.TextField(blank=True, help_text='What people type instead: acronyms, older names, everyday words. Separate them with semicolons.', verbose_name='also called')),
                        ('data_inclusion', models.CharField(blank=True, help_text='The matching code of the French standard.', max_length=500, verbose_name='data·inclusion code')),
                        ('country', models.CharField(blank=True, choices=[('BE', 'Belgium'), ('FR', 'France'), ('NL', 'Netherlands'), ('LU', 'Luxembourg'), ('DE', 'Germany'), ('GB', 'United Kingdom'), ('EU', 'European Union')], max_length=2, verbose_name='country')),
                        ('acronym', models.CharField(blank=True, max_length=20, verbose_name='acronym')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.structurekind', verbose_name='broader term')),
                    ],
                    options={
                        'verbose_name': 'kind of organisation',
                        'verbose_name_plural': 'kinds of organisation',
                        'ordering': ['sort_order', 'label_fr'],
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Rendition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('filter_spec', models.CharField(db_index=True, max_length=255)),
                        ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                        ('width', models.IntegerField(editable=False)),
                        ('height', models.IntegerField(editable=False)),
                        ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                        ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='core.picture')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='rendition_once')],
                    },
                    bases=(wagtail.images.models.ImageFileMixin, models.Model),
                ),
                migrations.CreateModel(
                    name='Territory',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(help_text='Stands in addresses and exports: choose it once, keep it.', max_length=60, unique=True, validators=[django.core.validators.RegexValidator(re.compile('^[A-Za-z0-9][A-Za-z0-9-]*\\Z'), 'Use letters without accents, digits and hyphens only.')], verbose_name='code')),
                        ('sort_order', models.PositiveIntegerField(db_index=True, default=0, verbose_name='order')),
                        ('label_fr', models.CharField(max_length=150, verbose_name='name in French')),
                        ('label_nl', models.CharField(blank=True, max_length=150, verbose_name='name in Dutch')),
                        ('label_de', models.CharField(blank=True, max_length=150, verbose_name='name in German')),
                        ('label_en', models.CharField(blank=True, max_length=150, verbose_name='name in English')),
                        ('also_called', models.TextField(blank=True, help_text='What people type instead: acronyms, older names, everyday words. Separate them with semicolons.', verbose_name='also called')),
                        ('data_inclusion', models.CharField(blank=True, help_text='The matching code of the French standard.', max_length=500, verbose_name='data·inclusion code')),
                        ('kind', models.CharField(choices=[('country', 'Country'), ('region', 'Region'), ('province', 'Province'), ('department', 'Department'), ('canton', 'Canton'), ('arrondissement', 'Arrondissement'), ('zone', 'Cross-border or living area')], max_length=15, verbose_name='kind')),
                        ('latitude', models.FloatField(blank=True, help_text='Of its centre, in degrees.', null=True, verbose_name='latitude')),
                        ('longitude', models.FloatField(blank=True, help_text='Of its centre, in degrees.', null=True, verbose_name='longitude')),
                        ('contains', models.ManyToManyField(blank=True, help_text='For a zone: the territories that it contains, in whole or in part.', related_name='zones', to='core.territory', verbose_name='contains')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.territory', verbose_name='broader term')),
                    ],
                    options={
                        'verbose_name': 'territory',
                        'verbose_name_plural': 'territories',
                        'ordering': ['sort_order', 'label_fr'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('latitude__isnull', True), ('latitude__range', (-90, 90)), _connector='OR'), name='territory_latitude_in_range', violation_error_message='A latitude lies between −90 and 90 degrees.'), models.CheckConstraint(condition=models.Q(('longitude__isnull', True), ('longitude__range', (-180, 180)), _connector='OR'), name='territory_longitude_in_range', violation_error_message='A longitude lies between −180 and 180 degrees.')],
                    },
                ),
            ],
        ),
    ]
