"""Texts brought onto one line as those who set type would: a space that keeps a sign with its word stays."""

_BREAKS = "\t\n\r\f\v\u2028\u2029"  # where a line may end; « ? » and « : » have others before them, which stay


def on_one_line(text: str, *, edges: bool = False) -> str:
    """The text without line ends, one space where there were several. « ? » stays with its word. edges: the space
    before and after it stays, too."""
    for sign in _BREAKS:
        text = text.replace(sign, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text if edges else text.strip(" ")
