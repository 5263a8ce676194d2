"""Copies for reviewers without the real job: quick ones for tests about who gets them, not about what is in them."""

import io
import json

from jcas.adapters.storage import storage
from jcas.demo.manuscripts import small_png
from jcas.models.base import db, writing
from jcas.models.files import Version
from jcas.models.submissions import Submission
from jcas.services import copies
from tests.worlds import ARRIVAL

LOOK = {
    "kind": "self_citation",
    "sentence": "Paragraph 3 speaks of the authors' own earlier work; see whether it tells who they are.",
    "paragraph": 3,
    "what": "our earlier study",
    "context": "As our earlier study <b>shows</b>, rail came late.",
}
TEXT = "As our earlier study shows, rail came late to the hungry steppe."
OLD_ROW = "A sentence of earlier times: see paragraph 7."


def give_copy(paper: Submission, *look: object) -> Version:
    """Gives the newest version a copy with a reading view of one paragraph and one picture, and these things to look at."""
    version = db.session.get_one(Submission, paper.id).versions[-1]
    report = version.report
    assert report is not None
    work, key = copies.wanted(report.id), storage().new_folder()
    assert work is not None
    blocks = [
        {"kind": "paragraph", "n": 3, "html": TEXT},
        {"kind": "figure", "n": 4, "picture": "picture-1.png", "width": 8, "height": 8},
    ]
    reading = {"blocks": blocks, "notes": [], "text_boxes": []}
    (storage().path(key) / "reading.json").write_text(json.dumps(reading), "utf8")
    (storage().path(key) / "picture-1.png").write_bytes(small_png((0, 80, 90), 8, 8))
    made = copies.Copy(storage().save(io.BytesIO(TEXT.encode())), "docx", key, work, look)  # type: ignore[arg-type]
    with writing():
        assert copies.keep_copy(report.id, made, now=ARRIVAL)
    return db.session.get_one(Version, version.id)
