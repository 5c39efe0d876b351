"""Makes a request of what was read: what is sure goes in, for everything else there is a sentence."""

from transfer_wizard.intake.findings import UNSAID, is_answer
from transfer_wizard.intake.licenses import Intake, grouped, told
from transfer_wizard.intake.reading import Reading
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.translations import _


def request_of(reading: Reading) -> tuple[Draft, list[str]]:
    """A draft with the sure values and the license rows, and a sentence for each thing that is not in it."""
    draft = Draft()
    left = []
    for found in reading.found:
        value = str(found.value)
        if UNSAID in found.field:
            sentence = _("line {line}: the text does not say of which organization “{value}” is.")
            left.append(sentence.format(line=found.line, value=value))
        elif not found.sure:
            sentence = _("line {line}: {field} may be “{value}”. It is left open.")
            left.append(sentence.format(line=found.line, field=found.field, value=value))
        elif found.field == "case_number":
            sentence = _(
                "line {line}: case number {value} is left out: with it, the request would count as sent. "
                "Enter it under Related cases if it is an earlier case about this."
            )
            left.append(sentence.format(line=found.line, value=value))
        elif is_answer(found.field) and len(value) <= LONGEST:
            draft.set(found.field, value)
    licenses, twins = grouped(Intake(reading.rows, []), {})
    draft.licenses.extend(licenses)
    draft.changed("licenses")
    left += [told(refused) for refused in [*reading.rejected, *twins]]
    return draft, left
