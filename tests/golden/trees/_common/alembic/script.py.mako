## Generated from specs/<app>.yaml by templates/alembic/script.py.mako.j2.

"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

# Every request waits behind a change of a table that waits for a long transaction, and no longer than two seconds.
LIMIT = "SET LOCAL lock_timeout = '1s'"

revision: str = ${repr(up_revision)}
down_revision: str | tuple[str, ...] | None = ${repr(down_revision)}
branch_labels: str | tuple[str, ...] | None = ${repr(branch_labels)}
depends_on: str | tuple[str, ...] | None = ${repr(depends_on)}


def upgrade() -> None:
    """Apply this migration."""
    op.execute(LIMIT)
    ${upgrades if upgrades else ""}


def downgrade() -> None:
    """Undo this migration."""
    op.execute(LIMIT)
    ${downgrades if downgrades else ""}
