"""Texts brought onto one line as those who set type would: a space that keeps a sign with its word stays."""

SPACES = " \t\n\r\f\v\u2028\u2029"  # where a line may end; « ? » and « : » have others before them, which stay


def on_one_line(text: str) -> str:
    """The text without line ends, one space where there were several. « ? » stays with its word."""
    for sign in SPACES[1:]:
        text = text.replace(sign, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")
