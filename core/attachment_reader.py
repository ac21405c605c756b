"""Reads one file in a process of its own: bytes on its standard input, text on its standard output.

`core.attachment_texts` starts it, with limits, because files come from anywhere: one that unpacks to gigabytes or never
ends costs this process and nothing else. It imports nothing of the site.
"""

import io
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator

# What its exit status says, beside 0; a signal is a limit too.
ENCRYPTED, DAMAGED, TOO_MUCH = 3, 4, 5
MEMORY = 768 * 1024 * 1024  # bytes
UNPACKED = 256 * 1024 * 1024  # bytes of an office file's parts, which its libraries hold at once
SECONDS = 20  # of work


class EncryptedFileError(Exception):
    """The file cannot be opened without its password."""


def main(extension: str, most: int) -> int:
    """Write the first `most` characters of the text; the exit status."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    readers = {"pdf": of_pdf, "docx": of_docx, "odt": of_odt}
    try:
        text = first(readers[extension](sys.stdin.buffer.read()), most)
    except EncryptedFileError:
        return ENCRYPTED
    except (MemoryError, RecursionError):
        return TOO_MUCH
    except Exception:  # noqa: BLE001 - whatever is wrong with its bytes, each library has errors of its own
        return DAMAGED
    sys.stdout.buffer.write(text.encode("utf-8", "ignore"))
    return 0


def first(lines: Iterable[str], most: int) -> str:
    """The lines until there are `most` characters."""
    found, length = [], 0
    for line in lines:
        line = line.strip()
        if line:
            found.append(line[: most - length])
            length += len(line) + 1
        if length >= most:
            break
    return "\n".join(found)


def check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > UNPACKED:
            raise MemoryError


def of_pdf(content: bytes) -> Iterator[str]:
    import pypdf
    from pypdf.errors import DependencyError

    reader = pypdf.PdfReader(io.BytesIO(content))
    try:
        # Many a PDF has a password to change it, and none to read it.
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFileError
        for page in reader.pages:
            yield from page.extract_text().splitlines()
    except DependencyError as error:  # a kind of encryption that cannot be undone here
        raise EncryptedFileError from error


def of_docx(content: bytes) -> Iterator[str]:
    import docx
    from docx.oxml.ns import qn

    check_size(content)
    for paragraph in docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p")):
        yield "".join(run.text or "" for run in paragraph.iter(qn("w:t")))


def of_odt(content: bytes) -> Iterator[str]:
    import odfdo

    check_size(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise EncryptedFileError
    for paragraph in odfdo.Document(io.BytesIO(content)).body.get_elements("//text:p|//text:h"):
        yield paragraph.inner_text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
