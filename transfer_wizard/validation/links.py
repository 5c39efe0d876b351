"""An organization's link, cut out of the text around it, taken out of a mail gateway's wrapper, and taken apart.

Nothing here asks the network: a wrapper is undone where the address in it can be read, and named where it can't.
"""

import base64
import binascii
import re
import string
from itertools import pairwise
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from transfer_wizard.request.shape import LONGEST_OF, Leaf
from transfer_wizard.translations import N_, _
from transfer_wizard.validation.typed_text import FieldError, fold, line

HOW: Final = N_(
    "Open the organization in the dashboard, go to Organization › Monitor › Overview, and copy the address."
)
OPEN_WRAPPED: Final = N_("Open the link, and copy the address of the page that comes.")
HOSTS: Final = ("meraki.com", "meraki.ca", "meraki.cn", "meraki.in", "gov-meraki.com")
"""The vendor's dashboards, by region. Source: the base addresses named in the vendor's API documentation."""

SHORTEST_CODE: Final = 6
"""Codes behind ``/o/`` that were seen have 6 to 8 characters."""
MOST_WRAPPERS: Final = 4
"""How many mail gateways may have wrapped a link, one around the other."""
GATEWAYS: Final = (
    "safelinks.protection.outlook.com",
    "safelinks.protection.office365.us",
    "statics.teams.cdn.office.net",
    "urldefense.com",
    "urldefense.us",
    "urldefense.proofpoint.com",
    "mimecast.com",
    "mimecastprotect.com",
    "cudasvc.com",
    "google.com",
    "secure-web.cisco.com",
    "clicktime.symantec.com",
    "clicktime.cloud.postoffice.net",
    "protection.sophos.com",
    "protect.fireeye.com",
    "protect2.fireeye.com",
    "trendmicro.com",
    "esvalabs.com",
    "url.avanan.click",
    "protect.checkpoint.com",
    "url-protection.com",
    "emailprotection.link",
    "hornetsecurity.com",
    "zixcentral.com",
    "trustwave.com",
    "slack-redir.net",
    "linkedin.com",
    "l.facebook.com",
    "account.meraki.com",
)
"""Hosts that put an address of their own around another: mail gateways, chats, searches, and the vendor's sign-in."""

_SCHEME: Final = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)
_BARE_HOST: Final = re.compile(
    r"(?<![\w@./-])(?:[\w-]{1,63}\.){1,6}[a-z]{2,12}\.?(?::\d{1,5})?(?:/|(?![\w@-]))", re.IGNORECASE
)
_REST: Final = re.compile(r"[A-Za-z0-9\-._~/?#!$&+,;=%]{1,2000}")
_END: Final = re.compile(r"[\s<>\"“”«»„|`]")
_END_OF_PATH: Final = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&*+,;=%\\]")
_ORGANIZATION_PATH: Final = re.compile(r"/o/([A-Za-z0-9_-]{4,20})(?=/|$)")
_PROOFPOINT_3: Final = re.compile(r"/v3/__(.+?)__;(.*?)!", re.DOTALL)
_RUNS: Final = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
_CHECK_POINT: Final = re.compile(r"___(https?:/{1,2}.+?)___")


class OrganizationLink(NamedTuple):
    """An organization's link, taken apart: the host, the organization's code, and the path as given."""

    host: str
    code: str
    path: str

    @property
    def region(self) -> str:
        """The regional cloud, by its domain, such as ``meraki.com``."""
        return next(suffix for suffix in HOSTS if self.host == suffix or self.host.endswith(f".{suffix}"))

    @property
    def organization(self) -> tuple[str, str]:
        """What tells one organization from another, whichever of its pages and hosts the link names."""
        return self.region, self.code

    @property
    def license_info(self) -> str:
        """The address of the organization's License Info page."""
        return f"https://{self.host}/o/{self.code}/manage/dashboard/license_info"

    def __str__(self) -> str:
        return f"https://{self.host}{self.path}"


