"""What a check may see of an application, and what the clean-up says when it cannot look."""

from __future__ import annotations

import pytest

from generators.containers.sweep import remains, sweep
from generators.verify.check import Check
from generators.verify.table import CHECKS

FILES = (
    ".env", ".env.example", "README.md", "docker/.env", "docker/.env.example", "docker/Dockerfile",
    "docker/docker-compose.yml", "docker/grafana/dashboards/app.json", "pyproject.toml", "src/main.py", "tests/x.py",
)  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_no_check_sees_the_secrets_of_whoever_runs_it(check: Check) -> None:
    """Also because a stack that finds them would not be refused without them."""
    assert not {".env", "docker/.env"} & set(check.files(FILES))


def test_a_pattern_may_leave_out_what_another_took() -> None:
    check = Check("name", "", lambda work: iter(()), (), ("docker/*", "!docker/grafana/*"))
    assert check.files(FILES) == ["docker/.env.example", "docker/Dockerfile", "docker/docker-compose.yml"]


def test_a_checkout_has_the_recipe_that_names_its_image() -> None:
    (ci,) = (check for check in CHECKS if check.name == "ci")
    assert "docker/Dockerfile" in ci.files(FILES)
    assert "README.md" not in ci.files(FILES)


def test_an_engine_that_says_nothing_is_not_one_that_has_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///no/such/socket")
    assert "ps --all --quiet --no-trunc" in remains("a-run")
    assert sweep("a-run") == remains("a-run")
