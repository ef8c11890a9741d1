"""The images of an application: what a file may say of them, and where they come to stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.derivation import Derivation
from generators.graph.build.image_file import with_images
from generators.graph.declare import fastapi_app
from generators.language.images import DEFAULT_IMAGES, Reference, read_images, reference_of
from generators.model.load import load_app
from generators.plan import plan
from generators.render import render
from generators.support.errors import SpecErrors

ROOT = Path(__file__).parents[2]
DIGEST = f"sha256:{'0123456789abcdef' * 4}"
PINNED = f"postgres: registry.example:5000/library/postgres:18-alpine@{DIGEST}\npython: python:3.14-slim\n"

REJECTED = {
    "- postgres": "shop.images.yaml:1:1: wrong-type: this is a mapping of images",
    "postgress: postgres:18": "unknown-key: no part of an application is called `postgress`",
    "app: shop:1": "unknown-key: no part of an application is called `app`",
    "postgres:": "shop.images.yaml:1:10: empty-value: `postgres` has no value",
    "postgres: 18": "shop.images.yaml:1:11: wrong-type: an image is text",
    "postgres: {image: postgres}": "wrong-type: an image is text",
    "postgres: postgres": "bad-format: this is no reference of an image with a tag",
    f"postgres: postgres@{DIGEST}": "bad-format: this is no reference",
    f"postgres: postgres:17@{DIGEST[:-1]}": "bad-format: this is no reference",
    "postgres: postgres:17@md5:0123": "bad-format: this is no reference",
    "postgres: Postgres:17": "bad-format: this is no reference",
    "postgres: 'postgres:17} privileged'": "bad-format: this is no reference",
    'postgres: "postgres:17\\n"': "bad-format: this is no reference",
    "postgres: postgres:17\npostgres: postgres:18": "duplicate-key: `postgres` is already there, on line 1",
    "postgres: *other": "yaml-alias: aliases",
}


@pytest.mark.parametrize("text", REJECTED)
def test_what_is_no_image_is_refused_at_its_place(text: str) -> None:
    with pytest.raises(SpecErrors) as caught:
        read_images(text, "shop.images.yaml")
    assert REJECTED[text] in str(caught.value)
    assert str(caught.value).startswith("shop.images.yaml:")
    assert "hint: " in str(caught.value)


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(SpecErrors, match="unknown-key") as caught:
        read_images("redis: 8\nmysql: mysql:9\n", "shop.images.yaml")
    assert str(caught.value).count("hint: ") == 2


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}"])
def test_a_file_may_say_nothing(text: str) -> None:
    assert read_images(text, "shop.images.yaml") == {}


def test_the_parts_of_a_reference() -> None:
    for tagged in (*DEFAULT_IMAGES.values(), "localhost:5000/a/b_c:1", "registry.example/x:v2.53.3-rc.1"):
        assert reference_of(tagged) == Reference(tagged)
        assert reference_of(f"{tagged}@{DIGEST}") == Reference(tagged, DIGEST)
        assert str(reference_of(f"{tagged}@{DIGEST}")) == f"{tagged}@{DIGEST}"


def planned(images: str) -> dict[str, Derivation]:
    spec = ROOT / "specs" / "simple_task_api.yaml"
    app = with_images(fastapi_app("specs/simple_task_api.yaml"), load_app(spec, spec.name), images)
    return {each.output: each for each in plan(app, spec.name, ROOT / "templates")}


def text_of(derivation: Derivation) -> str:
    return render(derivation, ROOT / "templates").decode()


def test_pinned_images_are_what_is_built_and_run() -> None:
    made = planned(PINNED)
    database = f"registry.example:5000/library/postgres:18-alpine@{DIGEST}"
    for name in ("docker/docker-compose.yml", "docker/docker-compose.test.yml"):
        text = text_of(made[name])
        assert f"    image: ${{POSTGRES_IMAGE:-{database}}}\n" in text
        assert "        PYTHON_IMAGE: ${PYTHON_IMAGE:-python:3.14-slim}\n" in text
    assert "\nARG PYTHON_IMAGE=python:3.14-slim\n" in text_of(made["docker/Dockerfile"])
    assert "postgres:17" not in "".join(map(text_of, (each for name, each in made.items() if "docker" in name)))


def test_images_are_an_input_of_the_files_that_name_them_and_of_no_other() -> None:
    before, after = planned(""), planned(PINNED)
    changed = {name for name, each in after.items() if each.digest != before[name].digest}
    assert changed == {"docker/Dockerfile", "docker/docker-compose.yml", "docker/docker-compose.test.yml"}


def test_no_other_file_names_an_image() -> None:
    """One that did would not change with them."""
    own = {"docker/Dockerfile", "docker/docker-compose.yml", "docker/docker-compose.test.yml"}
    others = {name: text_of(each) for name, each in planned("").items() if name not in own}
    assert [name for name, text in others.items() if any(image in text for image in DEFAULT_IMAGES.values())] == []
