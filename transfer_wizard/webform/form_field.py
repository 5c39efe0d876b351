"""One field of a page as a person sees it, told by the page's script and taken with limits."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic import Field as Limit

PageWords = Annotated[str, StringConstraints(max_length=1000)]


class InputKind(StrEnum):
    """What sort of field it is; the first nine are typed into, the others offer choices."""

    TEXT = "text"
    EMAIL = "email"
    TEL = "tel"
    URL = "url"
    SEARCH = "search"
    NUMBER = "number"
    PASSWORD = "password"
    TEXTAREA = "textarea"
    RICH = "rich"
    SELECT = "select"
    RADIO = "radio"
    LIST_BOX = "list-box"
    OPEN_LIST = "open-list"

    @property
    def offers_choices(self) -> bool:
        """True for a field that is chosen from, not typed into."""
        return self in (InputKind.SELECT, InputKind.RADIO, InputKind.LIST_BOX, InputKind.OPEN_LIST)

    @property
    def has_lines(self) -> bool:
        """True for a field that takes more than one line."""
        return self in (InputKind.TEXTAREA, InputKind.RICH)


class FormField(BaseModel):
    """One field.

    Attributes:
        id: its number within its frame.
        frame: the number of its frame, put in by the reader.
        kind: what sort of field it is.
        label: the words of its labels. The next ones are other words about it, the most telling first.
        labelled_by: the words of the elements it names as its labels.
        aria_label: what it calls itself for screen readers.
        cell: the words of the table cell, or the term, before it or above it.
        nearby: the words closest to it otherwise.
        placeholder, title, help: its own hints.
        groups: the legends around it, innermost first. heading: the heading before it.
        name, html_id, autocomplete: how the page's author calls it.
        options: the choices in order; "" for one that cannot be taken.
        most: how many characters it takes, 0 for no limit.
        height: in pixels.
        form: which form it belongs to, 0 for none.
        aside: True for a field in a footer, a menu or a search box.
        foreign: True where the page says that it speaks neither English nor Japanese.
        changes: True where the page does something at once when the choice changes.
        locked: True while the page does not let anybody fill it in.
        veiled: True where it has no color while the keyboard is elsewhere.
        free: True while nobody has typed or chosen anything. ours: True where we have. value: what is in it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    id: int
    frame: int = 0
    kind: InputKind
    label: PageWords = ""
    labelled_by: PageWords = ""
    aria_label: PageWords = ""
    cell: PageWords = ""
    nearby: PageWords = ""
    placeholder: PageWords = ""
    title: PageWords = ""
    help: PageWords = ""
    groups: Annotated[tuple[PageWords, ...], Limit(max_length=10)] = ()
    heading: PageWords = ""
    name: PageWords = ""
    html_id: PageWords = ""
    autocomplete: PageWords = ""
    options: Annotated[tuple[PageWords, ...], Limit(max_length=1000)] = ()
    most: int = 0
    height: int = 0
    form: int = 0
    aside: bool = False
    foreign: bool = False
    changes: bool = False
    locked: bool = False
    veiled: bool = False
    free: bool = True
    ours: bool = False
    value: Annotated[str, StringConstraints(max_length=300_000)] = ""
