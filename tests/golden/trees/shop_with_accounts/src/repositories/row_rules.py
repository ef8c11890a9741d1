# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/row_rules.py.j2.
"""The rules of the spec about rows: who reads and changes which."""

from src.core.identity.access import Access
from src.models.entities.address import AddressEntity
from src.models.entities.customer import CustomerEntity
from src.models.entities.order import OrderEntity
from src.repositories.rules import Grant, RowRule, RowRules
from src.repositories.users import of_user

_CUSTOMER_GET = RowRule(
    Grant(Access(frozenset(["staff", "auditor"]))),
    Grant(Access(), CustomerEntity.id == of_user(CustomerEntity.id)),
)
_CUSTOMER_UPDATE = RowRule(
    Grant(Access(frozenset(["admin"]))),
    Grant(Access(), CustomerEntity.id == of_user(CustomerEntity.id)),
)
_ADDRESS_GET = RowRule(
    Grant(Access(frozenset(["staff"]))),
    Grant(Access(), AddressEntity.customer_id == of_user(CustomerEntity.id)),
)
_ORDER_GET = RowRule(
    Grant(Access(frozenset(["staff", "auditor"]))),
    Grant(Access(), OrderEntity.customer_id == of_user(CustomerEntity.id)),
)
MAY_ORDER_CANCEL = RowRule(
    Grant(Access(frozenset(["admin"]))),
    Grant(Access(), OrderEntity.customer_id == of_user(CustomerEntity.id)),
)

CUSTOMER_RULES = RowRules(
    get=_CUSTOMER_GET,
    list=_CUSTOMER_GET,
    update=_CUSTOMER_UPDATE,
)
ADDRESS_RULES = RowRules(
    get=_ADDRESS_GET,
    list=_ADDRESS_GET,
    update=_ADDRESS_GET,
    delete=_ADDRESS_GET,
)
ORDER_RULES = RowRules(
    get=_ORDER_GET,
    list=_ORDER_GET,
)
