"""The demo's accounts that a visitor can sign in with."""

PASSWORD = "steppe-quarter-24"  # noqa: S105  a demo's, shown on its sign-in page

ACCOUNTS = [
    ("Editor-in-chief", "editor-in-chief@example.org", PASSWORD),
    ("Managing editor, administrator", "managing-editor@example.org", PASSWORD),
    ("Editor", "editor@example.org", PASSWORD),
    ("Author", "author@example.org", PASSWORD),
    ("Reviewer", "reviewer@example.org", PASSWORD),
]
"""(what the person is, address, password)."""
