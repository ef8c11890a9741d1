"""What registries say of images, by way of the engine, which knows mirrors and whom to believe."""

from __future__ import annotations

from typing import Any, Final

from generators.support.failures import NotRun

_SHOWN: Final = 300  # characters


def registry_digest(client: Any, tagged: str) -> str:
    """The digest that a tag has now: of the index, where an image is there for several machines. Raises NotRun."""
    from docker.errors import DockerException
    from requests.exceptions import RequestException

    try:
        return str(client.images.get_registry_data(tagged).id)
    except (DockerException, RequestException) as error:
        said = getattr(error, "explanation", None) or error
        raise NotRun(f"{tagged}: {' '.join(str(said).split())[:_SHOWN]}") from None
