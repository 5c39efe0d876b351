"""Pages of the dashboard as people copy them: which organization a License Info page is about, and its MX edition."""

import re
from typing import Final

from transfer_wizard.intake.answers import name_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import Findings

_TITLE: Final = re.compile(
    r"(?i)^\W*(?:license information|license info|ライセンス情報)(?: for| of)?:?\s*(?P<said>.*)$"
)
_FOR: Final = re.compile(r"(?i)^\s*for (?P<said>\S.{0,250})$")
_EDITION: Final = re.compile(
    r"(?i)^\W*mx (?P<said>advanced security|secure sd-?wan plus|sd-?wan plus|enterprise)\b[\s:|"
    r"]*(?P<state>enabled|not activated|disabled|not enabled|active|有効|無効)?\s*$"
)
_STATE: Final = re.compile(r"(?i)^\s*(?P<state>enabled|not activated|disabled|not enabled|active|有効|無効)\s*$")
_EDITIONS: Final = {"advanced security": "advanced-security", "enterprise": "enterprise"}
_MODEL: Final = re.compile(r"(?i)^\W*(co-term\w*|per-device|subscription)(?: licensing)?\W*$")
_MODELS: Final = {"co": "co-term", "per": "per-device", "sub": "subscription"}
_IS_ON: Final = ("enabled", "active", "有効")
_MARKS: Final = re.compile(
    r"(?i)license (?:status|expiration|history|limit)|ライセンス(?:の状態|の有効期限|制限数|履歴)|co-termination date|"
    r"current device count"
)


def take_page(lines: list[Line], found: Findings) -> set[int]:
    """Take a License Info page in the lines; returns the numbers of the lines it was read from."""
    used: set[int] = set()
    if not any(_MARKS.search(line.text) or _TITLE.match(line.text) for line in lines):
        return used
    said = [line for line in lines if line.text.strip()]
    for at, line in enumerate(said):
        title = _TITLE.match(line.text)
        if title:
            name, place = title["said"].strip(), line
            below = _FOR.match(said[at + 1].text) if at + 1 < len(said) else None
            if not name and below:
                name, place = below["said"].strip(), said[at + 1]
            if name and len(name) < 120 and not re.search(r"(?i)\bpage\b|>|link\b", name):
                found.add_sided(
                    "organizations.?.name", "", name_in("organizations.source.name", name), place.text, place.number
                )
                used.add(place.number)
        model = _MODEL.match(line.text)
        if model:
            value = next(value for value in ("co", "per", "sub") if model[1].lower().startswith(value))
            found.add_sided("organizations.?.licensing_model", "", _MODELS[value], line.text, line.number)
        edition = _EDITION.match(line.text)
        if edition:
            state = (edition["state"] or "").lower()
            if not state and at + 1 < len(said) and (below := _STATE.match(said[at + 1].text)):
                state = below["state"].lower()
            if state in _IS_ON:
                value = _EDITIONS.get(edition["said"].lower(), "sd-wan-plus")
                found.add_sided("organizations.?.mx_edition", "", value, line.text, line.number)
                used.add(line.number)
    return used