def link(text: str, label: str = "") -> OrganizationLink:
    """An organization's link: https, on a host of the vendor's, with ``/o/`` and the organization's code in its path.

    Source of the form: the ``url`` of an organization in the vendor's API specification.
    """
    label = label or _("Organization link")
    links: dict[tuple[str, str], OrganizationLink] = {}
    wrong: FieldError | None = None
    for address in _addresses(text):
        try:
            organization = _organization(unwrapped(address), label)
        except FieldError as error:
            wrong = wrong or error
        else:
            links.setdefault(organization.organization, organization)
    if len(links) > 1:
        raise FieldError(
            _("{label} holds two links, of two organizations.").format(label=label),
            _("Keep the link of this organization, and put the other one where it belongs."),
        )
    if links:
        return next(iter(links.values()))
    raise wrong or _no_address(text, label)


def separated(text: str) -> str:
    """Several addresses of one text, told apart; any other text as it is."""
    addresses = _addresses(text) if len(text) <= LONGEST_OF[Leaf.LINK] else []
    return " | ".join(addresses) if len(addresses) > 1 else text


def unwrapped(address: str) -> str:
    """The address that a mail gateway has wrapped, or the address itself where there is none to be read in it."""
    for _round in range(MOST_WRAPPERS):
        target = _target(address)
        if not target:
            break
        address = _cut(target)
    return address


def _addresses(text: str) -> list[str]:
    """The addresses in a text, each cut where it ends."""
    dotted = re.sub("(?<=[A-Za-z0-9])。(?=[A-Za-z0-9])", ".", fold(text))  # a Japanese keyboard types it for a dot
    joined = _joined([line(piece) for piece in re.split(r"[\r\n]+", dotted)])
    hosts = list(_BARE_HOST.finditer(joined))
    theirs = [host for host in hosts if "meraki." in host[0].lower() and host[0].endswith("/")]
    starts = {match.start() for match in (*_SCHEME.finditer(joined), *theirs) if not _is_inner(joined[: match.start()])}
    if not starts:
        starts = {host.start() for host in hosts if re.search(r"/$|meraki", host[0], re.IGNORECASE)}
    return [_cut(joined[start:end]) for start, end in pairwise([*sorted(starts), len(joined)])]


def _joined(lines: list[str]) -> str:
    """The lines as one; an address that was broken at the end of a line is put together."""
    joined = ""
    for piece in lines:
        address = joined.rpartition(" ")[2]
        code = re.search(r"/o/([\w-]*)$", address)
        is_in_an_address = "://" in address or code
        goes_on = "/" in piece or (code and len(code[1]) < SHORTEST_CODE)
        is_rest = is_in_an_address and goes_on and _REST.fullmatch(piece) and not _BARE_HOST.match(piece)
        joined += piece if is_rest else f" {piece}"
    return joined.strip()


def _is_inner(before: str) -> bool:
    """True for an address that another one holds, as a gateway's does: it stands behind a sign of an address."""
    return bool(before) and before[-1] in "/=?&_#%"


def _cut(address: str) -> str:
    """The address without what follows it: a full stop, a bracket, the next word."""
    ending = _END.search(address)
    if ending:
        address = address[: ending.start()]
    host_ends = address.find("/", address.find("://") + 3)
    if host_ends >= 0 and (ending := _END_OF_PATH.search(address, host_ends)):
        address = address[: ending.start()]
    return address.rstrip(".,;:!?*")


