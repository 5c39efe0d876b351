"""The fields that take any text, and what must not be in it: it goes into the case, where others read it."""

import re
import unicodedata
from typing import Final

from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side

_FIELDS: Final = (
    "route.reason",
    "requester.name",
    "requester.company",
    "requester.contact_hours",
    "requester.placeholder_name",
    *(f"organizations.{side}.name" for side in Side),
    "case.scope",
    "case.frequency",
    "case.start_time",
    "case.related_cases",
    "case.test_results",
    "case.workaround",
    "case.business_impact",
)
SECTIONS: Final = ("route", "requester", "organizations", "case")
"""The sections of the file that they are in."""

_WORD: Final = r"(?:pass ?code|パスコード)"
_FOUR: Final = r"(?<![\d-])\d{4}(?!\d|-\d)"  # and no year of a date
_NEAR: Final = r"[^\d\n]{0,20}"
_NAMED: Final = re.compile(rf"{_WORD}{_NEAR}{_FOUR}|{_FOUR}{_NEAR}{_WORD}", re.IGNORECASE)


def free_texts(draft: Draft) -> dict[str, str]:
    """What was typed into these fields, by path; empty ones are left out."""
    texts = {path: draft.get(path) for path in _FIELDS}
    texts["case.attachments"] = "\n".join(draft.branch("case.attachments"))
    return {path: text for path, text in texts.items() if text.strip()}


def names_a_passcode(text: str) -> bool:
    """True where four digits stand next to the word passcode."""
    return _NAMED.search(unicodedata.normalize("NFKC", text)) is not None
