"""Of an answer, what is new stays: whichever mail program wrote it, in whichever language."""

import pytest

from core.mail.inbound.html import text_of_html
from core.mail.inbound.quotes import new_text

NEW = "Bonjour Nadia,\n\nle mardi 3 à 14 h nous va. Nous serons deux."

QUOTED = {
    "gmail fr": "Le lun. 2 mars 2026 à 10:12, Nadia <nadia@x.example> a écrit :\n\n> Bonjour,\n> quand ?\n",
    "gmail fr, broken over lines": "Le lun. 2 mars 2026 à 10:12, Passerelles <reply+request.17.abc@x.example>\n"
    "a écrit :\n\n> quand ?",
    "gmail en": "On Mon, Mar 2, 2026 at 10:12 AM Nadia <nadia@x.example> wrote:\n> when?\n",
    "gmail nl": "Op ma 2 mrt 2026 om 10:12 schreef Nadia <nadia@x.example>:\n\n> wanneer?\n",
    "gmail de": "Am Mo., 2. März 2026 um 10:12 Uhr schrieb Nadia <nadia@x.example>:\n\n> wann?\n",
    "apple fr": "> Le 2 mars 2026 à 10:12, Nadia <nadia@x.example> a écrit :\n> \n> Quand ?\n",
    "apple nl": "> Op 2 mrt 2026 om 10:12 heeft Nadia <n@x.example> het volgende geschreven:\n> \n> Wanneer?",
    "thunderbird fr": "Le 02/03/2026 à 10:12, Nadia a écrit :\n> Quand ?\n",
    "thunderbird de": "Am 02.03.26 um 10:12 schrieb Nadia:\n> Wann?\n",
    "thunderbird nl": "Op 02-03-2026 om 10:12 schreef Nadia:\n> Wanneer?",
    "outlook fr": "________________________________\nDe : Nadia <nadia@x.example>\n"
    "Envoyé : lundi 2 mars 2026 10:12\nÀ : Samir\nObjet : Visite\n\nQuand ?",
    "outlook en": "From: Nadia <nadia@x.example>\nSent: Monday, March 2, 2026 10:12\nTo: Samir\n"
    "Subject: Visit\n\nWhen?",
    "outlook nl": "Van: Nadia <nadia@x.example>\nVerzonden: maandag 2 maart 2026 10:12\n"
    "Aan: Samir\nOnderwerp: Bezoek\n\nWanneer?",
    "outlook de": "Von: Nadia <nadia@x.example>\nGesendet: Montag, 2. März 2026 10:12\nAn: Samir\n"
    "Betreff: Besuch\n\nWann?",
    "old outlook fr": "-----Message d'origine-----\nDe : Nadia\nQuand ?",
    "old outlook en": "-----Original Message-----\nFrom: Nadia\nWhen?",
    "old outlook nl": "-----Oorspronkelijk bericht-----\nVan: Nadia\nWanneer?",
    "old outlook de": "-----Ursprüngliche Nachricht-----\nVon: Nadia\nWann?",
    "a signature": "-- \nSamir, coordinateur\n0470 00 00 00",
    "iphone fr": "Envoyé de mon iPhone",
    "iphone fr, with a quote": "Envoyé de mon iPhone\n\n"
    "> Le 2 mars 2026 à 10:12, Nadia <n@x.example> a écrit :\n> Quand ?",
    "iphone en": "Sent from my iPhone",
    "iphone nl": "Verstuurd vanaf mijn iPhone",
    "iphone de": "Von meinem iPhone gesendet",
    "samsung nl": "Verzonden vanaf mijn Galaxy",
    "outlook for android": "Get Outlook for Android<https://aka.ms/x>\n________________________________\n"
    "From: N <n@x.example>\nSent: Monday\n\nWhen?",
}


@pytest.mark.parametrize("how", QUOTED)
def test_what_stood_before_is_left_out(how: str) -> None:
    assert new_text(f"{NEW}\n\n{QUOTED[how]}") == NEW
    assert new_text(f"{NEW}\n\n{QUOTED[how]}".replace("\n", "\n")) == NEW


def test_an_answer_below_the_quote_stays() -> None:
    assert new_text(f"Le 2 mars 2026 à 10:12, Nadia a écrit :\n> Quand ?\n\n{NEW}\n\n-- \nSamir") == NEW


def test_answers_between_the_lines_stay() -> None:
    text = "Le 2 mars 2026 à 10:12, Nadia a écrit :\n> Quand ?\nMardi.\n> À combien ?\nÀ deux."
    assert new_text(text) == "Mardi.\nÀ deux."


@pytest.mark.parametrize(
    "text",
    [
        "Le mardi nous convient.\nLe mercredi aussi : c’est calme.",
        "On Monday we wrote down what we need: a room.",
        "De : nous n’avons rien reçu de vous.",
        "Von uns aus gern am Dienstag.",
        "Le rapport dit : rien.\n\nÀ bientôt",
        "Op maandag kan het niet.",
    ],
)
def test_sentences_that_only_look_like_it_stay(text: str) -> None:
    assert new_text(text) == text


@pytest.mark.parametrize("text", ["", "> tout\n> cité", "-- \nSamir", "Envoyé de mon iPhone", "\x00\u202e"])
def test_nothing_new_is_nothing(text: str) -> None:
    assert new_text(text) == ""


def test_html_alone_becomes_text_without_scripts_and_quotes() -> None:
    html = """<html><head><title>x</title><style>p{}</style></head><body onload="x()">
      <script>steal()</script><p>Bonjour&nbsp;Nadia,</p><p>mardi <b>à 14&nbsp;h</b> nous va.<br>Nous serons deux.</p>
      <img src="https://spy.example/x.gif"><div class="gmail_quote"><div>Le 2 mars… a écrit :<blockquote>Quand ?
      </blockquote></div></div></body></html>"""
    assert new_text(text_of_html(html)) == "Bonjour Nadia,\n\nmardi à 14 h nous va.\nNous serons deux."


def test_html_of_outlook_ends_where_the_quote_begins() -> None:
    html = '<div>Mardi.</div><div id="divRplyFwdMsg"><b>De :</b> Nadia</div><div>Quand ?</div>'
    assert new_text(text_of_html(html)) == "Mardi."


@pytest.mark.parametrize(
    "html", ["<", "<script>never closed", "<p" * 50_000, "<div>" * 10_000, "</b></i>x", "<![CDATA[ x"]
)
def test_broken_html_is_no_error(html: str) -> None:
    text_of_html(html)
