"""Points 13 and 14: the application refuses to start with settings that are wrong, and says which."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.client import client
from generators.verify.subjects.identity.callers import ISSUED_BY
from generators.verify.subjects.server import SECRET_CANARY, Server, env_file, is_secret, production, start_and_end
from generators.verify.workspace import Workspace, passed

_REFUSES_WITHIN: Final = 5.0
# A busy machine is slow at everything: there, so many times what reading the settings alone takes at that moment.
_OF_THE_SETTINGS: Final = 4.0
_TRIES: Final = 3
_GIVEN_UP_AFTER: Final = 60.0
# How a value looks whose setting has a type: number, truth value, list, address, rate, level, one of a few words.
_TYPED: Final = re.compile(r"-?\d+(\.\d+)?|true|false|\[.*\]|[a-z+]+://.*|\d+/\w+|DEBUG|INFO|WARNING|ERROR|development")


def settings(work: Workspace) -> Iterator[Observation]:
    """Take away and spoil each setting: all at once, then one by one those that were not refused."""
    example = env_file(work.app / ".env.example")
    required = [name for name, value in example.items() if is_secret(name, value) or name == ISSUED_BY]
    typed = [name for name, value in example.items() if _TYPED.fullmatch(value)]
    if not required or not typed:
        raise Broken(f".env.example names {len(required)} required and {len(typed)} typed settings")
    given = production(work)
    without = {name: {key: value for key, value in given.items() if key != name} for name in required}
    spoilt = dict.fromkeys(typed, f"mal-{SECRET_CANARY}-formed")
    expected = f"exit != 0 within {_REFUSES_WITHIN:g} s, naming it, without its value"
    removed = _problems(work, "removed", without, {key: given[key] for key in given.keys() - set(required)})
    yield passed("required-removed", not removed, f"{', '.join(required)}: {expected}", removed or "each")
    one_by_one = {name: {**given, name: value} for name, value in spoilt.items()}
    malformed = _problems(work, "malformed", one_by_one, given | spoilt)
    yield passed("malformed", not malformed, f"{', '.join(typed)}: {expected}", malformed or "each")


def _problems(
    work: Workspace, what: str, each: Mapping[str, Mapping[str, str]], together: Mapping[str, str]
) -> list[str]:
    """What is wrong with how the application refuses. each: the environment that spoils one setting, by its name;
    together: the one that spoils all of them. A setting that is named there was looked at."""
    code, output, seconds = start_and_end(work, together, _GIVEN_UP_AFTER)
    refused = code not in (None, 0) and seconds <= _REFUSES_WITHIN and SECRET_CANARY not in output
    named = [name for name in each if re.search(rf"\b{name}\b", output, re.IGNORECASE)]
    alone = [name for name in each if not refused or name not in named]
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda name: _refusal(work, name, each[name]), alone)
        return [f"{name} {what}: {problem}" for name, problem in zip(alone, found, strict=True) if problem]


def _refusal(work: Workspace, name: str, given: Mapping[str, str]) -> str:
    """What is wrong with how the application refuses this setting, "" when nothing is."""
    for _ in range(_TRIES):
        code, output, seconds = start_and_end(work, given, _GIVEN_UP_AFTER)
        in_time = seconds <= _REFUSES_WITHIN or seconds <= _OF_THE_SETTINGS * _seconds_of_settings(work)
        if code is None or in_time:
            break
    if code is None:
        return "it started"
    if code == 0:
        return "exit code 0"
    if name.lower() not in output.lower():
        return f"exit code {code}, but it is not named: {output[-200:]}"
    if SECRET_CANARY in output:
        return "a secret is shown"
    return "" if in_time else f"too slow ({seconds:.1f} s)"


def _seconds_of_settings(work: Workspace) -> float:
    """How long the class of settings takes to read where nothing is wrong with them."""
    began = time.monotonic()
    _fields(work)
    return time.monotonic() - began


def env_example(work: Workspace) -> Iterator[Observation]:
    """``.env.example`` is complete, starts the application as it is, and is refused in production."""
    path = work.app / ".env.example"
    if not path.exists():
        raise Broken("there is no .env.example")
    keys, fields = set(env_file(path)), _fields(work)
    missing, more = sorted(fields - keys), sorted(keys - fields)
    seen = f"not in the example: {missing or 'none'}; no such setting: {more or 'none'}"
    yield passed("keys", bool(fields) and not missing and not more, f"the {len(fields)} settings", seen)
    (work.app / ".env").write_bytes(path.read_bytes())
    server = Server(work, {})
    try:
        server.wait_until_up()
        with client(work, server.url) as http:
            status = http.get("/no/such/path").status_code
    finally:
        server.close()
    yield passed("starts", status == 404, "copied to .env, the application starts", f"an unknown path: {status}")
    code, output, _ = start_and_end(work, {"ENVIRONMENT": "production"}, _GIVEN_UP_AFTER)
    named = any(name.lower() in output.lower() for name in keys if is_secret(name, ""))
    expected = "production refuses the example's secrets and names the setting"
    yield passed(
        "refused-in-production", code not in (None, 0) and named, expected, f"exit code {code}: {output[-300:]}"
    )


def _fields(work: Workspace) -> set[str]:
    """The settings as the application declares them, in upper case: the fields of its class of settings."""
    for path in sorted(work.app.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "BaseSettings" for base in node.bases):
                return _model_fields(work, path, node.name)
    raise Broken("there is no class of pydantic-settings' BaseSettings")


def _model_fields(work: Workspace, path: Path, name: str) -> set[str]:
    module = ".".join(path.relative_to(work.app).with_suffix("").parts)
    code = f"import {module} as module; print(*module.{name}.model_fields)"
    done = work.run([work.python, "-c", code], environment=production(work))
    if done.exit_code:
        raise Broken(f"{module} cannot be imported: {done.output[-300:]}")
    return {field.upper() for field in done.output.split()}
