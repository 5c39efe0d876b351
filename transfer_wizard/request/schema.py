"""The JSON Schema of the request file, made from the table in ``shape.py``, so that there is one truth."""

from typing import Any, Final

from transfer_wizard.request.document import FORMAT, MOST_ROWS, SCHEMA
from transfer_wizard.request.shape import COUNT, REQUEST, TEXT, is_number

IDENTITY: Final = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


def json_schema() -> dict[str, Any]:
    """The schema, in JSON Schema 2020-12. Members that it does not name are allowed, and kept."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Transfer Wizard request",
        "description": "A Cisco Meraki license transfer request. In a draft, any value may be missing, null or empty.",
        "type": "object",
        "required": ["format", "schema"],
        "properties": {
            "format": {"const": FORMAT},
            "schema": {"const": SCHEMA},
            "id": {"type": "string", "pattern": IDENTITY, "description": "Random, made with the request, for life."},
            "app": {"type": "string", "description": "The version of the program that saved the file."},
            "saved_at": {"type": "string", "format": "date-time"},
            "request": _described(REQUEST),
        },
    }


def _described(shape: Any) -> dict[str, Any]:
    if isinstance(shape, dict):
        return {"type": ["object", "null"], "properties": {name: _described(inner) for name, inner in shape.items()}}
    if isinstance(shape, list):
        return {"type": ["array", "null"], "items": _described(shape[0]), "maxItems": MOST_ROWS}
    if shape is TEXT:
        return {"type": ["string", "null"]}
    if shape is COUNT:  # a text is what was typed in place of a number
        return {"type": ["integer", "string", "null"], "minimum": 0}
    words = [int(word) if is_number(shape) else word.value for word in shape]
    return {"enum": [*words, "", None]}
