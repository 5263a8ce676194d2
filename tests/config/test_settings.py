import os
import stat
from pathlib import Path

import pytest

from jcas.config import settings as module
from jcas.config.profiles import load_profile
from jcas.config.settings import Settings, load_settings, setting, sourced, unknown_variables
from jcas.domain.refusals import Invalid


@pytest.fixture
def instance(tmp_path, monkeypatch):
    folder = tmp_path / "instance"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith("JCAS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("JCAS_INSTANCE", str(folder))
    return folder


def write(instance: Path, text: str) -> None:
    (instance / "config.toml").write_text(text, encoding="utf-8")


def test_environment_comes_before_the_file_and_the_file_before_the_default(instance, monkeypatch):
    write(instance, 'port = 9001\nhost = "0.0.0.0"\nmail_tls = true\n')
    monkeypatch.setenv("JCAS_PORT", "9002")
    found = sourced(demo=True)
    assert found["port"] == (9002, "environment")
    assert found["host"] == ("0.0.0.0", "config.toml")
    assert found["mail_tls"] == (True, "config.toml")
    assert found["mail_port"] == (25, "default")
    assert found["demo"] == (True, "given")
    assert load_settings().instance == instance


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", True),
        ("yes", True),
        ("On", True),
        ("TRUE", True),
        ("0", False),
        ("no", False),
        ("off", False),
        ("", False),
    ],
)
def test_yes_and_no_are_read_in_their_usual_forms(instance, monkeypatch, written, value):
    monkeypatch.setenv("JCAS_MAIL_TLS", written)
    assert load_settings().mail_tls is value


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("JCAS_PORT", "eighty", "a whole number"),
        ("JCAS_PORT", "0", "from 1 to 65535"),
        ("JCAS_PORT", "65536", "from 1 to 65535"),
        ("JCAS_TICK_SECONDS", "0", "at least 1"),
        ("JCAS_PROXIES", "-1", "at least 0"),
        ("JCAS_MAIL_TLS", "perhaps", "yes or no"),
    ],
)
def test_a_wrong_value_is_refused_with_the_settings_name(instance, monkeypatch, name, text, said):
    monkeypatch.setenv(name, text)
    with pytest.raises(Invalid, match=said) as refusal:
        load_settings()
    assert refusal.value.field == name.removeprefix("JCAS_").lower()


@pytest.mark.parametrize(
    ("text", "said"),
    [("prot = 1", "does not exist: prot"), ("port = ", "TOML"), ("port = [1]", "port"), ("port = 1\nport = 2", "TOML")],
)
def test_a_wrong_file_is_refused(instance, text, said):
    write(instance, text)
    with pytest.raises(Invalid, match=said):
        load_settings()


def test_the_secret_key_is_made_once_and_kept_from_others(instance):
    first = load_settings().secret_key
    assert len(first) >= 64
    assert load_settings().secret_key == first
    assert sourced()["secret_key"] == (first, "secret_key file")
    assert stat.S_IMODE((instance / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in instance.iterdir()] == ["secret_key"]


def test_a_set_secret_key_leaves_no_file(instance, monkeypatch):
    monkeypatch.setenv("JCAS_SECRET_KEY", "s3cret")
    assert load_settings().secret_key == "s3cret"
    assert not (instance / "secret_key").exists()


def test_one_setting_is_read_without_touching_the_disk(instance):
    write(instance, "tick_seconds = 7")
    assert setting("tick_seconds") == 7
    assert not (instance / "secret_key").exists()


def test_the_file_may_name_another_journal(instance, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text(Settings().profile.read_text("utf-8").replace('"JCAS"', '"XYZ"'), encoding="utf-8")
    write(instance, f'profile = "{other}"')
    assert load_profile().identity.short_name == "XYZ"


def test_variables_that_no_setting_reads_are_found(instance, monkeypatch):
    monkeypatch.setenv("JCAS_PROT", "1")
    monkeypatch.setenv("JCAS_CLOCK_OFFSET", "1")
    assert unknown_variables() == ["JCAS_PROT"]


def test_every_setting_has_a_meaning_and_only_secrets_are_masked():
    items = {item.name: item.metadata for item in module.fields(Settings)}
    assert all(metadata["meaning"] for metadata in items.values())
    assert {name for name, metadata in items.items() if metadata["secret"]} == {"secret_key", "mail_password"}
