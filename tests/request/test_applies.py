"""Who is asked for what."""

import pytest

from transfer_wizard.request.applies import applies, can_see
from transfer_wizard.request.draft import Draft, blank_device, blank_license


def made(*licenses: str, **answers: str) -> Draft:
    """A draft with answers, by their paths with "__" for the dot, and a device model for each license."""
    draft = Draft()
    for path, text in answers.items():
        draft.set(path.replace("__", "."), text)
    draft.licenses[:] = [blank_license() | {"devices": [blank_device() | {"model": model}]} for model in licenses]
    return draft


LOCKED_OUT = {"route__dashboard_access": "no"}


@pytest.mark.parametrize(
    ("path", "draft", "is_asked"),
    [
        ("route.self_service", made(), True),
        ("route.self_service", made(**LOCKED_OUT), False),
        ("route.lockout_cause", made(), False),
        ("route.lockout_cause", made(**LOCKED_OUT), True),
        ("route.reason", made(), False),
        ("route.reason", made(route__self_service="not-tried"), False),
        ("route.reason", made(route__self_service="failed"), True),
        ("route.reason", made(route__ask="alternative"), True),
        ("route.reason", made(route__ask="move"), False),
        ("route.reason", made(**LOCKED_OUT), True),
        ("organizations.source.mx_edition", made(), False),
        ("organizations.source.mx_edition", made("MR Enterprise"), False),
        ("organizations.source.mx_edition", made("MX68"), True),
        ("organizations.source.mx_edition", made("MX68", **LOCKED_OUT), False),
        ("organizations.source.support_access", made(**LOCKED_OUT), False),
        ("organizations.source.support_access", made(), True),
        ("organizations.source.url", made(**LOCKED_OUT), True),
        ("passcode.source", made(), True),
        ("passcode.source", made(**LOCKED_OUT), False),
        ("passcode.source", made(verification="cannot-see"), False),
        ("requester.placeholder_name", made(), False),
        ("requester.placeholder_name", made(requester__saml="yes"), True),
        ("requester.placeholder_name", made(**LOCKED_OUT), True),
    ],
)
def test_a_field_is_asked_for_where_it_can_be_known_and_counts(path: str, draft: Draft, is_asked: bool) -> None:
    assert applies(path, draft) is is_asked


@pytest.mark.parametrize(
    ("verification", "access", "sees"),
    [
        ("", "yes", True),
        ("", "no", False),
        ("codes", "no", True),
        ("cannot-see", "yes", False),
        ("in-person", "yes", True),
        ("in-person", "no", False),
        ("another", "yes", True),
    ],
)
def test_an_answer_of_another_version_says_nothing_of_passcodes(verification: str, access: str, sees: bool) -> None:
    draft = made(verification=verification, route__dashboard_access=access)
    assert can_see(draft) is sees
