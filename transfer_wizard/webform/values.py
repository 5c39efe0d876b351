"""What a form may ask for, taken from the draft: the values, their labels, and the order in which forms ask."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import HEADINGS
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _
from transfer_wizard.validation import fields, wording

SUBJECT: Final = "case.subject"
DESCRIPTION: Final = "case.description"
KEYS: Final = "licenses.keys"
FIRST_NAME: Final = "requester.first_name"
LAST_NAME: Final = "requester.last_name"
PASSCODES: Final = {side: f"passcode.{side}" for side in Side}

LABELS: Final = {
    "requester.source_email": N_("E-mail"),
    FIRST_NAME: N_("First name"),
    LAST_NAME: N_("Last name"),
    KEYS: N_("License keys"),
    SUBJECT: N_("Subject"),
    DESCRIPTION: N_("Description"),
}
"""What a value is called where our pages have no field, or another word, for it."""

PATHS: Final = (
    "requester.company",
    "requester.source_email",
    "requester.destination_email",
    "requester.phone",
    "requester.contact_hours",
    "customer_number",
    "organizations.source.name",
    "organizations.source.url",
    "organizations.destination.name",
    "organizations.destination.url",
    "case.severity",
)
PROSE: Final = ("route.reason", *(f"case.{heading}" for heading in HEADINGS))

_PARTICLES: Final = frozenset("al bin da de del della den der di do dos du el ibn la le ten ter van von zu".split())
_FAMILY_FIRST: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class FormValue:
    """One value as a form may ask for it.

    Attributes:
        id: the path in the draft, such as ``requester.name``, or one of the names above.
        label: what we call it.
        text: what to fill in; lines are separated by "\\n".
        is_prose: True for text of many words, False for what fits on a line.
    """

    id: str
    label: str
    text: str
    is_prose: bool = False


def form_values(draft: Draft, subject: str, description: str) -> list[FormValue]:
    """The values of a draft that are not empty, with the subject and the whole case text written elsewhere."""
    name = fields.line(draft.get("requester.name"))
    first, last = split_name(name)
    texts = {"requester.name": name, FIRST_NAME: first, LAST_NAME: last}
    texts |= {path: fields.tidy(path, draft.get(path)) for path in PATHS}
    if texts["requester.destination_email"].casefold() == texts["requester.source_email"].casefold():
        texts["requester.destination_email"] = ""
    # A text that is no key stays out: somebody may have typed a passcode there.
    keys = (fields.tidy("licenses.key", row["key"]) for row in draft.licenses)
    texts[KEYS] = ", ".join(key for key in keys if fields.KEY.fullmatch(key.replace("-", "")))
    prose = {path: fields.prose(draft.get(path)) for path in PROSE}
    texts |= {SUBJECT: fields.line(subject)} | prose | {DESCRIPTION: description.strip()}
    return [
        FormValue(identity, label(identity), text, identity in (*PROSE, DESCRIPTION))
        for identity, text in texts.items()
        if text.strip()
    ]


def label(identity: str) -> str:
    """What a value is called, in the language spoken now."""
    return _(LABELS[identity]) if identity in LABELS else wording.label(identity)


def split_name(name: str) -> tuple[str, str]:
    """First and last name of a full name; ("", name) where it cannot be told.

    Names in Chinese, Japanese and Korean letters have the family name first.
    """
    before, comma, after = (part.strip() for part in name.partition(","))
    if comma and before and after:
        return after, before
    words = name.split()
    if len(words) < 2:
        return "", name
    if _FAMILY_FIRST.search(unicodedata.normalize("NFKC", name)):
        return " ".join(words[1:]), words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])
