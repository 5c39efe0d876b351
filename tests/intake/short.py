"""A reading in a few words, for tables of texts and of what is read in them."""

from transfer_wizard.intake.licenses import FoundLicense, read_licenses
from transfer_wizard.intake.reading import read_text


def values(text: str) -> list[str]:
    """The values of a text with their fields, in short; a question mark stands behind one that is not sure."""
    return [f"{_short(each.field)}: {each.value}{'' if each.sure else ' ?'}" for each in read_text(text).found]


def rows(text: str) -> list[str]:
    """The rows of a text: the first letters of the key, the model, how many there are, and how many of them move."""
    return [
        f"{row.key[:4]} {row.model} {'-' if row.have is None else row.have} {'-' if row.move is None else row.move}"
        for row in read_licenses(text).rows
    ]


def the_row(text: str) -> FoundLicense:
    """The one row that a text gives."""
    [row] = read_licenses(text).rows
    return row


def _short(field: str) -> str:
    return field.removeprefix("requester.").removeprefix("organizations.")
