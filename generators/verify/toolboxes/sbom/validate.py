"""Runs with the toolbox's Python: says what is wrong with a CycloneDX document in JSON, a line each.

Argument: the file. The schema is that of the version that the document says it has.
"""

import json
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def main(name: str) -> None:
    """Validate it."""
    text = Path(name).read_text(encoding="utf-8")
    version = SchemaVersion.from_version(json.loads(text)["specVersion"])
    for error in JsonStrictValidator(version).validate_str(text, all_errors=True) or ():
        print(str(error.data)[:500].replace("\n", " "))


if __name__ == "__main__":
    main(*sys.argv[1:])
