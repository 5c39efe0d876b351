"""Where a policy may come from, and its form there: a file, Windows' registry, macOS' managed preferences.

All of them hold the same document: ``{"format": ..., "schema": 1, "settings": {name: {"value": ..., "locked": ...}}}``
In the registry every setting is a key below ``Software\\Policies\\Transfer Wizard``, with the values ``Value`` and
``Locked``. Nothing here is judged: that is done by ``schema.py``, and only where there is something to judge.

The first window asks only whether there is a policy: what reads one is imported when it is read.
"""

import os
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from platformdirs import site_data_path

from transfer_wizard.request.policy import BY_NAME, FORMAT, MOST_SETTINGS, SCHEMA, Form
from transfer_wizard.storage.paths import program_folder
from transfer_wizard.translations import _

FILE: Final = "policy.json"
DOMAIN: Final = "org.transfer-wizard.TransferWizard"
"""The name of the managed preferences, which is that of the application on macOS."""
REGISTRY_KEY: Final = r"Software\Policies\Transfer Wizard"
MOST_BYTES: Final = 1024 * 1024
MOST_VALUES: Final = 20_000
DEEPEST: Final = 20

Registry = Mapping[str, Mapping[str, object]]
"""Setting to value name to data, as winreg gives it: text, numbers, and lists of text."""


class PolicySource(NamedTuple):
    """A policy that is there: what to call it, and how to get its document. Unreadable or OSError where it fails."""

    name: str
    document: Callable[[], Any]


def present_sources() -> list[PolicySource]:
    """The policies there are, the one that wins first. Each place is looked at, and none of the policies is read."""
    sources = _managed()
    for path in (machine_file(), program_folder() / FILE):
        if os.path.lexists(path):  # a link that leads nowhere is a fault that must be told
            sources.append(_file(path))
    return sources


def _file(path: Path) -> PolicySource:
    from transfer_wizard.storage.files import shown

    return PolicySource(shown(path), partial(read_file, path))


def machine_file() -> Path:
    """The policy file of the whole machine; only an administrator can write it."""
    if sys.platform == "linux":
        return Path("/etc/transfer-wizard") / FILE
    return site_data_path("Transfer Wizard", appauthor=False) / FILE


def _managed() -> list[PolicySource]:
    """The policies that the system's own management has set."""
    if sys.platform == "win32":
        return _from_winreg()
    if sys.platform == "darwin":
        import getpass

        folder = Path("/Library/Managed Preferences")
        return property_lists([folder / f"{DOMAIN}.plist", folder / getpass.getuser() / f"{DOMAIN}.plist"])
    return []


def property_lists(paths: list[Path]) -> list[PolicySource]:
    """Those managed preferences that are there."""
    return [_file(path) for path in paths if os.path.lexists(path)]


def read_file(path: Path) -> Any:
    """The document in a policy file of any source.

    Raises:
        Unreadable: with one sentence.
        OSError: as for every file.
    """
    from transfer_wizard.storage.files import read_regular

    return read_bytes(read_regular(path, follow_links=True))


def read_bytes(content: bytes) -> Any:
    """The document in the content of a policy file: JSON, a property list, a configuration profile or a .reg file.

    Raises:
        Unreadable: with one sentence.
    """
    from transfer_wizard.request.document import Unreadable, parse

    if len(content) > MOST_BYTES:
        raise Unreadable(_("The policy is larger than 1 MiB."))
    if content.startswith((b"bplist", b"<?xml", b"<plist")):
        return _from_property_list(content)
    if content.startswith(b"\xff\xfe"):
        return from_registry(_from_reg_file(content))
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The policy is not UTF-8 text. It is saved as JSON in UTF-8.")) from None
    return parse(content)


# Property lists


def _from_property_list(content: bytes) -> Any:
    import plistlib

    from transfer_wizard.request.document import Unreadable

    try:
        if content.startswith(b"bplist"):
            _expect_apart(content)
        document = plistlib.loads(content)
        _expect_bearable(document)
    except Exception:  # plistlib lets through whatever its parsers raise
        raise Unreadable(_("The policy is not a property list that can be read.")) from None
    payloads = document.get("PayloadContent") if isinstance(document, dict) else None
    if not isinstance(payloads, list):
        return document
    ours = [part for part in payloads if isinstance(part, dict) and part.get("PayloadType") == DOMAIN]
    if len(ours) != 1:
        raise Unreadable(_("The configuration profile has no payload for “{domain}”.").format(domain=DOMAIN))
    return ours[0]


def _expect_apart(content: bytes) -> None:
    """Raise ValueError where objects of a binary property list overlap: a small file could hold any amount that way.

    Source of the format: the comment in CFBinaryPList.c of Apple's CoreFoundation.
    """
    import struct

    offset_size, reference_size, count, _top, table = struct.unpack(">6xBBQQQ", content[-32:])
    if not count * offset_size <= len(content):
        raise ValueError
    room = len(content)
    for at in range(table, table + count * offset_size, offset_size):
        start = int.from_bytes(content[at : at + offset_size], "big")
        kind, length = divmod(content[start], 16)
        if length == 15 and kind >= 4:
            width = 2 ** (content[start + 1] % 16)
            length = int.from_bytes(content[start + 2 : start + 2 + width], "big")
        # Numbers and times say the power of two of their bytes; the others how many there are of what they hold.
        each = {6: 2, 10: reference_size, 12: reference_size, 13: 2 * reference_size}.get(kind, 1)
        room -= 2**length if 1 <= kind <= 3 else length * each
        if room < 0:
            raise ValueError


