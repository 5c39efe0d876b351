"""Watches one page: fills it in once its fields have come to rest, and again when others appear."""

import math
import time
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from transfer_wizard.webform.barrier import Barrier
from transfer_wizard.webform.fill import FieldValue, Filling, PageState
from transfer_wizard.webform.form_page import FormPage, Frame, Pulse
from transfer_wizard.webform.reading import Purpose, learned, planned
from transfer_wizard.webform.report import FillStage, News, Reason, ValueReport

IDLE_MILLISECONDS: Final = 1200
"""The person is at work on the page until this long after the last key."""
SECONDS_AT_REST: Final = 0.4
"""A page builds its fields piece by piece, and some build them twice."""
SECONDS_TO_SHOW: Final = 1.5
"""Fields that are not there after this time may never come: the person is told."""
SECONDS_TO_REST: Final = 4.0
"""A page that never comes to rest is filled in after this time as it is."""
SECONDS_TO_CHECK: Final = 0.5
SECONDS_TO_STAY: Final = 30.0
"""How long a page may take after the fill to come to life, or to take back what was filled in."""
MOST_RENEWALS: Final = 3
"""How often a page may put new fields in the place of those that are being filled in."""
SECONDS_TO_GUARD: Final = 2.0


class Watch:
    """One page and what has been seen of it.

    Args:
        page: the page.
        barrier: raised before anything is written.
        filling: what to fill in; shared by the pages of one form.
        purpose: to fill in, or only to read.
    """

    def __init__(self, page: FormPage, barrier: Barrier, filling: Filling, purpose: Purpose = Purpose.FILL) -> None:
        self._purpose = purpose
        self._places: dict[str, str] = {}
        self.page = page
        self._barrier = barrier
        self._filling = filling
        self._known: set[tuple[int, int]] = set()
        self._before: set[tuple[int, int]] = set()
        self._since = self._changed = time.monotonic()
        self._document = 0
        self._fills = 0
        self._renewals = 0
        self._entries: list[FieldValue] = []
        self._ears = 0
        self._filled = self._checked = -SECONDS_TO_STAY
        self._told_last: News | None = None

    def look(self) -> News | None:
        """What there is to tell after one look at the page; raises PipeError when it does not answer."""
        frames = self.page.frames()
        if not frames:
            self._document = 0
            return self._elsewhere()
        if self._document != frames[0].number:
            self._document, self._since, self._known = frames[0].number, time.monotonic(), set()
            self._entries = []
        pulses = self._pulses(frames)
        seen, now = _fields(pulses), time.monotonic()
        if seen != self._before or not all(pulse.ready for pulse in pulses.values()) or self._barrier.is_loading:
            self._before, self._changed = seen, now
        if now < min(self._changed + SECONDS_AT_REST, self._since + SECONDS_TO_REST):
            return None
        if not self._filling.profile.is_page(self.page.address()):
            return News(FillStage.WAITING, Reason.NO_FIELDS, self.findings, _host(frames))
        if self._purpose is not Purpose.FILL:
            return self._only_read(pulses)
        is_at_work = self._fills and _idle(pulses) < IDLE_MILLISECONDS
        if seen - self._known and not is_at_work and (told := self._fill(pulses)):
            return told
        if not self._known and now > self._since + SECONDS_TO_SHOW:
            return News(FillStage.WAITING, _obstacle(pulses), self.findings, _host(frames))
        if not self._is_touched(pulses) and now > self._checked + SECONDS_TO_CHECK:
            return self._check(list(pulses))
        return None

    def _is_touched(self, pulses: dict[Frame, Pulse]) -> bool:
        """True once the person has touched the page since it was filled in."""
        return _idle(pulses) <= 1000 * (time.monotonic() - self._filled)

    def _only_read(self, pulses: dict[Frame, Pulse]) -> News | None:
        now = time.monotonic()
        if now < self._checked + SECONDS_TO_CHECK:
            return None
        self._checked = now
        look = self._read(pulses)
        if self._purpose is Purpose.LEARN:
            self._places = learned(look, self._filling.values, self._places)
            return News(FillStage.READING, host=_host(look.frames), places=tuple(self._places.items()))
        if not look.matches and now < self._since + SECONDS_TO_SHOW:
            return None
        self._filling.leave(look)
        reason = Reason.NONE if look.matches else _obstacle(pulses)
        return News(FillStage.PLANNED, reason, self.findings, _host(look.frames), places=planned(look))

    def _check(self, frames: list[Frame]) -> News | None:
        """Look whether the page still holds what was filled in, as long as nobody has touched it since."""
        now = self._checked = time.monotonic()
        if not self._told_last or now > self._filled + SECONDS_TO_STAY:
            return None
        if (ears := self._ears_of(frames)) > self._ears:
            self._ears = ears
            self._filling.rewrite(self.page, self._entries)
        else:
            self._filling.read_back(self.page, self._entries)
        news = self._last_word(self._told_last)
        if news == self._told_last:
            return None
        self._told_last = news
        return news

    @property
    def has_document(self) -> bool:
        """True once a document of the form was seen in the page."""
        return self._document > 0

    def refill(self) -> News | None:
        """Fill in what is empty, whoever emptied it: the person asks for it."""
        return self._fill(self._pulses(self.page.frames()), again=True)

    def fill_passcodes(self, digits: dict[str, str]) -> News | None:
        """Fill in passcodes, value id to digits: the person asks for it."""
        pulses = self._pulses(self.page.frames())
        look = self._read(pulses)
        if not look.matches:
            return None
        self._guard(look)
        self._filling.fill_passcodes(self.page, look, digits)
        return self._told(self._read(pulses))

    @property
    def findings(self) -> tuple[ValueReport, ...]:
        """Per value what became of it, on this page and others of the form."""
        return tuple(self._filling.findings.values())

    def _pulses(self, frames: list[Frame]) -> dict[Frame, Pulse]:
        pulses = {frame: pulse for frame in frames if (pulse := self.page.pulse(frame))}
        for frame in [alive for alive, pulse in pulses.items() if pulse.hosts]:
            self.page.look_behind(frame, pulses[frame].hosts)
            if pulse := self.page.pulse(frame):
                pulses[frame] = pulse
        return pulses

    def _read(self, pulses: dict[Frame, Pulse]) -> PageState:
        return self._filling.look(self.page, list(pulses))

    def _fill(self, pulses: dict[Frame, Pulse], again: bool = False) -> News | None:
        look = self._read(pulses)
        if not look.matches:
            return None
        if self._is_touched(pulses):  # what was filled in before is the person's
            self._entries = []
        self._guard(look)
        ears = self._ears_of(look.frames)
        entries = self._filling.fill(self.page, look, again)
        before, after = _fields(pulses), _fields(self._pulses(look.frames))
        # Some pages draw their fields anew at every change: those that have come since are to be filled in too.
        is_gone = not {(match.field.frame, match.field.id) for match in look.matches} <= after
        is_renewed = bool(after - before) and self._renewals < MOST_RENEWALS
        self._known = before if is_renewed else before | after
        self._renewals = self._renewals + 1 if is_renewed else 0
        if is_gone and is_renewed:
            return None
        self._fills += 1
        fields = {(entry.frame, entry.field.id) for entry in entries}
        self._entries = [entry for entry in self._entries if (entry.frame, entry.field.id) not in fields] + entries
        self._ears, self._filled = ears, time.monotonic()
        return self._told(look)

    def _guard(self, look: PageState) -> None:
        self._barrier.raise_for({frame.identity for frame in look.frames}, SECONDS_TO_GUARD)

    def _ears_of(self, frames: list[Frame]) -> int:
        return sum(self.page.ears(frame) for frame in frames)

    def _told(self, look: PageState) -> News:
        stage = FillStage.FILLED if self._fills < 2 else FillStage.NEXT_PAGE
        asks_passcode = look.asks_passcode(self._filling.profile)
        self._told_last = self._last_word(News(stage, host=_host(look.frames), asks_passcode=asks_passcode))
        return self._told_last

    def _last_word(self, news: News) -> News:
        return replace(news, findings=self.findings, stopped=self._barrier.stopped, message=self._barrier.message)

    def _elsewhere(self) -> News | None:
        profile, address = self._filling.profile, self.page.address()
        if address.startswith("chrome-error:"):
            return News(FillStage.WAITING, Reason.NOT_LOADED, self.findings, urlsplit(profile.address).hostname or "")
        if address.startswith("about:") or profile.allows(address):
            return None
        return News(FillStage.REFUSED, Reason.OTHER_HOST, self.findings, urlsplit(address).hostname or "")


def _fields(pulses: dict[Frame, Pulse]) -> set[tuple[int, int]]:
    return {(frame.number, number) for frame, pulse in pulses.items() for number in pulse.fields}


def _idle(pulses: dict[Frame, Pulse]) -> float:
    """Milliseconds since the person touched the page, in whichever frame."""
    return min((pulse.idle for pulse in pulses.values()), default=math.inf)


def _host(frames: list[Frame]) -> str:
    return urlsplit(frames[0].address).hostname or "" if frames else ""


def _obstacle(pulses: dict[Frame, Pulse]) -> Reason:
    if any(pulse.password for pulse in pulses.values()):
        return Reason.SIGN_IN
    return Reason.CAPTCHA if any(pulse.captcha for pulse in pulses.values()) else Reason.NO_FIELDS
