"""What the verifier's tests have, for tests that run containers."""

from __future__ import annotations

from tests.verify.conftest import verifier, verifier_of

__all__ = ["verifier", "verifier_of"]
