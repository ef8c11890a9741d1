"""What a feature of an entity is: everything that the generator knows of one stands in a module of this package.

To add a feature: a module with a ``Feature``, its place in the registry, its key in ``EntitySpec``, its templates.
"""

from __future__ import annotations

from collections.abc import Mapping

from generators.field_types.base import FieldType
from generators.support.frozen import Frozen


class Column(Frozen):
    """A column that the application fills in by itself. shown: answers have it; lists are sorted and filtered by it.

    default: SQL of what the database fills in when somebody else writes a row. unique: no two rows hold the same.
    """

    name: str
    type: FieldType
    optional: bool = False
    shown: bool = True
    default: str = ""
    unique: bool = False


class Feature(Frozen, kw_only=True):
    """One feature. name: its key in an entity of a spec, and what its modules in the application are called.

    description: of that key, for editors. order: columns by which rows are listed where nobody asks for another order.
    visible: SQL, what is true of a row that anybody sees, "" when all are seen; unique keys are about those rows.
    needs: the endpoint without which it does nothing. mixin: a class that ORM entities extend beside ``Entity``;
    entity, repository: a class instead of ``Entity`` and of ``Repository``; "" for none.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    visible: str = ""
    needs: str = ""
    mixin: str = ""
    entity: str = ""
    repository: str = ""

    @property
    def modules(self) -> Mapping[str, str]:
        """What the application gets: the path of each module, without its ending, and the class in it."""
        classes = {"src/models/entities": self.mixin or self.entity, "src/repositories": self.repository}
        return {f"{folder}/{self.name}": each for folder, each in classes.items() if each}


class Features(Frozen):
    """The features of one entity in the order of the registry, and what they come to together."""

    each: tuple[Feature, ...]

    @property
    def columns(self) -> Mapping[str, Column]:
        """Every column that they add."""
        return {column.name: column for feature in self.each for column in feature.columns}

    @property
    def shown(self) -> Mapping[str, Column]:
        """Those that answers show."""
        return {name: column for name, column in self.columns.items() if column.shown}

    @property
    def moments(self) -> tuple[str, ...]:
        """Those that hold the moment at which a row is stored."""
        return tuple(name for name, column in self.columns.items() if column.type.shifted and not column.optional)

    @property
    def order(self) -> tuple[str, ...]:
        """The columns by which rows are listed; the id makes any order a total one."""
        return (*(name for feature in self.each for name in feature.order), "id")

    @property
    def aged(self) -> bool:
        """Whether rows are listed by more than their ids, which needs an index."""
        return len(self.order) > 1

    @property
    def hiding(self) -> tuple[Feature, ...]:
        """Those that keep rows out of sight."""
        return tuple(feature for feature in self.each if feature.visible)

    @property
    def hides(self) -> bool:
        """Whether some rows are not seen."""
        return bool(self.hiding)

    @property
    def hidden_by(self) -> str:
        """The column that keeps a row out of sight once it holds something; "" when all rows are seen."""
        return next((feature.columns[0].name for feature in self.hiding), "")

    @property
    def visible(self) -> tuple[str, ...]:
        """SQL: what is true of a row that is seen."""
        return tuple(feature.visible for feature in self.hiding)

    @property
    def bases(self) -> tuple[str, ...]:
        """The classes that the ORM entity extends."""
        mixins = (feature.mixin for feature in self.each if feature.mixin)
        entities = tuple(feature.entity for feature in self.each if feature.entity)
        return (*mixins, *(entities or ("Entity",)))

    @property
    def repositories(self) -> tuple[str, ...]:
        """The classes that the repository extends, none when ``Repository`` will do."""
        return tuple(feature.repository for feature in self.each if feature.repository)
