# Generated from specs/shop_with_accounts.yaml by templates/scripts/dev.py.j2.
"""Development server: ``python -m scripts.dev``. Starts a database in ``.dev/`` when DATABASE_URL is not set."""

import os
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import uvicorn
from alembic import command
from alembic.config import Config
from dotenv import dotenv_values

from scripts.postgres import embedded_postgres
from scripts.token import issuer_settings
from src.core.config import get_settings

ROOT = Path(__file__).resolve().parent.parent


def database() -> AbstractContextManager[str]:
    """Return the context in which the database of the environment, of ``.env`` or of ``.dev/`` runs."""
    configured = os.environ.get("DATABASE_URL") or dotenv_values(ROOT / ".env").get("DATABASE_URL")
    return nullcontext(configured) if configured else embedded_postgres(ROOT / ".dev" / "postgres", keep_data=True)


def main() -> None:
    """Migrate the database, then serve until interrupted; changed code is loaded at once."""
    os.chdir(ROOT)
    with database() as url:
        os.environ["DATABASE_URL"] = url
        if not (os.environ.get("OIDC_ISSUER") or dotenv_values(ROOT / ".env").get("OIDC_ISSUER")):
            os.environ.update(issuer_settings())
        command.upgrade(Config("alembic.ini"), "head")
        settings = get_settings()
        uvicorn.run(
            "src.main:app",
            host=settings.host,
            port=settings.port,
            root_path=settings.root_path,
            workers=1,
            reload=True,
            reload_dirs=["src"],
            access_log=False,
            proxy_headers=False,
        )


if __name__ == "__main__":
    main()
