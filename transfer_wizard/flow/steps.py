"""The wizard, as one table: eight steps, and the fields that each asks for. Reading this file tells what it does."""

from enum import Enum, auto
from typing import Final, NamedTuple

from transfer_wizard.request.shape import Leaf, leaf_at
from transfer_wizard.translations import N_


class FieldKind(Enum):
    """How a field is asked for."""

    LINE = auto()
    """One line of text."""
    CODE = auto()
    """One line proof-read letter by letter: a key, a link, a number."""
    PROSE = auto()
    """Several lines of text."""
    CHOICE = auto()
    """A few answers, all in sight."""


_KINDS: Final = {
    Leaf.PROSE: FieldKind.PROSE,
    Leaf.LINK: FieldKind.CODE,
    Leaf.KEY: FieldKind.CODE,
    Leaf.CUSTOMER_NUMBER: FieldKind.CODE,
    Leaf.CASE_NUMBER: FieldKind.CODE,
}


class FieldSpec(NamedTuple):
    """One field of a page; ``request/applies.py`` says whether a request is asked for it.

    Attributes:
        path: its path in the draft; its label and its answers are in ``validation/wording.py``.
        help: why it is asked, and where the answer is found; shown under the label.
        optional: True for a field that Support can do without.
        width: the longest usual answer, in characters; 0 where it may be as long as the page is wide.
        group: the heading above the field on Review, for the first field of a group.
    """

    path: str
    help: str = ""
    optional: bool = False
    width: int = 0
    group: str = ""

    @property
    def kind(self) -> FieldKind:
        """How the field is asked for; it follows from the kind of text that it holds."""
        try:
            leaf = leaf_at(self.path)
        except KeyError:  # a list as a whole, a row to a line
            return FieldKind.PROSE
        if not isinstance(leaf, Leaf):
            return FieldKind.CHOICE
        return _KINDS.get(leaf, FieldKind.LINE)


class Step(NamedTuple):
    """One step of the wizard; ``id`` is also the name of its section in the request file where it has one."""

    id: str
    title: str
    question: str
    fields: tuple[FieldSpec, ...] = ()


def _organization(side: str, group: str) -> tuple[FieldSpec, ...]:
    """The fields of one end of the transfer."""
    place = f"organizations.{side}"
    return (
        FieldSpec(f"{place}.name", N_("As the dashboard shows it at the top left."), group=group),
        FieldSpec(
            f"{place}.url",
            N_(
                "The address of any page under Organization, with /o/ in it, such as "
                "https://n149.meraki.com/o/VjjsAd/manage/organization/overview."
            ),
        ),
        FieldSpec(
            f"{place}.licensing_model",
            N_("Organization › Configure › License Info shows it. Licenses move between equal models only."),
        ),
        FieldSpec(
            f"{place}.mx_edition",
            N_("License Info shows it. It matters when an MX or vMX license moves: the edition holds for all of them."),
            optional=True,
        ),
        FieldSpec(
            f"{place}.support_access",
            N_("Organization › Configure › Settings shows it. Support can’t work on an organization that blocks it."),
            optional=True,
        ),
    )


