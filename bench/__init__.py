"""`make bench`: how fast the site is, beside a plain Django view and a plain Wagtail page. See docs/performance.md.

Only config.bench_settings installs this app; no site does.
"""
