"""One page in the browser, with its frames: what can be read there, and the few things that can be done."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from transfer_wizard.resources import resource
from transfer_wizard.webform.barrier import WORLD
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.pipe import Denied, Pipe
from transfer_wizard.webform.profile import Profile

SECONDS: Final = 2.0
"""A page that takes longer than this to answer hangs."""
SECONDS_TO_WORK: Final = 15.0
"""One with very many parts, on a busy computer, takes long to lay itself out anew."""
MOST_FRAMES: Final = 60
SECONDS_TO_LIFT: Final = 0.4
PAUSE: Final = 0.05


@dataclass(frozen=True)
class Frame:
    """A document of the page that may be read: the page itself, or a frame in it.

    Attributes:
        number: its own.
        session: of the pipe, over which it is reached.
        context: of our script in it.
        address: of the document, or of the one that made it.
        identity: what the browser calls it.
    """

    number: int
    session: str
    context: int
    address: str
    identity: str


class Pulse(BaseModel):
    """What can be told of a frame at a glance.

    Attributes:
        fields: the numbers of the fields to be seen.
        idle: milliseconds since the person touched it.
        ready: True once it has been read in.
        hosts: how many parts of it may only the browser itself look into, and has not yet.
        captcha, password: True where it shows a test for humans, or a field for a password.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    fields: tuple[int, ...] = Field(max_length=2000)
    idle: float
    ready: bool
    hosts: int = Field(ge=0, le=100)
    captcha: bool
    password: bool