def _target(address: str) -> str:
    """The address in a gateway's; "" for another host's, and for one that keeps the address to itself."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if not _is_gateway(host):
        return ""
    if match := _PROOFPOINT_3.search(address):
        return _proofpoint_3(match[1], match[2])
    if match := _CHECK_POINT.search(address):
        return match[1]
    values = dict(parse_qsl(parts.query))
    if parts.path.startswith("/v2/url"):
        return unquote(values.get("u", "").replace("-", "%").replace("_", "/"))
    in_path = re.search(r"https?(?::|%3a).*", parts.path, re.IGNORECASE)
    for value in (*values.values(), *(_decoded(value) for value in values.values()), in_path[0] if in_path else ""):
        target = unquote(value) if value.lower().startswith(("http%3a", "https%3a")) else value
        if _SCHEME.match(target):
            return target
    return ""


def _is_gateway(host: str) -> bool:
    return any(host == gateway or host.endswith(f".{gateway}") for gateway in GATEWAYS)


def _proofpoint_3(address: str, replaced: str) -> str:
    """The address as Proofpoint keeps it: a "*" stands for one sign of a list behind it, "**" and a letter for more."""
    try:
        signs = iter(base64.urlsafe_b64decode(replaced + "=" * (-len(replaced) % 4)).decode())
    except (binascii.Error, UnicodeDecodeError):
        return ""

    def put_back(match: re.Match[str]) -> str:
        count = _RUNS.find(match[0][-1]) + 2 if len(match[0]) > 1 else 1
        return "".join(sign for _number, sign in zip(range(count), signs, strict=False))

    address = re.sub(r"^(https?:/)(?!/)", r"\1/", address)
    return re.sub(r"\*(?:\*.)?", put_back, address)


def _decoded(value: str) -> str:
    """What a gateway has written in base64; "" for anything else."""
    if not re.fullmatch(r"aHR0c[A-Za-z0-9+/_-]+={0,2}", value):  # "http" in base64
        return ""
    try:
        return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_").decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _organization(address: str, label: str) -> OrganizationLink:
    how = _how()
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise _no_address("", label) from None
    if parts.scheme != "https":
        raise FieldError(
            _("{label} must start with https://.").format(label=label),
            _("Change the start of the link to https://, or copy it anew."),
        )
    if parts.username is not None or "\\" in address or port not in (None, 443):
        raise FieldError(_("{label} must not hold a user name, a port or a backslash.").format(label=label), how)
    if not host.isascii():
        raise FieldError(_("{label} holds a letter that only looks like one of meraki.com.").format(label=label), how)
    if not any(host == suffix or host.endswith(f".{suffix}") for suffix in HOSTS):
        raise _elsewhere(host or address, label)
    match = _ORGANIZATION_PATH.match(parts.path)
    if not match:
        raise _no_organization(parts.path, label)
    if thing := _identifier(match[1]):
        raise FieldError(
            _("{label} must hold the organization’s code after /o/. “{text}” is {thing}.").format(
                label=label, text=match[1], thing=thing
            ),
            how,
        )
    return OrganizationLink(host, match[1], parts.path)


def _how() -> str:
    return _(HOW)


def _elsewhere(host: str, label: str) -> FieldError:
    if _is_gateway(host):
        return FieldError(
            _("{label} is wrapped by a mail gateway, which keeps the address to itself: {host}.").format(
                label=label, host=host
            ),
            _(OPEN_WRAPPED),
        )
    return FieldError(
        _("{label} must lead to a Meraki dashboard. “{host}” is not one.").format(label=label, host=host[:80]), _how()
    )


def _no_organization(path: str, label: str) -> FieldError:
    if "/n/" in f"{path}/":
        sentence = _("{label} must lead to an organization (/o/ in the address). This is a network link (/n/).")
    else:
        sentence = _("{label} must name the organization, as in https://n149.meraki.com/o/VjjsAd/manage.")
    return FieldError(sentence.format(label=label), _how())


def _no_address(text: str, label: str) -> FieldError:
    thing = _identifier(line(text[:100]))
    sentence = (
        _("{label} must be an address. This looks like {thing}.")
        if thing
        else _("{label} must be an address such as https://n149.meraki.com/o/VjjsAd/manage.")
    )
    return FieldError(sentence.format(label=label, thing=thing), _how())


def _identifier(text: str) -> str:
    """What an identifier of the API is called; "" for anything else, such as an organization's code."""
    if re.fullmatch(r"[0-9]{6,18}", text):
        return _("an organization ID")
    if re.fullmatch(r"[NL]_[0-9]{6,18}", text):
        return _("a network ID")
    return ""
