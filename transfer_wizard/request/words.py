"""The words of a request, spelled as in the request file and, where it has them, as in the vendor's API."""

from enum import StrEnum


class Answer(StrEnum):
    """An answer to a yes-or-no question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


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
