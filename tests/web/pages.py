"""What a page says."""

import html
import re
from typing import Any


def text_of(answer: Any) -> str:
    """The page's words, tags left out."""
    words = re.sub(r"<[^>]+>", " ", answer.text)
    return " ".join(html.unescape(words).split())
