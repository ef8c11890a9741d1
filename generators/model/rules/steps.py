"""Scenarios: rows that can be stored, calls that somebody answers, and expectations that can come true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from generators.language.doubts import Doubts
from generators.language.http import VERBS
from generators.language.model import AppSpec, ScenarioSpec, StepSpec
from generators.language.yaml.document import Document, Loc
from generators.model.app import Application
from generators.model.payloads import (
    Payload,
    body_of,
    is_needed,
    is_required,
    objects_of,
    response_of,
)
from generators.model.routes import REFERENCE, Call, Route
from generators.model.rules.addresses import parameter_problems, path_problems, row_problems
from generators.model.rules.given_rows import check_given, fits, held, stored
from generators.model.rules.statuses import caller_problem, status_problems
from generators.model.scenarios.relative_times import hint_for, value_problems
from generators.model.scenarios.scenario import is_success, refuses_to_read
from generators.model.values import Field
from generators.support.quoting import show
from generators.support.suggest import did_you_mean

_CODE: Final = "scenario-invalid"


def check_scenarios(document: Document, spec: AppSpec, app: Application, doubts: Doubts) -> None:
    """Report what is wrong with scenarios; ``app``: what the rest of the spec means, but for what is in doubt."""
    for name, scenario in spec.scenarios.items():
        _Scenario(document, app, doubts, ("scenarios", name), scenario).check()


class _Scenario:
    """One scenario, checked from its first line to its last. names: what each name stands for, so far."""

    def __init__(self, document: Document, app: Application, doubts: Doubts, loc: Loc, scenario: ScenarioSpec) -> None:
        self.document, self.app, self.doubts, self.loc, self.scenario = document, app, doubts, loc, scenario
        self.names: dict[str, Payload | None] = {}
        self.empty: set[tuple[str, str]] = set()  # (name, field): what a given row does not hold
        self.unused: dict[str, Loc] = {}

    def check(self) -> None:
        loc = (*self.loc, "given")
        self.names |= dict.fromkeys(self.document.names(*loc))
        for name, entity in check_given(self.document, self.app, self.doubts, loc, self.scenario.given):
            self.names[name] = None if entity is None else stored(self.app.entities[entity])
            known = {} if entity is None else held(self.app.entities[entity], self.scenario.given[name][entity])
            self.empty |= {(name, field) for field, value in known.items() if value is None}
        for index, step in enumerate(self.scenario.steps):
            self._check_step((*self.loc, "steps", index), step)
        for name, loc in self.unused.items():
            self._report(loc, f"`{name}` is saved and never used", "use it in a later step, or delete `save`")

    def _report(self, loc: Loc, message: str, hint: str = "", code: str = _CODE) -> None:
        self.document.report(loc, code, message, hint)

    def _check_step(self, loc: Loc, step: StepSpec) -> None:
        call = self.app.routes.find(step.call)
        if call is None:
            self._unanswered(loc, step)
            return
        for part in (*call.segments, *(value for _, value in call.query)):
            self._check_reference((*loc, "call"), part)
            self._check_there((*loc, "call"), part, "an address")
        self._check_status(loc, step, call.route)
        if self._is_unread(call.route):
            self._take(step)
        if is_success(step.status):
            for each in row_problems(self.app, call, step.body or {}, self.names):
                self._report((*loc, *each.place), each.message, each.hint)
        if not refuses_to_read(step.status, step.error):
            self._check_address(loc, call)
            self._check_body(loc, step, call.route)
        elif step.body is not None and body_of(self.app, call.route) is None:
            self._report((*loc, "body"), f"{call.route.name} takes no body", "delete it")
        if not self._is_unread(call.route):
            answered = response_of(self.app, call.route) if is_success(step.status) else None
            answer = answered and answered.in_words
            self._check_expect(loc, step, answer)
            self._check_save(loc, step, answer)

    def _check_status(self, loc: Loc, step: StepSpec, route: Route) -> None:
        """A status or an error that the call never answers, or never this caller."""
        if self._is_unread(route) or self.doubts.about_errors:
            return
        found = None if step.caller and self.doubts.about("auth") else caller_problem(self.app, step, route)
        for each in (found,) if found is not None else status_problems(self.app, step, route):
            self._report((*loc, each.place), each.message, each.hint)

    def _unanswered(self, loc: Loc, step: StepSpec) -> None:
        """A call that nobody answers, unless that may be because of something that was refused."""
        if not self.doubts.about(*loc) and not self.doubts.about_routes:
            asked = re.sub(r"\$\w+\.\w+", "{id}", step.call.partition("?")[0])
            hint = self._absent(asked) or did_you_mean(asked, [route.name for route in self.app.routes.routes])
            self._report((*loc, "call"), f"nothing answers {show(step.call)}", hint)
        self._take(step)

    def _absent(self, asked: str) -> str:
        """What to add for an endpoint that an entity could have, and has not."""
        for key, entity in self.app.entities.items():
            for verb in VERBS.values():
                if asked == f"{verb.method} {verb.path(f'/{entity.name.kebab}')}":
                    return f"add `{verb.name}: {{}}` to the endpoints of {key}"
        return ""

    def _is_unread(self, route: Route) -> bool:
        """Whether nothing is known of what an operation answers."""
        return (route.entity, route.operation) in self.doubts.operations

    def _take(self, step: StepSpec) -> None:
        """A step of which little is known: what it uses is used, and what it saves is there."""
        for value in (step.call, step.body, step.expect):
            for name in re.findall(r"\$([a-z][a-z0-9_]*)", str(value)):
                self.unused.pop(name, None)
        self.names |= {step.save: None} if step.save else {}

    def _check_address(self, loc: Loc, call: Call) -> None:
        """Ids in the path, and what a list is asked for."""
        unsure = self.doubts.about("settings") or self.doubts.about_list(call.route.entity)
        for each in (*path_problems(call, self.names), *(() if unsure else parameter_problems(self.app, call))):
            if not self._may_have(each.name):
                self._report((*loc, *each.place), each.message, each.hint, each.code)

    def _check_body(self, loc: Loc, step: StepSpec, route: Route) -> None:
        taken, place = body_of(self.app, route), (*loc, "body")
        if taken is None:
            if step.body is not None:
                self._report(place, f"{route.name} takes no body", "delete it")
            return
        known = taken.in_words.fields
        unknown = self.doubts.inputs(route.entity, route.operation)
        body = {name: value for name, value in (step.body or {}).items() if name not in unknown}
        self._check_values(place, body, known, route.name)
        missing = [name for name, field in known.items() if is_required(route, field) and name not in (step.body or {})]
        if missing:
            self._report(place if step.body else loc, f"{route.name} needs `{missing[0]}` in its body", "add it")

    def _check_values(self, loc: Loc, values: dict[str, Any], known: Mapping[str, Field], what: str) -> None:
        """Names that are there, and values that their fields take."""
        for name, value in values.items():
            place = (*loc, name)
            if name not in known:
                self._unknown(place, name, known, what)
            elif known[name].fields is not None:
                self._check_objects(place, known[name], value)
            elif not self._check_references(place, value):
                self._check_literal(place, known[name], value)
            else:
                self._check_fits(place, known[name], value, name)

    def _check_fits(self, loc: Loc, field: Field, value: Any, name: str) -> None:
        """Report what a field cannot hold of another row or answer."""
        if not field.optional:
            self._check_there(loc, value, f"`{name}`")
        found = REFERENCE.fullmatch(value) if isinstance(value, str) else None
        shape = self.names.get(found[1]) if found is not None else None
        other = shape.fields.get(found[2] or "") if found is not None and shape is not None else None
        if other is not None and not fits(other, field):
            self._report(loc, f"`{value}` is of type {other.type}, and `{name}` of type {field.type}", "write a value")

    def _check_objects(self, loc: Loc, field: Field, sent: Any) -> None:
        """A list of objects that a client sends."""
        self._check_literal(loc, field, sent)
        objects = objects_of(field)
        fields = objects.in_words.fields if objects is not None else {}
        what = f"an item of `{loc[-1]}`"
        for index, item in enumerate(sent if isinstance(sent, list) else ()):
            place = (*loc, index)
            if not isinstance(item, dict):
                self._report(place, f"{what} is a mapping", f"write {{{next(iter(fields))}: ...}}")
                continue
            self._check_values(place, item, fields, what)
            missing = [name for name, each in fields.items() if is_needed(each) and name not in item]
            if missing:
                self._report(place, f"{what} needs `{missing[0]}`", "add it")

    def _may_have(self, name: str) -> bool:
        """Whether something may have a name that it does not seem to have."""
        unknown = self.doubts.unknown
        return name in unknown.names or bool(unknown.open or unknown.entities)

    def _unknown(self, loc: Loc, name: str, known: Iterable[str], what: str) -> None:
        if self._may_have(name):
            return
        message = f"`{name[:60]}` is nothing that {what} knows"
        self.document.report(loc, "unknown-field", message, did_you_mean(name, known), at="key")

    def _check_literal(self, loc: Loc, field: Field, value: Any) -> None:
        if value is None:
            found = "" if field.optional else "the field is never empty"
        else:
            found = next(value_problems(field, value), "")
        if found:
            self._report(loc, f"no such value is possible here: {found}", hint_for(field, value))

    def _check_expect(self, loc: Loc, step: StepSpec, answer: Payload | None) -> None:
        if not step.expect:
            return
        place = (*loc, "expect")
        if not is_success(step.status):
            self._report(place, "of an error only `status` and `error` are expected", "delete it")
        elif answer is None:
            self._report(place, "this call answers nothing", "delete it")
        else:
            self._check_payload(place, step.expect, answer)

    def _check_payload(self, loc: Loc, expected: dict[str, Any], answer: Payload) -> None:
        fields = {name: value for name, value in expected.items() if name not in answer.rows}
        known = {name: answer.fields[name] for name in fields if name in answer.fields}
        for name in (name for name in fields if name not in known):
            self._unknown((*loc, name), name, answer.names, "this answer")
        self._check_values(loc, {name: fields[name] for name in known}, known, "this answer")
        for name, shape in answer.rows.items():
            if name not in expected:
                continue
            if not isinstance(expected[name], list):
                self._report((*loc, name), f"`{name}` is a list", "write a list of mappings, such as [{id: ...}]")
                continue
            for index, item in enumerate(expected[name]):
                if isinstance(item, dict):
                    self._check_payload((*loc, name, index), item, shape)
                else:
                    self._report((*loc, name, index), f"an item of `{name}` is a mapping", "write {id: ...}")

    def _check_save(self, loc: Loc, step: StepSpec, answer: Payload | None) -> None:
        if step.save is None:
            return
        place = (*loc, "save")
        if step.save in self.names:
            self._report(place, f"`{step.save}` is the name of something else already", "choose another name")
        elif answer is None:
            self._report(place, "there is no answer to save", "delete it")
        else:
            self.unused[step.save] = place
        self.names.setdefault(step.save, answer)

    def _check_references(self, loc: Loc, value: Any) -> bool:
        """Check every ``$name.field`` in a value; whether there are any."""
        if isinstance(value, str):
            return self._check_reference(loc, value)
        items: Iterator[tuple[str | int, Any]] = iter(())
        if isinstance(value, dict):
            items = iter(value.items())
        elif isinstance(value, list):
            items = iter(enumerate(value))
        found = [self._check_references((*loc, key), item) for key, item in items]
        return any(found)

    def _check_reference(self, loc: Loc, text: str) -> bool:
        found = REFERENCE.fullmatch(text)
        if found is None:
            return False
        name, field = found[1], found[2]
        self.unused.pop(name, None)
        if name not in self.names:
            later = {step.save for step in self.scenario.steps if step.save}
            hint = "it is saved only later" if name in later else did_you_mean(name, self.names)
            self._report(loc, f"nothing is called `${name}` here", hint)
            return True
        shape = self.names[name]
        if field is None:
            self._report(loc, f"`{text}` is a whole row", f"write `{text}.id`")
        elif shape is not None and field not in shape.names and not self._may_have(field):
            message = f"`${name}` has no `{field}`"
            self._report(loc, message, did_you_mean(field, shape.names), "unknown-field")
        return True

    def _check_there(self, loc: Loc, value: Any, what: str) -> None:
        """Report what stands for nothing where there has to be something."""
        found = REFERENCE.fullmatch(value) if isinstance(value, str) else None
        if found is not None and (found[1], found[2]) in self.empty:
            hint = f"say `{found[2]}` where `{found[1]}` is given"
            self._report(loc, f"`{value}` is empty, and {what} never is", hint)
