"""Pages of the dashboard as people copy them: which organization a License Info page is about, and its MX edition."""

import re
from typing import Final

from transfer_wizard.intake.answers import name_in, sides_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.transfers import name_of_organization
from transfer_wizard.intake.vocabulary import BOTH

_TITLE: Final = re.compile(
    r"(?i)^\W*(?:license info(?:rmation)?|ライセンス情報|lizenzinformation(?:en)?|"
    r"informations? (?:sur les|de) licences?|información de (?:la |las )?licencias?)"
    r"(?: for| of| für| zu| pour| de| para)?:?\s*(?P<said>.*)$|^\W*(?P<said_ja>\S.{0,250})のライセンス情報\W*$"
)
_FOR: Final = re.compile(r"(?i)^\s*(?:for|für|pour|para|de) (?P<said>\S.{0,250})$")
_ORGANIZATION: Final = re.compile(r"(?i)^\W*(?:organi[sz]ation|organización|オーガナイゼーション|組織)\W*$")
_BELOW_ORGANIZATION: Final = re.compile(
    r"(?i)^\W*(?:networks?|netzwerke?|réseaux?|red(?:es)?|ネットワーク|administrators|administratoren|administrateurs|"
    r"administradores|管理者|get help(?: (?:&|and) cases)?|call support(?: team)?)\W*$"
)
"""What stands below the name of an organization at the head of a page: below the menu's "Organization" is no name."""
_OF_DASHBOARD: Final = re.compile(r"(?i)\bmeraki dashboard\b")
_NAMED: Final = re.compile(
    r"^\W*(?:Organi[sz]ation|Organización|オーガナイゼーション|組織) (?P<said>[^\W\d_a-z][^\t|:]{1,80})$"
)
_IS_ON: Final = ("enabled", "active", "有効", "aktiviert", "activé", "habilitado", "activado")
_STATES: Final = "|".join(
    (*_IS_ON, "not activated", "disabled", "not enabled", "無効", "deaktiviert", "désactivé", "deshabilitado")
)
_EDITION: Final = re.compile(
    r"(?i)^\W*mx (?P<said>advanced security|secure sd-?wan plus|sd-?wan plus|enterprise)\b[\s:|"
    rf"]*(?P<state>{_STATES})?\s*$"
)
_STATE: Final = re.compile(rf"(?i)^\s*(?P<state>{_STATES})\s*$")
_EDITIONS: Final = {"advanced security": "advanced-security", "enterprise": "enterprise"}
_MENU: Final = re.compile(
    r"(?i)^\W*(?:monitor|configure|überwachen|konfigurieren|surveiller|configurer|supervisar|configurar|監視|設定)\W*$"
)
_LONGEST_NAME: Final = 120
_MODEL: Final = re.compile(r"(?i)^\W*(co-term\w*|per-device|subscription)(?: licensing)?\W*$")
_MODELS: Final = {"co-": "co-term", "per": "per-device", "sub": "subscription"}
_MARKS: Final = re.compile(
    r"(?i)license (?:status|expiration|history|limit)|ライセンス(?:の状態|の有効期限|制限数|履歴)|co-termination date|"
    r"current device count|lizenz(?:status|ablauf|limit|verlauf)|(?:état|expiration) de la licence|"
    r"(?:limite|historique) des? licences?|(?:estado|vencimiento) de la licencia|(?:límite|historial) de licencias"
)


def is_title(text: str) -> bool:
    """True for the title of a License Info page and for a head of the menu: below "Organization" they are no name."""
    return bool(_TITLE.match(text) or _MENU.match(text))


def take_page(lines: list[Line], found: Findings) -> set[int]:
    """Take a License Info page in the lines; returns the numbers of the lines it was read from."""
    said = [line for line in lines if line.text.strip()]
    used = _take_head(said, found)
    if not used and not any(_MARKS.search(line.text) or _TITLE.match(line.text) for line in said):
        return used
    side = ""
    for at, line in enumerate(said):
        title = _TITLE.match(line.text)
        if title:
            side = _side_above(said[:at])
            name, place = (title["said"] or title["said_ja"] or "").strip(), line
            below = _FOR.match(said[at + 1].text) if at + 1 < len(said) else None
            if not name and below:
                name, place = below["said"].strip(), said[at + 1]
            if name and len(name) < _LONGEST_NAME and not re.search(r"(?i)\bpage\b|>|link\b", name):
                _take_name(name, place, found, side)
                used.add(place.number)
        model = _MODEL.match(line.text)
        if model:
            value = _MODELS[model[1][:3].lower()]
            found.add_sided("organizations.?.licensing_model", side, value, line.text, line.number)
        edition = _EDITION.match(line.text)
        if edition:
            state = (edition["state"] or "").lower()
            if not state and at + 1 < len(said) and (below := _STATE.match(said[at + 1].text)):
                state = below["state"].lower()
            if state in _IS_ON:
                value = _EDITIONS.get(edition["said"].lower(), "sd-wan-plus")
                found.add_sided("organizations.?.mx_edition", side, value, line.text, line.number)
                used.add(line.number)
    return used


def _take_head(said: list[Line], found: Findings) -> set[int]:
    """Take the name below "Organization" at the head of a page; returns the numbers of both lines."""
    for label, name, below in zip(said, said[1:], said[2:], strict=False):
        is_head = _BELOW_ORGANIZATION.match(below.text) or _TITLE.match(below.text)
        is_name = not is_title(name.text) and len(name.text.strip()) < _LONGEST_NAME
        if is_head and is_name and _ORGANIZATION.match(label.text):
            _take_name(name.text.strip(), name, found)
            return {label.number, name.number}
    if any(_OF_DASHBOARD.search(line.text) or _BELOW_ORGANIZATION.match(line.text) for line in said):
        for line in said:
            match = _NAMED.match(line.text)
            if match and name_of_organization(match["said"]):
                _take_name(match["said"], line, found)
                return {line.number}
    return set()


def _side_above(lines: list[Line]) -> str:
    """The side that was written above a page by hand."""
    sides = {word.value for line in lines[-1:] for word in sides_in(line.text)}
    return sides.pop() if len(sides) == 1 and BOTH not in sides else ""


def _take_name(name: str, place: Line, found: Findings, side: str = "") -> None:
    value = name_in("organizations.source.name", name)
    found.add_sided("organizations.?.name", side, value, place.text, place.number)