class FormPage:
    """One page.

    Args:
        pipe: to the browser.
        session: of the page.
        profile: of the form, whose hosts alone may be read.
    """

    def __init__(self, pipe: Pipe, session: str, profile: Profile) -> None:
        self._pipe = pipe
        self.session = session
        self._profile = profile
        self._below: dict[str, str] = {}
        self._frames: dict[tuple[str, str], Frame] = {}
        self._last = 0
        sight, page = (resource("form_scripts", name).read_text(encoding="utf-8") for name in ("sight.js", "page.js"))
        self._script = f"() => {{ ({sight})(); return ({page})(); }}"

    @property
    def sessions(self) -> list[str]:
        """The page's session, and those of frames that the browser keeps apart."""
        return [self.session, *self._below]

    def attach(self, session: str, parent: str) -> None:
        """A frame that the browser keeps apart has come."""
        if parent in self.sessions:
            self._below[session] = parent

    def detach(self, session: str) -> None:
        """It has gone."""
        self._below.pop(session, None)

    def call(self, verb: str, session: str = "", seconds: float = SECONDS, **content: Any) -> dict[str, Any]:
        """Ask the browser about this page; raises PipeError."""
        return self._pipe.call(verb, seconds, session or self.session, **content)

    def address(self) -> str:
        """Where the page is."""
        return str(self.call("Page.getFrameTree")["frameTree"]["frame"]["url"])

    def frames(self) -> list[Frame]:
        """The documents on the form's hosts that a person sees, the page first; empty when it is elsewhere."""
        found = list(islice(self._look(self.session, None), MOST_FRAMES))
        self._frames = {key: frame for key, frame in self._frames.items() if frame in found}
        return found

    def _look(self, session: str, parent: Frame | None) -> Iterator[Frame]:
        tree = self.call("Page.getFrameTree", session)["frameTree"]
        stack = [(tree, parent)]
        root = None
        while stack:
            node, above = stack.pop()
            frame = self._enter(session, str(node["frame"]["id"]), above)
            if not frame:
                continue
            root = root or frame
            yield frame
            stack += [(child, frame) for child in reversed(node.get("childFrames", []))]
        for below in [inner for inner, over in self._below.items() if over == session]:
            if root:
                with contextlib.suppress(Denied):
                    yield from self._look(below, root)

    def _enter(self, session: str, identity: str, parent: Frame | None) -> Frame | None:
        """The frame with our script in it; None when it is on another host or not to be seen."""
        try:
            if parent and not self._shows(parent, identity):
                return None
            if known := self._frames.get((session, identity)):
                with contextlib.suppress(Denied):
                    self.ask(known, "() => 0")
                    return known
            world = self.call("Page.createIsolatedWorld", session, frameId=identity, worldName=WORLD)
            context = int(world["executionContextId"])
            self._last += 1
            place, origin = self.ask(Frame(self._last, session, context, "", identity), self._script)
        except (Denied, TypeError, ValueError, KeyError):
            return None
        address = str(origin if str(place).startswith("about:") else place)
        if not self._profile.allows(address):
            return None
        frame = Frame(self._last, session, context, address, identity)
        self._frames[session, identity] = frame
        return frame

    def _shows(self, parent: Frame, identity: str) -> bool:
        owner = self.call("DOM.getFrameOwner", parent.session, frameId=identity)
        node = self.call(
            "DOM.resolveNode",
            parent.session,
            backendNodeId=owner["backendNodeId"],
            executionContextId=parent.context,
        )
        shown = self.call(
            "Runtime.callFunctionOn",
            parent.session,
            objectId=node["object"]["objectId"],
            functionDeclaration="function () { return transferWizardSight.visible(this); }",
            returnByValue=True,
        )
        return shown["result"].get("value") is True

    def ask(
        self, frame: Frame, function: str, *arguments: Any, objects: tuple[str, ...] = (), seconds: float = SECONDS
    ) -> Any:
        """What a function of ours answers in a frame; None when it fails there."""
        answer = self.call(
            "Runtime.callFunctionOn",
            frame.session,
            seconds,
            executionContextId=frame.context,
            functionDeclaration=function,
            arguments=[*({"value": argument} for argument in arguments), *({"objectId": each} for each in objects)],
            returnByValue=True,
        )
        return None if "exceptionDetails" in answer else answer["result"].get("value")

    def pulse(self, frame: Frame) -> Pulse | None:
        """The frame at a glance."""
        try:
            return Pulse.model_validate(self.ask(frame, "() => transferWizardForm.pulse()"))
        except ValidationError:
            return None

    def survey(self, frame: Frame) -> list[FormField]:
        """All fields of a frame that a person sees."""
        answer = self.ask(frame, "() => transferWizardForm.survey()", seconds=SECONDS_TO_WORK)
        found = []
        for each in answer if isinstance(answer, list) else ():
            with contextlib.suppress(ValidationError):
                found.append(FormField.model_validate(each).model_copy(update={"frame": frame.number}))
        return found

    def painted(self, frame: Frame, fields: list[FormField]) -> list[FormField]:
        """Those of some fields that are painted where they are; others are cut away, or turned from the person."""
        answer = self.ask(
            frame,
            "(...ids) => transferWizardForm.painted(...ids)",
            *(field.id for field in fields),
            seconds=SECONDS_TO_WORK,
        )
        return [field for field in fields if isinstance(answer, list) and field.id in answer]

    def look_behind(self, frame: Frame, hosts: int) -> None:
        """Show our script the closed shadow roots, which no script of a page can reach from outside."""
        for place in reversed(range(hosts)):
            with contextlib.suppress(Denied, KeyError):  # it has gone
                host = self._function(frame, "(place) => transferWizardForm.host(place)", {"value": place})
                node = self.call("DOM.describeNode", frame.session, objectId=host, depth=0)["node"]
                roots = [root for root in node.get("shadowRoots", ()) if root.get("shadowRootType") == "closed"]
                shown = [
                    self.call(
                        "DOM.resolveNode",
                        frame.session,
                        backendNodeId=root["backendNodeId"],
                        executionContextId=frame.context,
                    )["object"]["objectId"]
                    for root in roots
                ]
                self.ask(frame, "(...all) => transferWizardForm.looked(...all)", objects=(host, *shown))

    def _function(self, frame: Frame, function: str, *arguments: dict[str, Any]) -> str:
        """A handle of what a function of ours answers."""
        answer = self.call(
            "Runtime.callFunctionOn",
            frame.session,
            executionContextId=frame.context,
            functionDeclaration=function,
            arguments=list(arguments),
        )
        return str(answer["result"]["objectId"])

    def ears(self, frame: Frame) -> int:
        """How many of the page's scripts listen for what is typed: more of them mean that it has come to life.

        Each root is asked alone, as its page sees it: a browser that is to look through all of them, into its own parts
        of fields and across worlds, may crash the tab a little later.
        """
        rooms = self.ask(frame, "() => transferWizardForm.rooms().length")
        heard = 0
        for place in range(rooms if isinstance(rooms, int) else 0):
            with contextlib.suppress(Denied, KeyError):  # it has gone
                room = self._function(frame, "(place) => transferWizardForm.rooms()[place]", {"value": place})
                node = self.call("DOM.describeNode", frame.session, objectId=room, depth=0)["node"]
                theirs = self.call("DOM.resolveNode", frame.session, backendNodeId=node["backendNodeId"])["object"]
                verb = "DOMDebugger.getEventListeners"
                told = self.call(verb, frame.session, objectId=theirs["objectId"], depth=-1)["listeners"]
                heard += sum(each["type"] in ("input", "change") for each in told)
        return heard

    def put(self, frame: Frame, field: FormField, text: str) -> bool:
        """Type a text into a field, and leave it where the field is not empty; False when it did not take it."""
        if field.veiled and not self._lifts(frame, field):
            return False
        if field.kind is not InputKind.RICH:  # in one step, in which no other field can come to the front
            put = "(...all) => transferWizardForm.put(...all)"
            return self.ask(frame, put, field.id, text, seconds=SECONDS_TO_WORK) is True
        if self.ask(frame, "(id) => transferWizardForm.ready(id)", field.id) is not True:
            return False
        self.call("Input.insertText", frame.session, text=text)
        return True

    def _lifts(self, frame: Frame, field: FormField) -> bool:
        """True for a field that gets its color with the keyboard; one that does not is a trap."""
        self.ask(frame, "(id) => transferWizardForm.lift(id)", field.id)
        for _look in range(1 + round(SECONDS_TO_LIFT / PAUSE)):  # in one of them the computer may stand still
            if self.ask(frame, "(id) => transferWizardForm.shows(id)", field.id) is True:
                return True
            time.sleep(PAUSE)
        return False

    def clear(self, frame: Frame, field: FormField) -> None:
        """Take back what was put into a field, unless the person has been there since."""
        self.ask(frame, "(id) => transferWizardForm.clear(id)", field.id)

    def pick(self, frame: Frame, field: FormField, place: int) -> bool:
        """Take one choice of a list."""
        return self.ask(frame, "(...all) => transferWizardForm.pick(...all)", field.id, place) is not None

    def value(self, frame: Frame, field: FormField) -> str | None:
        """What is in a field now; None when it has gone."""
        answer = self.ask(frame, "(id) => transferWizardForm.value(id)", field.id)
        return answer if isinstance(answer, str) else None

    def hold(self, frames: list[Frame]) -> None:
        """Before filling: note where the keyboard is, and let the page believe that it is in front."""
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        for frame in frames:
            self.ask(frame, "() => transferWizardForm.hold()")

    def release(self, frames: list[Frame]) -> None:
        """After filling: leave the last field, as a person would, and put the keyboard back."""
        for frame in reversed(frames):
            with contextlib.suppress(Denied):
                self.ask(frame, "() => transferWizardForm.release()")
        self.call("Emulation.setFocusEmulationEnabled", enabled=False)
