"""Random programs: mostly right ones, by the types of the names that are in sight."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

import random
from dataclasses import dataclass, field

DECLARATION = """POST Cart.act self -> 200
product: row Product
other: row Product optional
item: row CartItem within=items
second: row Cart
amount: int
price: decimal 2 optional
factor: float
lines: each product: row Product; other: row Product optional; quantity: int; gift: bool; unit_price: decimal 2"""
ANSWERS = (["return self"], ["return second"], ["return item.cart"])
SILENT: tuple[list[str], ...] = ([], ["if item.gift:", "    item.quantity += 1", "    return", "product.stock += 1"])
CODES = ("first", "second_code", "third")


@dataclass
class Author:
    """Writes one program. names: by kind, what may be written here."""

    rng: random.Random
    ints: list[str] = field(default_factory=lambda: ["amount", "product.stock", "item.quantity", "len(self.items)"])
    decimals: list[str] = field(
        default_factory=lambda: [
            "product.price",
            "self.total",
            "item.unit_price",
            "item.subtotal",
            "item.product.price",
        ]
    )
    products: list[str] = field(default_factory=lambda: ["product", "item.product"])
    maybe: list[str] = field(default_factory=lambda: ["other", "self.customer.favourite", "second.customer.favourite"])
    categories: list[str] = field(default_factory=lambda: ["product.category", "item.product.category"])
    items: list[str] = field(default_factory=lambda: ["item"])
    carts: list[str] = field(default_factory=lambda: ["self", "second"])
    lists: list[str] = field(default_factory=list)
    answers: bool = True  # whether it ends with an answer
    counter: int = 0
    loops: int = 0

    def program(self) -> str:
        self.answers = self.rng.random() < 0.8
        lines = [line for _ in range(self.rng.randint(1, 6)) for line in self.statement(0)]
        return "\n".join([*lines, *self.rng.choice(ANSWERS if self.answers else SILENT)])

    def pick(self, choices: list[str]) -> str:
        return self.rng.choice(choices)

    def fresh(self, stem: str) -> str:
        self.counter += 1
        return f"{stem}{self.counter}"

    def number(self, depth: int = 0) -> str:
        roll = self.rng.random()
        if depth > 2 or roll < 0.5:
            return self.pick([*self.ints, str(self.rng.randint(0, 5))])
        if roll < 0.7:
            return f"({self.number(depth + 1)} {self.pick(['+', '-', '*'])} {self.number(depth + 1)})"
        if roll < 0.75:
            return f"({self.number(depth + 1)} {self.pick(['//', '%'])} {self.rng.randint(1, 4)})"
        if roll < 0.85:
            return f"({self.number(depth + 1)} if {self.test(depth + 1)} else {self.number(depth + 1)})"
        return self.over_rows(self.pick(["sum", "len"]), "quantity")

    def over_rows(self, function: str, attribute: str) -> str:
        rows = self.pick([*(f"{cart}.items" for cart in self.carts), *self.lists, "lines"])
        filters = ["", "", " if each.gift", f" if each.quantity > {self.number(3)}", " if each.product.is_active"]
        filters += [
            f" if each.product == {self.pick(self.products)}",
            " if each.product.category",
            " if not each.gift or each.quantity < 3",
        ]
        element = self.pick(
            [f"each.{attribute}", f"each.{attribute} + each.{attribute}", f"each.{attribute} * each.product.stock"]
        )
        return f"{function}({element} for each in {rows}{self.pick(filters)})"

    def money(self, depth: int = 0) -> str:
        roll = self.rng.random()
        if depth > 2 or roll < 0.45:
            return self.pick([*self.decimals, "0", "2.50", "7"])
        if roll < 0.6:
            return f"({self.money(depth + 1)} {self.pick(['+', '-'])} {self.money(depth + 1)})"
        if roll < 0.7:
            return f"{self.number(2)} * {self.pick(self.decimals)}"
        if roll < 0.85:
            return f"round({self.money(depth + 1)} * {self.pick(['0.125', '1.5', '3'])}, {self.pick(['0', '1', '2'])})"
        if roll < 0.92:
            return f"({self.money(depth + 1)} if {self.test(depth + 1)} else {self.money(depth + 1)})"
        return self.over_rows("sum", "unit_price")

    def test(self, depth: int = 0) -> str:
        roll, symbol = self.rng.random(), self.pick(["<", "<=", ">", ">=", "==", "!="])
        if roll < 0.25:
            return f"{self.number(depth + 1)} {symbol} {self.number(depth + 1)}"
        if roll < 0.35:
            return f"{self.money(depth + 1)} {symbol} {self.money(depth + 1)}"
        if roll < 0.5 and depth < 2:
            return f"({self.test(depth + 1)} {self.pick(['and', 'or'])} {self.test(depth + 1)})"
        if roll < 0.55:
            return f"not {self.test(depth + 1)}"
        simple = [
            f"{self.pick(self.products)}.is_active", f"{self.pick(self.carts)}.items", f"{self.pick(self.maybe)}",
            f'{self.pick(self.carts)}.status == "OPEN"', f'{self.pick(self.carts)}.status in ("OPEN", "ABANDONED")',
            f"{self.pick(self.categories)} is not None", f"{self.pick(self.products)} == {self.pick(self.products)}",
            f"any(each.quantity > {self.number(3)} for each in self.items)", f"factor * {self.rng.randint(1, 3)} > 2.5",
            f"all(each.product.stock >= each.quantity for each in {self.pick(self.carts)}.items)", "price is None",
            f"find(self.items, product={self.pick(self.products)})", f"find(Product, stock={self.number(2)}) is None",
            f"({self.pick(self.maybe)} and {self.pick(self.maybe)}.stock > 3)", "self.is_large", "product.rating > factor",
            f"({self.pick(self.categories)} is None or {self.pick(self.categories)}.sorted > 2)", "second.customer == self.customer",
            "lines", "len(lines) > 1", f"any(each.product == {self.pick(self.products)} for each in lines)",
            f"max(each.unit_price for each in {self.pick(self.carts)}.items) is None", "self.dearest is not None",
        ]  # fmt: skip
        return self.pick(simple)

    def statement(self, depth: int) -> list[str]:
        kinds = ["number", "money", "row", "list", "set", "set", "require", "create", "delete", "found", "relation"]
        kinds += ["if", "maybe", "loop", "sent", "optional", "divide"] if depth < 2 else []
        return list(getattr(self, f"_{self.pick(kinds)}")(depth))

    def _indented(self, depth: int, least: int = 1) -> list[str]:
        saved = {
            name: list(getattr(self, name))
            for name in ("ints", "decimals", "products", "items", "lists", "carts", "maybe")
        }
        lines = [line for _ in range(self.rng.randint(least, 3)) for line in self.statement(depth + 1)]
        for name, value in saved.items():
            setattr(self, name, value)
        return [f"    {line}" for line in lines]

    def _number(self, depth: int) -> list[str]:
        old = [name for name in self.ints if name.startswith("n")]
        if old and self.rng.random() < 0.5:
            return [f"{self.pick(old)} {self.pick(['=', '+=', '-='])} {self.number()}"]
        line = f"{(name := self.fresh('n'))} = {self.number()}"
        self.ints += [name, name]
        return [line, f"{self.pick(self.products)}.stock += {name}"]

    def _money(self, depth: int) -> list[str]:
        old = [name for name in self.decimals if name.startswith("d")]
        if old and self.rng.random() < 0.5:
            return [f"{self.pick(old)} {self.pick(['=', '+=', '-='])} {self.money()}"]
        line = f"{(name := self.fresh('d'))} = {self.money()}"
        self.decimals += [name, name]
        return [line, f"{self.pick(self.carts)}.tip = round({name}, 2)"]

    def _row(self, depth: int) -> list[str]:
        line = f"{(name := self.fresh('p'))} = {self.pick(self.products)}"
        self._product(name)
        return [line, f"{name}.stock += 1"]

    def _product(self, name: str) -> None:
        self.products.append(name)
        self.ints.append(f"{name}.stock")
        self.decimals.append(f"{name}.price")
        self.categories.append(f"{name}.category")

    def _list(self, depth: int) -> list[str]:
        if self.loops:
            return self._set(depth)
        line = f"{(name := self.fresh('rows'))} = {self.pick(self.carts)}.items"
        self.lists += [name, name]
        return [line, f"{self.pick(self.items)}.quantity = len({name})"]

    def _set(self, depth: int) -> list[str]:
        choices = [
            f"{self.pick(self.products)}.stock {self.pick(['=', '+=', '-='])} {self.number()}",
            f"{self.pick(self.items)}.quantity {self.pick(['=', '+='])} {self.number()}",
            f"{self.pick(self.products)}.price = round({self.money()}, 2)", f"{self.pick(self.carts)}.tip = {self.money()}",
            f'{self.pick(self.carts)}.status = "{self.pick(["OPEN", "CHECKED_OUT"])}"', f"{self.pick(self.items)}.gift = {self.test()}",
            f"{self.pick(self.products)}.rating = factor * {self.number(2)}", f"{self.pick(self.carts)}.tip = None",
            f"self.customer.points += {self.number()}",
        ]  # fmt: skip
        return [self.pick(choices)]

    def _relation(self, depth: int) -> list[str]:
        choices = [
            f"{self.pick(self.items)}.product = {self.pick(self.products)}", f"self.customer.favourite = {self.pick(self.products)}",
            "self.customer.favourite = None", f"{self.pick(self.items)}.cart = {self.pick(self.carts)}",
            f"{self.pick(self.products)}.category = {self.pick(self.categories)}", "self.customer = second.customer",
        ]  # fmt: skip
        return [self.pick(choices)]

    def _require(self, depth: int) -> list[str]:
        return [f'require({self.test()}, 40{self.rng.randint(0, 9)}, "{self.rng.choice(CODES)}")']

    def _create(self, depth: int) -> list[str]:
        gift = self.pick(["", ", gift=False"])
        call = f"create({self.pick(self.carts)}.items, product={self.pick(self.products)}, quantity={self.number()}, unit_price=round({self.money()}, 2){gift})"
        if self.rng.random() < 0.4:
            return [call]
        if self.rng.random() < 0.3:
            name = self.fresh("cart")
            self.carts.append(name)
            return [f"{name} = create(Cart, customer=self.customer)", f"{name}.tip = {self.money()}"]
        name = self.fresh("i")
        self.items.append(name)
        self.ints.append(f"{name}.quantity")
        self.decimals.append(f"{name}.subtotal")
        return [f"{name} = {call}", self.pick([f"{name}.gift = not {name}.gift", f"{name}.quantity += 1"])]

    def _delete(self, depth: int) -> list[str]:
        if self.rng.random() < 0.7:
            return self._set(depth)
        return [f"delete({self.pick(self.items)})" if self.rng.random() < 0.6 else "delete(second.items)"]

    def _found(self, depth: int) -> list[str]:
        name = self.fresh("found")
        line = f"{name} = find({self.pick(self.carts)}.items, product={self.pick(self.products)})"
        test = [f"if {name}:", f"    {name}.quantity += {self.number()}"]
        if self.rng.random() < 0.5:
            test += ["else:", *self._indented(depth + 1)]
        return [line, *test]

    def _if(self, depth: int) -> list[str]:
        lines = [f"if {self.test()}:", *self._indented(depth)]
        if self.rng.random() < 0.3:
            lines += [f"elif {self.test()}:", *self._indented(depth)]
        if self.rng.random() < 0.4:
            lines += ["else:", *self._indented(depth)]
        if self.rng.random() < 0.1:
            lines += [f"if {self.test()}:", "    return self, 201" if self.answers else "    return"]
        return lines

    def _maybe(self, depth: int) -> list[str]:
        row = self.pick(self.maybe)
        saved = list(self.products), list(self.ints), list(self.decimals), list(self.categories)
        self._product(row)
        lines = [f"if {row}{self.pick(['', ' is not None'])}:", *self._indented(depth)]
        self.products, self.ints, self.decimals, self.categories = saved
        return lines

    def _divide(self, depth: int) -> list[str]:
        number, test = self.pick(self.ints), self.pick(["> 0", "!= 0", ">= 1", "> 3"])
        lines = [f"if {number} {test}:", f"    product.stock = {self.number()} {self.pick(['//', '%'])} {number}"]
        return lines if self.rng.random() < 0.6 else [f"require({number} {test}, 400, 'zero')", lines[1].strip()]

    def _optional(self, depth: int) -> list[str]:
        value = self.pick(["price", "self.tip", "second.tip", "self.dearest"])
        self.decimals.append(value)
        lines = [f"if {value} is not None:", *self._indented(depth)]
        self.decimals.remove(value)
        return lines

    def _sent(self, depth: int) -> list[str]:
        """A loop over what a client sent, of which nothing can be assigned."""
        name = self.fresh("line")
        saved = {each: list(getattr(self, each)) for each in ("ints", "decimals", "products", "maybe", "categories")}
        self.ints += [f"{name}.quantity", f"{name}.product.stock"]
        self.decimals += [f"{name}.unit_price", f"{name}.product.price"]
        self.products += [f"{name}.product"] * 2
        self.maybe += [f"{name}.other"] * 2
        self.categories.append(f"{name}.product.category")
        self.loops += 1
        lines = [f"for {name} in lines:", *self._indented(depth, 2), f"    {name}.product.stock += {name}.quantity"]
        self.loops -= 1
        for each, value in saved.items():
            setattr(self, each, value)
        return lines

    def _loop(self, depth: int) -> list[str]:
        name = self.fresh("row")
        rows = self.pick([*(f"{cart}.items" for cart in self.carts), *self.lists])
        saved = {each: list(getattr(self, each)) for each in ("ints", "decimals", "products", "items", "categories")}
        self.items += [name, name]
        self.ints += [f"{name}.quantity", f"{name}.product.stock"]
        self.decimals += [f"{name}.subtotal", f"{name}.product.price"]
        self.products += [f"{name}.product"] * 2
        self.categories.append(f"{name}.product.category")
        self.loops += 1
        lines = [f"for {name} in {rows}:", *self._indented(depth, 2), f"    {name}.quantity += 1"]
        self.loops -= 1
        for each, value in saved.items():
            setattr(self, each, value)
        return lines
