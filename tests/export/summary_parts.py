"""What the tests of the letter look for in a summary."""

from transfer_wizard.export import text
from transfer_wizard.export.blocks import AnswerList, Items, Table
from transfer_wizard.export.summary import Summary
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side


def said(summary: Summary) -> str:
    """Everything a summary says, on one line, as a reader takes it in."""
    return " ".join(text.render(summary).replace("\u00a0", " ").split())


def sentences(summary: Summary, section: str) -> str:
    return " ".join(str(each) for each in summary.section(section).sentences)


def block_of(summary: Summary, kind: type) -> Table | Items | AnswerList:
    return next(block for section in summary.sections for block in section.blocks if isinstance(block, kind))


def lock_out(draft: Draft, cause: str = "account-locked") -> None:
    """Make the requester one who can't sign in, and who says only what can be known without the dashboard."""
    draft.set("route.dashboard_access", "no")
    draft.set("route.lockout_cause", cause)
    draft.set("verification", "cannot-see")
    draft.set("route.reason", "It has been like this since the audit of last week.")
    emptied = ["route.self_service", "route.claimed_within_7_days", "customer_number"]
    emptied += [f"organizations.{side}.{name}" for side in Side for name in ("mx_edition", "support_access")]
    emptied += [f"licenses.{number}.{name}" for number in range(2) for name in ("expires_on", "expired")]
    emptied += [f"licenses.{number}.devices.{index}.have" for number, index in ((0, 0), (0, 1), (1, 0))]
    for path in emptied:
        draft.set(path, "")
