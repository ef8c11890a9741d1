"""Settings of an application that are others."""

from __future__ import annotations

from generators.changes.outputs import setting_changes
from generators.changes.page import Setting

BEFORE = """
class Other:
    name: str = "x"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")

    app_name: str = "Shop"
    port: int = Field(8000, ge=1)
    host: str = Field("127.0.0.1")
    database_url: str = Field(repr=False)
    debug: bool = False

    @property
    def serves(self) -> bool:
        return not self.debug
"""
AFTER = """
class Settings(BaseSettings):
    app_name: str = "Shop"
    port: int = Field(8080, ge=1)
    host: str = "127.0.0.1"
    database_url: str = Field("postgresql://", repr=False)
    token: str
"""


def test_settings_that_are_new_gone_or_have_another_default() -> None:
    assert setting_changes(BEFORE, AFTER) == (
        Setting("PORT", "8000", "8080"),
        Setting("DATABASE_URL", "required", "'postgresql://'"),
        Setting("TOKEN", None, "required"),
        Setting("DEBUG", "False", None),
    )
    assert setting_changes(BEFORE, BEFORE) == ()
    assert setting_changes("", AFTER)[0] == Setting("APP_NAME", None, "'Shop'")
