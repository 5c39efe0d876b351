"""The JSON Schemas of the request file, made from the table in ``shape.py``, and of the question file."""

from typing import Any, Final

from transfer_wizard.request import questions
from transfer_wizard.request.document import FORMAT, MOST_ROWS, SCHEMA
from transfer_wizard.request.draft import IDENTITY
from transfer_wizard.request.shape import COUNT, LONGEST, REQUEST, Leaf, is_number

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema, in JSON Schema 2020-12. Members that it does not name are allowed, and kept."""
    return {
        "$schema": DIALECT,
        "title": "Transfer Wizard request",
        "description": "A Cisco Meraki license transfer request. In a draft, any value may be missing, null or empty.",
        "type": "object",
        "required": ["format", "schema"],
        "properties": {
            "format": {"const": FORMAT},
            "schema": {"const": SCHEMA},
            "id": {
                "type": "string",
                "pattern": f"^{IDENTITY}$",
                "description": "Random, made with the request, for life.",
            },
            "app": {"type": "string", "description": "The version of the program that saved the file."},
            "saved_at": {"type": "string", "format": "date-time"},
            "request": _described(REQUEST),
        },
    }


def questions_schema() -> dict[str, Any]:
    """The schema of the questions to a colleague and of the reply, which is the same file with answers."""
    word = {"type": ["string", "null"], "maxLength": questions.LONGEST_WORD}
    answer = {"type": ["string", "integer", "boolean", "null"], "maxLength": LONGEST}
    return {
        "$schema": DIALECT,
        "title": "Transfer Wizard questions",
        "description": "What a license transfer request lacks, for a colleague to answer. The reply is the same file.",
        "type": "object",
        "required": ["format", "schema", "id", "questions"],
        "properties": {
            "format": {"const": questions.FORMAT},
            "schema": {"const": questions.SCHEMA},
            "id": {"type": "string", "pattern": f"^{IDENTITY}$", "description": "That of the request."},
            "app": {"type": "string", "description": "The version of the program that saved the file."},
            "asked_by": word,
            "questions": {
                "type": "array",
                "maxItems": questions.MOST_QUESTIONS,
                "items": {
                    "type": "object",
                    "required": ["field"],
                    "properties": {
                        "field": {"type": "string", "description": "A path such as licenses.0.devices.1.have."},
                        "about": word,
                        "device": word,
                        "answer": answer | {"description": "Of a list, such as licenses: a row to a line."},
                    },
                },
            },
        },
    }


def _described(shape: Any) -> dict[str, Any]:
    if isinstance(shape, dict):
        return {"type": ["object", "null"], "properties": {name: _described(inner) for name, inner in shape.items()}}
    if isinstance(shape, list):
        return {"type": ["array", "null"], "items": _described(shape[0]), "maxItems": MOST_ROWS}
    if shape is COUNT:  # a text is what was typed in place of a number
        return {"type": ["integer", "string", "null"], "minimum": 0}
    if isinstance(shape, Leaf):
        return {"type": ["string", "null"]}
    words = [int(word) if is_number(shape) else word.value for word in shape]
    return {"enum": [*words, "", None]}
