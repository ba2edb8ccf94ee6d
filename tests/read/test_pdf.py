"""PDF with a text layer."""

import hashlib

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Document
from onrecord.read import ReadError, read_document
from onrecord.read.decode import decode

FIRST = [
    (760, ["Fjord Times - page 1"]),
    (700, ["Dam holds in Bergen after the flood"]),
    (660, ["The mayor told reporters on Monday that the dam would",
           "hold and that nobody would have to leave. She re-",
           "fused to say more."]),
    (580, ["The envoy, who had come from Oslo to see the valves, said that the"]),
]  # fmt: skip
SECOND = [
    (760, ["Fjord Times - page 2"]),
    (700, ["water had risen by two metres since Sunday."]),
    (60, ["2"]),
]


def pdf(pages: list[list[tuple[int, list[str]]]], title: str = "", made: str = "") -> bytes:
    """A PDF whose pages hold blocks of lines, each from a height downwards."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(
            f"BT /F1 12 Tf 14 TL 72 {at} Td {' '.join(f'({line}) Tj T*' for line in lines)} ET\n"
            for at, lines in page
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) /CreationDate ({made}) >>")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    start = out.index("xref\n0")
    size = len(objects)
    out += f"trailer << /Size {size + 1} /Root 1 0 R /Info {size} 0 R >>\nstartxref\n{start}\n%%EOF"
    return out.encode()


def read(raw: bytes) -> tuple[Article, str]:
    document = Document(hashlib.sha256(raw).hexdigest(), raw, "a.pdf", "application/pdf")
    return read_document(document, load()), decode(document)


def test_lines_are_joined_to_paragraphs_also_over_the_end_of_a_page() -> None:
    article, _ = read(pdf([FIRST, SECOND]))
    assert article.text.split("\n\n") == [
        "Dam holds in Bergen after the flood",
        "The mayor told reporters on Monday that the dam would hold and that nobody would have to leave. She"
        " refused to say more.",
        "The envoy, who had come from Oslo to see the valves, said that the water had risen by two metres"
        " since Sunday.",
    ]
    assert article.title == "Dam holds in Bergen after the flood"


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    article, _ = read(pdf([FIRST, SECOND]))
    assert [gone.text for gone in article.removed] == ["Fjord Times - page 1", "Fjord Times - page 2", "2"]


def test_every_segment_leads_back_to_the_text_of_the_pdf() -> None:
    article, raw = read(pdf([FIRST, SECOND]))
    for block in article.blocks:
        assert block.segments
        for segment in block.segments:
            words = article.full_text[segment.text : segment.text + segment.length]
            assert words == raw[segment.raw : segment.raw + segment.length]


def test_what_the_file_says_of_itself() -> None:
    article, _ = read(pdf([FIRST, SECOND], "Dam holds in Bergen after the flood", "D:20210504101500+02'00'"))
    assert article.published is not None
    assert (str(article.published.start), article.published_basis) == (
        "2021-05-04",
        "creation date of the PDF",
    )


@pytest.mark.parametrize("raw", [b"%PDF-1.7", pdf([[]]), pdf([FIRST])[:200], b"%PDF-1.4\n" + b"\xff" * 500])
def test_what_cannot_be_read_says_why(raw: bytes) -> None:
    with pytest.raises(ReadError, match="PDF"):
        read(raw)
