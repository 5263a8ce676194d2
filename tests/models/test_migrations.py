"""Migrations make exactly the tables of the models, on both databases, and the database says the tables' rules again."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from jcas.models.base import Base, db, writing
from jcas.supervisor.migrations import FOLDER, newest_revision


@pytest.mark.postgres
def test_migrations_match_models(app: Flask) -> None:
    with db.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_migrations_have_one_head_which_the_files_names_tell() -> None:
    assert ScriptDirectory(str(FOLDER)).get_heads() == [newest_revision()]


PERSON = "INSERT INTO person (id, name, family_name, affiliation, country, orcid, expertise, languages, willing_to_review, interface_language, time_zone, session_key, active, created_at, search_key, sort_key) VALUES (1, 'A', '', '', '', '', '[]', '[]', false, 'en', '', 'k', true, '2026-01-01', '', '')"
SUBMISSION = "INSERT INTO submission (number, submitted_at, stage, stage_since, round, article_type, title, abstract, keywords, funding, competing_interests, contributions, data_availability, cover_letter, declarations, judged, submitter_id, created_at, title_key, search_key) VALUES (:number, :submitted, :stage, '2026-01-01', 0, 'original', '', '', '[]', '', '', '', '', '', '{}', false, 1, '2026-01-01', '', '')"


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("stage", "number", "rule"),
    [("thrown_away", "JCAS-2026-0001", "stage_known"), ("in_review", None, "submitted_has_number")],
)
def test_database_refuses_what_the_table_has_not(app: Flask, stage: str, number: str | None, rule: str) -> None:
    with writing():
        db.session.execute(text(PERSON))
    with pytest.raises(IntegrityError, match=rule):
        insert_submission(stage, number)


def insert_submission(stage: str, number: str | None) -> None:
    submitted = "2026-01-01" if number else None
    with writing():
        db.session.execute(text(SUBMISSION), {"stage": stage, "number": number, "submitted": submitted})
