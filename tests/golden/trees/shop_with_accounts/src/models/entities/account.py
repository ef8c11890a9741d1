# Generated from specs/shop_with_accounts.yaml by templates/src/models/entities/account.py.j2.
"""Whose row it is: that of somebody who calls."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column


class AccountMixin:
    """``oidc_account``: an issuer, and the name by which it knows a caller. Nothing in a row that is nobody's."""

    oidc_account: Mapped[str | None] = mapped_column(Text(), unique=True, sort_order=4)
