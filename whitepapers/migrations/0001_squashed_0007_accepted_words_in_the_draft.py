import core.migrating
import django.db.models.deletion
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
import whitepapers.models.pages
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('whitepapers', '0001_initial'),
        ('whitepapers', '0002_follow_up'),
        ('whitepapers', '0003_contributions'),
        ('whitepapers', '0004_consultation_changelog'),
        ('whitepapers', '0005_told_outcomes'),
        ('whitepapers', '0006_reported_contributions'),
        ('whitepapers', '0007_accepted_words_in_the_draft'),
    ]

    initial = True

    dependencies = [
        ('core', '0001_squashed_0006_kept_documents'),
        ('knowledgebase', '0001_squashed_0008_barrier_suggestion'),
        ('network', '0002_squashed_0012_notice_off'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        core.migrating.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='ChapterPage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 3), ('quote', 6), ('callout', 8), ('figure', 15), ('picture', 18)], blank=True, block_lookup={0: ('core.blocks.HeadingBlock', (), {}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'document-link', 'ol', 'ul'], 'label': 'Text'}), 2: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'A source or a detail, shown as a footnote.', 'label': 'Note', 'max_length': 500, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('text', 1), ('note', 2)]], {}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Words'}), 5: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Who says it', 'max_length': 150, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('text', 4), ('source', 5)]], {}), 7: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Title', 'max_length': 120, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('title', 7), ('text', 1)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'What is counted', 'max_length': 120}), 10: ('wagtail.blocks.DecimalBlock', (), {'label': 'Value'}), 11: ('wagtail.blocks.DecimalBlock', (), {'help_text': 'For 9 out of 14: write 14.', 'label': 'Out of', 'required': False}), 12: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('people', 'people'), ('percent', '%'), ('euro', 'euro'), ('hours', 'hours'), ('days', 'days'), ('organisations', 'organisations'), ('count', 'number')], 'label': 'Unit'}), 13: ('wagtail.blocks.IntegerBlock', (), {'label': 'Year', 'max_value': 2100, 'min_value': 1950, 'required': False}), 14: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who counted, in which register or report.', 'label': 'Source', 'max_length': 200}), 15: ('wagtail.blocks.StructBlock', [[('label', 9), ('value', 10), ('total', 11), ('unit', 12), ('year', 13), ('source', 14)]], {}), 16: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 17: ('wagtail.blocks.CharBlock', (), {'default': '', 'label': 'Caption', 'max_length': 200, 'required': False}), 18: ('wagtail.blocks.StructBlock', [[('image', 16), ('caption', 17)]], {})}, verbose_name='text')),
                        ('left_out', models.BooleanField(default=False, help_text='What was published once is not deleted: the versions that hold it stay as they are.', verbose_name='leave it out of the next version')),
                    ],
                    options={
                        'verbose_name': 'chapter',
                        'verbose_name_plural': 'chapters',
                    },
                    bases=(whitepapers.models.pages.EditedByAuthors, 'wagtailcore.page'),
                ),
                migrations.CreateModel(
                    name='WhitePaper',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.UUIDField(editable=False, unique=True)),
                        ('stage', models.CharField(choices=[('draft', 'being written'), ('consultation', 'in consultation'), ('settling', 'being settled'), ('adopted', 'adopted'), ('sent', 'sent to the authorities'), ('followed_up', 'followed up')], default='draft', editable=False, max_length=12, verbose_name='stage')),
                    ],
                    options={
                        'verbose_name': 'white paper',
                        'verbose_name_plural': 'white papers',
                    },
                ),
                migrations.CreateModel(
                    name='WhitePaperIndexPage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('summary', models.CharField(help_text='What a reader in a hurry must know. 280 characters at most.', max_length=280, verbose_name='in one sentence')),
                    ],
                    options={
                        'verbose_name': 'list of white papers',
                        'verbose_name_plural': 'lists of white papers',
                    },
                    bases=(whitepapers.models.pages.EditedByAuthors, 'wagtailcore.page', models.Model),
                ),
                migrations.CreateModel(
                    name='Consultation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('opens_on', models.DateField(verbose_name='opens on')),
                        ('closes_on', models.DateField(verbose_name='last day')),
                        ('readers', models.CharField(choices=[('public', 'everybody'), ('members', 'members of the network'), ('chosen', 'chosen organisations')], default='public', max_length=8, verbose_name='for whom')),
                        ('changelog', models.TextField(blank=True, max_length=5000, verbose_name='what has changed')),
                        ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='opened at')),
                        ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed at')),
                        ('organisations', models.ManyToManyField(blank=True, related_name='+', to='network.organisationpage', verbose_name='organisations')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultations', to='whitepapers.whitepaper')),
                    ],
                    options={
                        'verbose_name': 'consultation',
                        'verbose_name_plural': 'consultations',
                        'ordering': ['-opens_on', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='consultation_closes_after_it_opens', violation_error_message='The last day cannot come before the first.'), models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('paper',), name='one_consultation_at_a_time', violation_error_message='This white paper already has a consultation, open or to come.')],
                    },
                ),
                migrations.CreateModel(
                    name='ProposalPage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('current_rule', wagtail.fields.RichTextField(verbose_name='the rule today')),
                        ('change', wagtail.fields.RichTextField(verbose_name='the change asked for')),
                        ('why', wagtail.fields.RichTextField(verbose_name='why')),
                        ('for_whom', models.CharField(max_length=250, verbose_name='for whom')),
                        ('cost', models.CharField(blank=True, max_length=250, verbose_name='what it costs or saves')),
                        ('cost_source', models.CharField(blank=True, max_length=250, verbose_name='source of this amount')),
                        ('met_on', models.DateField(blank=True, null=True, verbose_name='date of the meeting')),
                        ('met_at', models.CharField(blank=True, max_length=250, verbose_name='meeting at which it was first said')),
                        ('recommended', models.CharField(blank=True, max_length=280, verbose_name='what that meeting recommended')),
                        ('left_out', models.BooleanField(default=False, help_text='What was published once is not deleted: the versions that hold it stay as they are.', verbose_name='leave it out of the next version')),
                        ('authorities', modelcluster.fields.ParentalManyToManyField(related_name='+', to='core.authority', verbose_name='addressed to')),
                        ('barriers', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='proposals', to='knowledgebase.barrierpage', verbose_name='barriers that it lifts')),
                        ('practices', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Those that get round its barriers are found by themselves.', related_name='+', to='knowledgebase.practicepage', verbose_name='practices that show the way')),
                    ],
                    options={
                        'verbose_name': 'proposal',
                        'verbose_name_plural': 'proposals',
                    },
                    bases=(whitepapers.models.pages.EditedByAuthors, 'wagtailcore.page'),
                ),
                migrations.CreateModel(
                    name='Sending',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sent_on', models.DateField(verbose_name='sent on')),
                        ('proposals', models.JSONField(blank=True, default=list, verbose_name='proposals')),
                        ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.authority', verbose_name='authority')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sendings', to='whitepapers.version', verbose_name='version')),
                    ],
                    options={
                        'verbose_name': 'sending',
                        'verbose_name_plural': 'sendings',
                        'ordering': ['sent_on', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('answered_on', models.DateField(verbose_name='answered on')),
                        ('text', models.TextField(max_length=20000, verbose_name='the answer')),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.attachment', verbose_name='document')),
                        ('sending', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='whitepapers.sending')),
                    ],
                    options={
                        'verbose_name': 'answer',
                        'verbose_name_plural': 'answers',
                        'ordering': ['answered_on', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Version',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                        ('published_at', models.DateTimeField(verbose_name='published on')),
                        ('changelog', models.TextField(blank=True, max_length=5000, verbose_name='what has changed')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('consultation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='whitepapers.consultation')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='whitepapers.whitepaper')),
                    ],
                    options={
                        'verbose_name': 'version',
                        'verbose_name_plural': 'versions',
                        'ordering': ['-number'],
                        'constraints': [models.UniqueConstraint(fields=('paper', 'number'), name='one_version_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='Contribution',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('language', models.CharField(choices=[('fr', 'French'), ('nl', 'Dutch'), ('de', 'German'), ('en', 'English'), ('lb', 'Luxembourgish'), ('ar', 'Arabic'), ('es', 'Spanish'), ('it', 'Italian'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('sign', 'Sign language')], max_length=5, verbose_name='language')),
                        ('part_key', models.UUIDField()),
                        ('passage', models.CharField(blank=True, max_length=64)),
                        ('quote', models.TextField(blank=True)),
                        ('before', models.TextField(blank=True)),
                        ('after', models.TextField(blank=True)),
                        ('kind', models.CharField(choices=[('comment', 'Comment'), ('rewording', 'Other words'), ('stance', 'Position')], max_length=10, verbose_name='kind')),
                        ('text', models.TextField(blank=True, max_length=5000, verbose_name='comment')),
                        ('words', models.TextField(blank=True, max_length=10000, verbose_name='suggested words')),
                        ('stance', models.CharField(blank=True, choices=[('agree', 'Agrees'), ('reservations', 'Has reservations'), ('disagree', 'Disagrees')], max_length=12, verbose_name='position')),
                        ('reasons_for', models.TextField(blank=True, max_length=5000, verbose_name='reasons for')),
                        ('reasons_against', models.TextField(blank=True, max_length=5000, verbose_name='reasons against')),
                        ('sources', models.TextField(blank=True, max_length=5000, verbose_name='sources')),
                        ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                        ('organisation_key', models.UUIDField(blank=True, null=True)),
                        ('organisation', models.CharField(blank=True, max_length=255, verbose_name='organisation')),
                        ('made_at', models.DateTimeField(verbose_name='said on')),
                        ('edited_at', models.DateTimeField(blank=True, null=True, verbose_name='changed on')),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn on')),
                        ('decision', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('in_part', 'Accepted in part'), ('declined', 'Not accepted')], max_length=10, verbose_name='decision')),
                        ('reason', models.TextField(blank=True, max_length=5000, verbose_name='reason of the decision')),
                        ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided on')),
                        ('hidden_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='taken away on')),
                        ('hidden_reason', models.TextField(blank=True, editable=False, max_length=5000)),
                        ('in_draft', models.JSONField(editable=False, null=True)),
                        ('told_decision', models.CharField(blank=True, editable=False, max_length=10)),
                        ('told_came_in', models.BooleanField(default=False, editable=False)),
                        ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('member', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='whitepapers.contribution')),
                        ('came_in', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='brought_in', to='whitepapers.version')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='whitepapers.version')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributions', to='whitepapers.whitepaper')),
                    ],
                    options={
                        'verbose_name': 'contribution',
                        'verbose_name_plural': 'contributions',
                        'ordering': ['made_at', 'pk'],
                        'indexes': [models.Index(fields=['paper', 'part_key'], name='contributions_of_a_part')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('hidden_at', None), ('kind', 'stance'), ('organisation_key__isnull', False), ('withdrawn_at', None)), fields=('paper', 'part_key', 'organisation_key'), name='one_position_an_organisation'), models.UniqueConstraint(condition=models.Q(('hidden_at', None), ('kind', 'stance'), ('member__isnull', False), ('organisation_key', None), ('withdrawn_at', None)), fields=('paper', 'part_key', 'member'), name='one_position_a_person')],
                    },
                ),
                migrations.CreateModel(
                    name='Commitment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal_key', models.UUIDField(db_index=True, verbose_name='proposal')),
                        ('text', models.CharField(max_length=500, verbose_name='what was promised')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='for when')),
                        ('state', models.CharField(choices=[('promised', 'promised'), ('under_way', 'under way'), ('kept', 'kept'), ('dropped', 'dropped')], default='promised', max_length=10, verbose_name='state')),
                        ('state_on', models.DateField(verbose_name='since')),
                        ('source', models.CharField(blank=True, max_length=250, verbose_name='source')),
                        ('source_url', models.URLField(blank=True, max_length=500, verbose_name='address of the source')),
                        ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='commitments', to='whitepapers.answer', verbose_name='answer')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='whitepapers.whitepaper')),
                    ],
                    options={
                        'verbose_name': 'commitment',
                        'verbose_name_plural': 'commitments',
                        'ordering': ['state_on', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state', 'promised'), models.Q(('source', ''), _negated=True), _connector='OR'), name='commitment_change_has_a_source', violation_error_message='Say where this can be read.')],
                    },
                ),
                migrations.CreateModel(
                    name='Author',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('chapter_key', models.UUIDField(blank=True, null=True, verbose_name='chapter')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='member')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='whitepapers.whitepaper')),
                    ],
                    options={
                        'verbose_name': 'author',
                        'verbose_name_plural': 'authors',
                        'constraints': [models.UniqueConstraint(fields=('paper', 'member', 'chapter_key'), name='an_author_once_a_chapter', nulls_distinct=False, violation_error_message='This person already writes this.')],
                    },
                ),
                migrations.CreateModel(
                    name='WhitePaperPage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('summary', models.CharField(help_text='What a reader in a hurry must know. 280 characters at most.', max_length=280, verbose_name='in one sentence')),
                        ('foreword', wagtail.fields.RichTextField(blank=True, verbose_name='foreword')),
                        ('licence', models.CharField(choices=[('cc-by-sa-4.0', 'CC BY-SA 4.0'), ('cc-by-4.0', 'CC BY 4.0'), ('cc0-1.0', 'CC0 1.0'), ('lo-2.0', 'Licence Ouverte 2.0'), ('reserved', 'All rights reserved')], default='cc-by-sa-4.0', max_length=20, verbose_name='licence')),
                        ('authorities', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='core.authority', verbose_name='addressed to')),
                        ('territories', modelcluster.fields.ParentalManyToManyField(related_name='+', to='core.territory', verbose_name='territories')),
                    ],
                    options={
                        'verbose_name': 'white paper',
                        'verbose_name_plural': 'white papers',
                    },
                    bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, whitepapers.models.pages.EditedByAuthors, 'wagtailcore.page', models.Model),
                ),
                migrations.CreateModel(
                    name='ContributionReport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('paper_title', models.CharField(max_length=255, verbose_name='white paper')),
                        ('reason', models.CharField(choices=[('abuse', 'It insults, threatens or discriminates'), ('person', 'It makes somebody recognisable who did not want it'), ('off_topic', 'It is advertising, or about something else'), ('other', 'Something else')], max_length=10, verbose_name='reason')),
                        ('note', models.TextField(blank=True, max_length=1000, verbose_name='in a few words')),
                        ('reported_at', models.DateTimeField(verbose_name='reported on')),
                        ('state', models.CharField(choices=[('waiting', 'To be looked at'), ('kept', 'The contribution stays'), ('hidden', 'The contribution was taken away')], db_index=True, default='waiting', max_length=10, verbose_name='state')),
                        ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided on')),
                        ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='whitepapers.contribution')),
                        ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('member', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'reported contribution',
                        'verbose_name_plural': 'reported contributions',
                        'ordering': ['-reported_at', '-pk'],
                        'constraints': [models.UniqueConstraint(fields=('contribution', 'member'), name='reported_once_a_member')],
                    },
                ),
                migrations.CreateModel(
                    name='VersionText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('language', models.CharField(choices=[('fr', 'French'), ('nl', 'Dutch'), ('de', 'German'), ('en', 'English'), ('lb', 'Luxembourgish'), ('ar', 'Arabic'), ('es', 'Spanish'), ('it', 'Italian'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('sign', 'Sign language')], max_length=5, verbose_name='language')),
                        ('title', models.CharField(max_length=255, verbose_name='title')),
                        ('summary', models.CharField(max_length=280, verbose_name='in one sentence')),
                        ('proposals', models.PositiveSmallIntegerField(verbose_name='proposals')),
                        ('content', models.JSONField()),
                        ('digest', models.CharField(editable=False, max_length=32)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='whitepapers.version')),
                    ],
                    options={
                        'verbose_name': 'text of a version',
                        'verbose_name_plural': 'texts of versions',
                        'constraints': [models.UniqueConstraint(fields=('version', 'language'), name='one_text_a_language')],
                    },
                ),
            ],
        ),
    ]
