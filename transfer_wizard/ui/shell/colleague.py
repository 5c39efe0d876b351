"""A colleague's reply: whether it fits the request, and the page that compares the two."""

from collections.abc import Callable

from transfer_wizard.flow.colleague import Difference, compare, take
from transfer_wizard.request import document
from transfer_wizard.request.document import Opened
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.questions import Questions
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.colleague.reply_page import ReplyPage


def refusal(request: Opened, is_read_only: bool) -> str:
    """The sentence that says why a request takes no reply; "" when it does."""
    if is_read_only or request.read_only or request.draft.is_sent:
        return _("The answers are for a request that was sent or can’t be changed: it stays as it is.")
    return ""


def reply_page(
    answers: Questions, draft: Draft, taken: Callable[[Draft, str], None], told: Callable[[str], None]
) -> ReplyPage:
    """The page that compares a reply with its request.

    Args:
        taken: gets the request with the answers in it, and a sentence that says how much changed.
        told: gets the sentence that says why the request can't hold them.
    """
    from transfer_wizard.intake.licenses import read_answer

    def on_taken(differences: list[Difference]) -> None:
        rows = [row for difference in differences for row in difference.rows or ()]
        if problem := document.refusal(draft, rows):
            told(problem)
            return
        take(draft, differences)
        count = len(differences)
        sentence = ngettext("{count} field was changed.", "{count} fields were changed.", count)
        taken(draft, sentence.format(count=count))

    page = ReplyPage(draft, compare(draft, answers, read_answer))
    page.taken.connect(on_taken)
    return page