STEPS: Final = (
    Step(
        "route",
        N_("Route"),
        N_("Do you need a case?"),
        (
            FieldSpec(
                "route.dashboard_access",
                N_("Support can be reached with and without the dashboard; what you can do yourself depends on it."),
            ),
            FieldSpec(
                "route.self_service",
                N_("Most customers can: Organization › Configure › License Info › License History, then Move."),
            ),
            FieldSpec(
                "route.lockout_cause",
                N_("Support goes another way for a lost address than for a lost authenticator."),
            ),
            FieldSpec(
                "route.claimed_within_7_days",
                N_("For 7 days a claim can be undone, and the key claimed where it belongs."),
            ),
        ),
    ),
    Step(
        "requester",
        N_("You"),
        N_("Who is asking?"),
        (
            FieldSpec("requester.name", N_("As it stands in the dashboard.")),
            FieldSpec("requester.company", N_("Licenses move only between organizations of one customer.")),
            FieldSpec(
                "requester.source_email",
                N_("The address you sign in with. Support acts only for one account that is in both organizations."),
            ),
            FieldSpec(
                "requester.destination_email",
                N_("It must be the same address. Your invitation to the organization must be confirmed."),
            ),
            FieldSpec(
                "requester.source_access",
                N_("Organization › Configure › Administrators shows it. With SAML, choose the access of your role."),
            ),
            FieldSpec("requester.destination_access", N_("It must be full on both sides.")),
            FieldSpec(
                "requester.saml",
                N_("You do if your company’s own sign-in page opens the dashboard."),
            ),
            FieldSpec(
                "requester.placeholder_name",
                N_(
                    "With SAML, Support needs a local administrator of both organizations in your place. When you "
                    "can’t sign in, another administrator with full access to both can vouch for you."
                ),
            ),
            FieldSpec(
                "requester.placeholder_email",
                N_("The address that administrator signs in with, in both organizations."),
            ),
            FieldSpec(
                "requester.placeholder_access",
                N_("Organization › Configure › Administrators shows it, in each of the two organizations."),
            ),
            FieldSpec(
                "requester.phone",
                N_("With the country code, so that Support can call you."),
                optional=True,
            ),
            FieldSpec(
                "requester.contact_hours",
                N_("With your offset from UTC, such as 09:00-17:00 UTC-8."),
                optional=True,
            ),
        ),
    ),
    Step(
        "organizations",
        N_("Organizations"),
        N_("From where to where?"),
        (
            *_organization("source", N_("Source: where the licenses are now")),
            *_organization("destination", N_("Destination: where they are to go")),
            FieldSpec(
                "route.ask",
                N_("These licenses can’t move as they are. Support can be asked which alternative there is."),
                optional=True,
            ),
        ),
    ),
    Step("licenses", N_("Licenses"), N_("Which licenses move?")),
    Step(
        "case",
        N_("Case"),
        N_("What should Support know?"),
        (
            FieldSpec(
                "case.severity",
                N_("The vendor’s four severities. A license transfer is usually a 3 or a 4."),
            ),
            FieldSpec(
                "route.reason",
                N_(
                    "Support asks for this first. Say since when, what you tried, and what the dashboard said, word "
                    "for word."
                ),
            ),
            FieldSpec(
                "route.needed_by",
                N_("The day by which the licenses must be there, such as 2027-08-31."),
                optional=True,
                width=14,
            ),
            FieldSpec(
                "case.scope",
                N_("What is affected: how many keys and devices, which sites."),
                optional=True,
            ),
            FieldSpec("case.frequency", N_("How often it happens."), optional=True),
            FieldSpec(
                "case.start_time",
                N_("Since when, with the date and the time zone."),
                optional=True,
            ),
            FieldSpec("case.related_cases", N_("Numbers of earlier cases about it."), optional=True),
            FieldSpec("case.test_results", N_("What you tried, and what came of it."), optional=True),
            FieldSpec("case.workaround", N_("What keeps you going in the meantime."), optional=True),
            FieldSpec(
                "case.business_impact",
                N_("What it costs you, and by when it must be done."),
                optional=True,
            ),
        ),
    ),
    Step("passcodes", N_("Passcodes"), N_("Today’s two passcodes")),
    Step("review", N_("Review"), N_("Is everything right?")),
    Step("hand-over", N_("Send"), N_("Send it")),
)

IDS: Final = tuple(step.id for step in STEPS)

CUSTOMER_NUMBER: Final = FieldSpec(
    "customer_number",
    N_("Asked for on the phone. It stands beside the passcode in the dashboard, such as 7114-5990."),
    optional=True,
    width=14,
)
VERIFICATION: Final = FieldSpec(
    "verification",
    N_("Without them, Support checks in another way who you are. The request can be sent all the same."),
    optional=True,
)
CASE_NUMBER: Final = FieldSpec(
    "case_number",
    N_(
        "Support sends it by e-mail once the case is open. With it, this request becomes your record, and its "
        "passcodes are deleted."
    ),
    optional=True,
    width=20,
)


_ELSEWHERE: Final = {
    "route.ask": "organizations",
    "route.reason": "case",
    "route.needed_by": "case",
    "passcode": "passcodes",
    "customer_number": "passcodes",
    "verification": "passcodes",
    "case_number": "hand-over",
}


def step_of(path: str) -> str:
    """The id of the step that asks for the field at a path."""
    section = path.split(".")[0]
    return _ELSEWHERE.get(path) or _ELSEWHERE.get(section, section)
