# Generated from specs/everything.yaml by templates/tests/cases/entity.py.j2.
"""Cacti, as the tests know them: the classes, and tables of values."""

from src.models.entities.cactus import CactusEntity
from src.models.schemas.cactus import Cactus, CactusCreate, CactusUpdate
from src.repositories.cactus_repository import CactusRepository
from src.services.cactus_service import CactusService
from tests import hostile
from tests.cases import base
from tests.factories import CactusFactory

SUBJECT = base.Subject(
    name="cactus",
    plural="cacti",
    url="/api/v2/cacti",
    has=base.words("create update delete answer service"),
    entity=CactusEntity,
    factory=CactusFactory,
    repository=CactusRepository,
    service=CactusService,
    answer=Cactus,
    create=CactusCreate,
    update=CactusUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    shown=base.words("id height created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    required=base.words("height"),
    not_null=base.words("height"),
    accepted=[
        ("height", 10),
        ("height", 11, "another"),
        ("height", 0, "at the lower bound"),
        ("height", 2147483647, "at the upper bound"),
    ],
    refused=[
        ("height", -1, "greater_than_equal", "below the lower bound"),
        ("height", 2147483648, "less_than_equal", "above the upper bound"),
        ("height", True, "int_type", "a boolean"),
        ("height", "1", "int_type", "text"),
        ("height", 0.5, "int_type", "with a fraction"),
    ],
    hostile=[(["height"], hostile.INTEGER)],
    refused_rows=[
        ("height", -1, "below the lower bound"),
        ("height", 2147483648, "above the upper bound"),
    ],
    change=[("height", 11)],
    absent=[
        ("GET", False, 405),
        ("GET", True, 405),
        ("PATCH", True, 405),
    ],
)
