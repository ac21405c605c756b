import core.migrating
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('home', '0001_initial'),
        ('home', '0002_optional_texts_are_empty'),
    ]

    initial = True

    dependencies = [
        ('core', '0001_squashed_0006_kept_documents'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        core.migrating.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='HomePage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('question', models.CharField(max_length=120, verbose_name='question')),
                        ('lead', models.CharField(max_length=280, verbose_name='introduction')),
                        ('search_placeholder', models.CharField(blank=True, max_length=120, verbose_name='example in the search box')),
                        ('person_heading', models.CharField(max_length=80, verbose_name='heading of people’s challenges')),
                        ('organisation_heading', models.CharField(max_length=80, verbose_name='heading of organisations’ challenges')),
                        ('new_heading', models.CharField(max_length=80, verbose_name='heading of what is new')),
                        ('visits_heading', models.CharField(max_length=80, verbose_name='heading of visits')),
                        ('visits_text', models.CharField(max_length=280, verbose_name='text on visits')),
                    ],
                    options={
                        'verbose_name': 'home page',
                        'verbose_name_plural': 'home pages',
                    },
                    bases=('wagtailcore.page',),
                ),
                migrations.CreateModel(
                    name='StandardPage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('summary', models.CharField(help_text='What a reader in a hurry must know. 280 characters at most.', max_length=280, verbose_name='in one sentence')),
                        ('body', wagtail.fields.StreamField([('heading', 0), ('prose', 1), ('picture', 4), ('quote', 7), ('callout', 10)], block_lookup={0: ('core.blocks.HeadingBlock', (), {}), 1: ('core.blocks.ProseBlock', (), {}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 3: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Caption', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('image', 2), ('caption', 3)]], {}), 5: ('wagtail.blocks.TextBlock', (), {'label': 'Words'}), 6: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Who says it', 'max_length': 150, 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 5), ('source', 6)]], {}), 8: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Title', 'max_length': 120, 'required': False}), 9: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul'], 'label': 'Text'}), 10: ('wagtail.blocks.StructBlock', [[('title', 8), ('text', 9)]], {})}, verbose_name='body')),
                        ('in_footer', models.BooleanField(default=False, verbose_name='in the footer')),
                    ],
                    options={
                        'verbose_name': 'editorial page',
                        'verbose_name_plural': 'editorial pages',
                    },
                    bases=('wagtailcore.page', models.Model),
                ),
                migrations.CreateModel(
                    name='SiteIdentity',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(default='Passerelles', max_length=60, verbose_name='name')),
                        ('motto_fr', models.CharField(blank=True, max_length=160, verbose_name='motto in French')),
                        ('motto_nl', models.CharField(blank=True, max_length=160, verbose_name='motto in Dutch')),
                        ('motto_de', models.CharField(blank=True, max_length=160, verbose_name='motto in German')),
                        ('motto_en', models.CharField(blank=True, max_length=160, verbose_name='motto in English')),
                        ('operator', models.CharField(blank=True, help_text='Who answers for the site.', max_length=150, verbose_name='operator')),
                        ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='contact e-mail')),
                        ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.picture', verbose_name='logo')),
                        ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
                    ],
                    options={
                        'verbose_name': 'name and contact',
                    },
                ),
            ],
        ),
    ]
