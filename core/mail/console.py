"""E-mails on the terminal, for who tries the site: to whom, about what, and the plain text, without the HTML."""

from django.core.mail import EmailMessage
from django.core.mail.backends import console


class EmailBackend(console.EmailBackend):
    def write_message(self, message: EmailMessage) -> None:
        files = "".join(f"\n[{name}]" for name, *_rest in message.attachments if isinstance(name, str))
        head = f"To: {', '.join(message.to)}\nSubject: {message.subject}"
        self.stream.write(f"{'-' * 79}\n{head}\n\n{message.body.rstrip()}{files}\n{'-' * 79}\n")
