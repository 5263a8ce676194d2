import pytest

from jcas.supervisor.doctor import examine
from tests.supervisor.desk import Desk
from tests.test_cli import jcas


def marks(told: str) -> dict[str, str]:
    """Each part's mark: right or WRONG."""
    parts = told.split("\n\n", maxsplit=1)[0].splitlines()
    return {line[7:17].strip(): line.split()[0] for line in parts}


def test_of_a_running_desk_everything_is_right(tmp_path):
    with Desk(tmp_path / "i") as desk:
        done = jcas("doctor", JCAS_INSTANCE=str(desk.instance))
    assert done.returncode == 0, done.stdout
    everything = ("settings", "time zone", "database", "queue", "storage", "mail")
    assert marks(done.stdout) == dict.fromkeys(everything, "right")
    assert "Asia/Almaty" in done.stdout


def test_what_is_not_right_is_marked_and_the_exit_code_says_so(tmp_path):
    done = jcas("doctor", JCAS_INSTANCE=str(tmp_path), JCAS_MAIL_SERVER="127.0.0.1", JCAS_MAIL_PORT="9")
    assert done.returncode == 1
    found = marks(done.stdout)
    assert (found["database"], found["queue"], found["mail"]) == ("WRONG", "WRONG", "WRONG")
    assert found["storage"] == "right"
    assert "jcas db upgrade" in done.stdout
    assert "`jcas run` starts it" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_every_setting_is_listed_with_its_source_and_secrets_are_masked(tmp_path):
    (tmp_path / "config.toml").write_text('mail_password = "hidden-one"\n', encoding="utf-8")
    done = jcas("doctor", JCAS_INSTANCE=str(tmp_path), JCAS_SECRET_KEY="hidden-two", JCAS_PORT="8123")
    rows = {line.split()[0]: line for line in done.stdout.split("\n\n")[1].splitlines()}
    assert "8123" in rows["port"]
    assert "environment" in rows["port"]
    assert "config.toml" in rows["mail_password"]
    assert "default" in rows["host"]
    assert "hidden" not in done.stdout


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"JCAS_PROT": "1"}, "no setting reads JCAS_PROT"),
        ({"JCAS_PUBLIC_URL": "desk.example.org"}, "must begin with http"),
        ({"JCAS_PROFILE": "/nowhere.toml"}, "can't be read"),
        ({"JCAS_PORT": "x"}, "a whole number"),
    ],
)
def test_a_wrong_setting_stops_the_examination(tmp_path, monkeypatch, environment, said):
    monkeypatch.setenv("JCAS_INSTANCE", str(tmp_path))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    lines: list[str] = []
    assert examine(lines.append) == 1
    assert lines[0].startswith("WRONG  settings")
    assert said in lines[0]


def test_a_secret_key_that_others_can_read_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("JCAS_INSTANCE", str(tmp_path))
    examine(list[str]().append)
    (tmp_path / "secret_key").chmod(0o644)
    lines: list[str] = []
    assert examine(lines.append) == 1
    assert "chmod 600" in lines[0]
