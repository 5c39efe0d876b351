"""The messages between the program and the process that holds the browser: one JSON value to a line, with limits.

Everything goes through the two pipes between them: an argument or a variable could be read by every program.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.reading import Purpose
from transfer_wizard.webform.report import News
from transfer_wizard.webform.values import FormValue

MOST_BYTES: Final = 4 * 1024 * 1024
CHUNK: Final = 64 * 1024


class Start(BaseModel):
    """Open the form and fill it in."""

    model_config = ConfigDict(hide_input_in_errors=True)

    do: Literal["start"] = "start"
    profile: Profile
    values: list[FormValue]
    browser: Browser
    deadline: float
    patience: float
    purpose: Purpose = Purpose.FILL


class Refill(BaseModel):
    """Fill in what is empty."""

    do: Literal["refill"] = "refill"


class Leave(BaseModel):
    """Go on alone: fill in later pages of the form too, and tell nobody."""

    do: Literal["leave"] = "leave"


Order = Start | Refill | Leave
_ORDER: Final[TypeAdapter[Order]] = TypeAdapter(Annotated[Order, Field(discriminator="do")])
_NEWS: Final = TypeAdapter(News)


def order_line(order: Order) -> bytes:
    """An order as a line."""
    return order.model_dump_json().encode() + b"\n"


def passcodes_line(digits: dict[str, str]) -> bytearray:
    """The passcodes, value id to digits, as a line that can be wiped; they are in no model."""
    return bytearray(json.dumps({"do": "passcodes", "digits": digits}).encode() + b"\n")


def read_order(line: bytearray) -> Order | dict[str, str] | None:
    """An order, or passcodes by value id; None for a line that is neither."""
    try:
        if line.startswith(b'{"do": "passcodes"'):
            digits = json.loads(line)["digits"]
            return {str(name): str(code)[:4] for name, code in digits.items()}
        return _ORDER.validate_json(bytes(line))
    except (ValidationError, ValueError, KeyError, AttributeError):
        return None


def news_line(news: News) -> bytes:
    """News as a line."""
    return json.dumps(asdict(news)).encode() + b"\n"


def read_news(line: bytes) -> News | None:
    """News; None for a line that is something else."""
    try:
        return _NEWS.validate_json(line)
    except ValidationError:
        return None


def each_line(read: Callable[[int], bytes], take: Callable[[bytearray], Any]) -> None:
    """Hand over every line until the end; a line that is too long ends it too. The lines are wiped behind."""
    rest = bytearray()
    while chunk := read(CHUNK):
        rest += chunk
        while (end := rest.find(b"\n")) >= 0:
            line = rest[:end]
            take(line)
            line[:] = bytes(len(line))
            rest[: end + 1] = bytes(end + 1)
            del rest[: end + 1]
        if len(rest) > MOST_BYTES:
            return


def write(descriptor: int, line: bytes | bytearray) -> None:
    """Write all of a line; OSError when nobody listens."""
    with memoryview(line) as view:
        done = 0
        while done < len(view):
            done += os.write(descriptor, view[done:])
