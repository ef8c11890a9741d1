"""What is built, and what runs beside it: the Dockerfile and the compose files."""

from __future__ import annotations

from generators.model.app import Application, Images
from generators.support.frozen import Frozen
from generators.views.project.identity import app_view


class ContainersView(Frozen):
    """``docker/Dockerfile`` and the compose files."""

    slug: str  # simple-task-api
    version: str
    images: Images
    auth: bool  # callers bring tokens


def containers_view(app: Application) -> ContainersView:
    """How the application's image is called, and the images of others."""
    own = app_view(app)
    return ContainersView(own.slug, own.version, app.images, app.auth is not None)
