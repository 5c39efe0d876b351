"""The words of a request, spelled as in the request file and, where it has them, as in the vendor's API."""

from enum import StrEnum
from typing import Final

DIGITS: Final = "[0-9]{4}"
"""The pattern of a passcode's digits; what may stand around them is the reader's to say."""
NAMES_OF_PASSCODE: Final = (
    r"(?:pass[\W_]{0,3}codes?|support[ -]?(?:codes?|pins?)|パスコード|code d['’]accès|código de (?:acceso|soporte)|"
    r"code (?:de|du) support|clave del? soporte|サポートコード|"
    r"kennzahl|\bpins?\b|\bcodes? (?:for (?:meraki support|support|meraki)|of the day|du jour|des tages)|"
    r"\b(?:today['’]s|daily|heutige[rn]?) codes?|\btagescodes?|c[oó]digos? (?:de hoy|del día)|code d['’]assistance|"
    r"(?:本日|今日)のコード|\bcodes?(?=:? (?:for |of )?(?:the )?(?:source|destination)\b))"
)
"""The pattern of what a passcode is called, whatever the case of its letters."""
PARTS_OF_NAMES: Final = ("code", "pin", "digo", "clave", "kennzahl")
"""One of these stands in each name that is of ASCII letters."""


class Answer(StrEnum):
    """An answer to a yes-or-no question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Ask(StrEnum):
    """What Support is asked for: the move itself, or what else can be done where the move can't be."""

    MOVE = "move"
    ALTERNATIVE = "alternative"


class LockoutCause(StrEnum):
    """Why a person can't sign in."""

    NO_MAIL = "no-mail"
    ADDRESS_GONE = "address-gone"
    AUTHENTICATOR_LOST = "authenticator-lost"
    ACCOUNT_LOCKED = "account-locked"
    OTHER = "other"


WITHOUT_MAIL: Final = (LockoutCause.NO_MAIL, LockoutCause.ADDRESS_GONE)
"""Causes with which no e-mail to the address of the account reaches the person."""


class PlaceholderAccess(StrEnum):
    """The access of a SAML administrator's local placeholder, to both organizations."""

    FULL = "full"
    NOT_FULL = "not-full"
    UNKNOWN = "unknown"


class Verification(StrEnum):
    """Whether a person can read the support passcodes at all."""

    CODES = "codes"
    CANNOT_SEE = "cannot-see"


class SelfService(StrEnum):
    """What came of moving the licenses in the dashboard."""

    NOT_TRIED = "not-tried"
    FAILED = "failed"
    NOT_OFFERED = "not-offered"
    NOT_POSSIBLE = "not-possible"


class Access(StrEnum):
    """An administrator's access to an organization (``orgAccess`` in the vendor's API, plus network-only access)."""

    FULL = "full"
    READ_ONLY = "read-only"
    ENTERPRISE = "enterprise"
    NETWORK = "network"
    NONE = "none"
    UNKNOWN = "unknown"


class LicensingModel(StrEnum):
    """How an organization is licensed (``licensing.model`` in the vendor's API)."""

    CO_TERM = "co-term"
    PER_DEVICE = "per-device"
    SUBSCRIPTION = "subscription"
    UNKNOWN = "unknown"


class MxEdition(StrEnum):
    """The MX edition of an organization, from lowest to highest; one edition holds for the whole organization."""

    NONE = "none"
    ENTERPRISE = "enterprise"
    ADVANCED_SECURITY = "advanced-security"
    SD_WAN_PLUS = "sd-wan-plus"
    UNKNOWN = "unknown"


MX_EDITIONS: Final = (MxEdition.ENTERPRISE, MxEdition.ADVANCED_SECURITY, MxEdition.SD_WAN_PLUS)
"""The editions proper, from lowest to highest."""


class SupportAccess(StrEnum):
    """Whether Cisco Meraki Support may look into an organization."""

    ALLOWED = "allowed"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class LicenseMode(StrEnum):
    """What the moved license does in the destination (``mode`` in the vendor's API)."""

    ADD_DEVICES = "addDevices"
    RENEW = "renew"


class Severity(StrEnum):
    """The vendor's four case severities, 1 the gravest."""

    CRITICAL = "1"
    SUBSTANTIAL = "2"
    MINIMAL = "3"
    NO_IMPACT = "4"


class Side(StrEnum):
    """The two ends of a transfer."""

    SOURCE = "source"
    DESTINATION = "destination"