def _expect_bearable(document: Any) -> None:
    """Raise ValueError where references to one list make more values, or deeper ones, than a policy can have."""
    waiting = [(document, 0)]
    for _value in range(MOST_VALUES):
        if not waiting:
            return
        value, depth = waiting.pop()
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if depth > DEEPEST:
            break
        waiting += [(child, depth + 1) for child in inner]
    raise ValueError


# The registry


def from_registry(tree: Registry) -> dict[str, Any]:
    """The document that registry keys make."""
    settings = {}
    spelled = {name.casefold(): name for name in BY_NAME}
    for key, values in tree.items():
        named = {name.casefold(): data for name, data in values.items()}
        name = spelled.get(key.casefold(), key)
        setting = {"value": _from_registry_value(name, named.pop("value", None))}
        if "locked" in named:
            locked = named.pop("locked")
            setting["locked"] = bool(locked) if locked in (0, 1) else locked
        settings[name] = setting | named
    return {"format": FORMAT, "schema": SCHEMA, "settings": settings}


def _from_registry_value(name: str, data: object) -> Any:
    from transfer_wizard.request.document import parse

    form = BY_NAME[name].form if name in BY_NAME else Form.LINE
    if form is Form.SWITCH and data in (0, 1):
        return bool(data)
    if form is Form.PROSE and isinstance(data, list):
        return "\n".join(map(str, data))
    if form is Form.PROFILE and isinstance(data, str) and data.lstrip().startswith("{"):
        return parse(data.encode("utf-8", "replace"))
    return data


def _from_reg_file(content: bytes) -> Registry:
    """The keys in an exported .reg file: text, dwords and lists of text; other kinds are no business of a policy."""
    from transfer_wizard.request.document import Unreadable

    try:
        text = content.decode("utf-16").replace("\\\r\n", "").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Unreadable(_("The .reg file is not UTF-16 text, as the registry editor writes it.")) from None
    # JSON that PowerShell wrote is UTF-16 too, and would pass for a policy that sets nothing
    if text and not re.search(r"^(?:Windows Registry Editor|\[-?HK)", text, re.MULTILINE):
        raise Unreadable(_("The policy is not UTF-8 text. It is saved as JSON in UTF-8."))
    tree: dict[str, dict[str, object]] = {}
    values: dict[str, object] | None = None
    for line in text.split("\n"):
        if line.startswith("["):
            _start, ours, name = line.strip("[]").partition(f"{REGISTRY_KEY}\\")
            values = tree.setdefault(name, {}) if ours else None
        elif values is not None and (match := re.fullmatch(r'"(\w{1,100})"=(.*)', line)):
            values[match[1]] = _reg_data(match[2])
    return tree


def _reg_data(text: str) -> object:
    if match := re.fullmatch(r"dword:([0-9a-fA-F]{8})", text):
        return int(match[1], 16)
    if match := re.fullmatch(r'"((?:[^"\\]|\\.)*+)"', text):
        return re.sub(r"\\(.)", r"\1", match[1])
    if match := re.fullmatch(r"hex\(7\):((?:[0-9a-fA-F]{2},? *)*+)", text):
        lines = bytes.fromhex(re.sub("[, ]+", "", match[1])).decode("utf-16-le", "replace").split("\0")
        return lines[:-2] if lines[-2:] == ["", ""] else lines
    return None


if sys.platform == "win32":
    import winreg

    def _from_winreg() -> list[PolicySource]:
        """The computer's policy and the person's; the first wins."""
        sources = []
        for root, name in ((winreg.HKEY_LOCAL_MACHINE, "HKLM"), (winreg.HKEY_CURRENT_USER, "HKCU")):
            try:
                key = winreg.OpenKey(root, REGISTRY_KEY, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY)
            except FileNotFoundError:
                continue
            except OSError as error:
                sources.append(PolicySource(f"{name}\\{REGISTRY_KEY}", partial(_raise, error)))
                continue
            sources.append(PolicySource(f"{name}\\{REGISTRY_KEY}", partial(_from_key, key)))
        return sources

    def _raise(error: OSError) -> Any:
        raise error

    def _from_key(key: winreg.HKEYType) -> Any:
        return from_registry(_tree(key))

    def _tree(key: winreg.HKEYType) -> Registry:
        names = [winreg.EnumKey(key, number) for number in range(min(MOST_SETTINGS, winreg.QueryInfoKey(key)[0]))]
        tree = {}
        for name in names:
            with winreg.OpenKey(key, name) as setting:
                count = min(MOST_SETTINGS, winreg.QueryInfoKey(setting)[1])
                tree[name] = {value[0]: value[1] for value in (winreg.EnumValue(setting, at) for at in range(count))}
        return tree
