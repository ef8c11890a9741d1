# Generated from specs/shop_with_accounts.yaml by templates/scripts/export_openapi.py.j2.
"""Writes the API's description to ``openapi.json``: ``python -m scripts.export_openapi``. Needs no database."""

import json
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def openapi_json() -> str:
    """Return the description; the same code gives the same text, whatever the environment says."""
    os.environ["DATABASE_URL"] = "postgresql+asyncpg://localhost/never-connected-to"
    os.environ["OIDC_ISSUER"] = "https://never.asked.invalid"
    from src.core.config import Settings
    from src.main import create_app

    settings = Settings.model_construct(database_url=os.environ["DATABASE_URL"], oidc_issuer=os.environ["OIDC_ISSUER"])
    return json.dumps(create_app(settings).openapi(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    (ROOT / "openapi.json").write_text(openapi_json(), encoding="utf-8")
