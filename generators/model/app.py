"""The resolved application: what a spec means, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generators.language.images import DEFAULT_IMAGES
from generators.model.access import Access, Auth
from generators.model.entity import Endpoint, Entity, Operation
from generators.model.evolution import Hints, Past
from generators.model.routes import Route, RouteTable
from generators.model.scenarios.scenario import Scenarios
from generators.support.frozen import Frozen


class PageSize(Frozen):
    """Rows on a page when the client does not say, and at most."""

    default: int
    max: int


class RateLimit(Frozen):
    """Requests a client may make in a window (``300/minute``), for reads and for writes."""

    read: str
    write: str


class Settings(Frozen):
    """The defaults of the application's settings."""

    api_prefix: str
    page_size: PageSize
    last_page: int
    rate_limit: RateLimit


class Images(Frozen):
    """The images that containers are made from, each with its tag, and its digest where it is pinned."""

    python: str = DEFAULT_IMAGES["python"]
    postgres: str = DEFAULT_IMAGES["postgres"]
    redis: str = DEFAULT_IMAGES["redis"]
    prometheus: str = DEFAULT_IMAGES["prometheus"]
    grafana: str = DEFAULT_IMAGES["grafana"]


class Identity(Frozen):
    """How the application is called."""

    name: str  # simple_task_api
    title: str
    version: str
    description: str


@dataclass(frozen=True, slots=True, eq=False)
class Application:
    """A whole application, equal to itself alone.

    camel: clients see names in camel case. routes: every endpoint and operation, in the order of the spec. class_stems:
    the entity of each name with which the names of its classes begin. past: what was released. hints: what of the way
    from the last release to here cannot be seen in the rest. images: that it is made from and runs beside.
    auth: who calls; None where anybody may. ruled: some rows are for some callers only, or are those of who calls.
    """

    identity: Identity
    settings: Settings
    camel: bool
    requirements: Mapping[str, str]
    entities: Mapping[str, Entity]
    routes: RouteTable
    scenarios: Scenarios
    past: Past = field(default_factory=Past)
    hints: Hints = field(default_factory=Hints, repr=False, compare=False)
    images: Images = field(default_factory=Images)
    auth: Auth | None = None
    class_stems: Mapping[str, str] = field(init=False, repr=False, compare=False)
    ruled: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ruled", self.auth is not None and any(map(_is_ruled, self.entities.values())))
        stems = {entity.name.pascal: key for key, entity in self.entities.items()}
        object.__setattr__(self, "class_stems", stems)

    def url(self, entity: Entity) -> str:
        """The path of an entity's rows: ``/api/v1/carts``."""
        return self.settings.api_prefix + entity.path

    def operation(self, route: Route) -> Operation:
        """The operation of a route that has one."""
        return self.entities[route.entity].operations[route.operation]

    def access(self, route: Route) -> Access | None:
        """Who may call a route; None where anybody may call anything."""
        if route.operation:
            return self.operation(route).access
        endpoint: Endpoint = getattr(self.entities[route.entity].endpoints, route.verb)
        return endpoint.access

    def satisfies(self, route: Route) -> tuple[str, ...]:
        """The requirements that an endpoint or operation satisfies."""
        if route.operation:
            return self.operation(route).satisfies
        endpoint: Endpoint = getattr(self.entities[route.entity].endpoints, route.verb)
        return endpoint.satisfies


def _is_ruled(entity: Entity) -> bool:
    operations = entity.operations.values()
    asked = any(each.compiled.calls or (each.access is not None and each.access.grants) for each in operations)
    return entity.ruled or asked or any(field.reference.caller for field in entity.references.values())
