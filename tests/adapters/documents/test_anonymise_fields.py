"""Fields of a .docx that never end, and the one among them that tells who wrote it."""

import tracemalloc

from lxml import etree

from jcas.adapters.documents.anonymise_fields import flatten_fields
from jcas.adapters.documents.docx_names import W
from jcas.adapters.documents.tree import text_of

OPEN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
AUTHOR = (
    f"{OPEN}<w:r><w:instrText> AUTHOR </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Aigerim Bekova</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MEGABYTE = 1 << 20


def test_a_field_goes_at_the_cost_of_the_text_however_many_before_it_never_end() -> None:
    root = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{OPEN * 4000}{AUTHOR}</w:p>')
    tracemalloc.start()
    flatten_fields(root, lambda _instruction: False)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert text_of(root) == ""
    assert peak < 20 * MEGABYTE
