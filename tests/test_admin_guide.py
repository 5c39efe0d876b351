"""The admin guide: every setting is in it, and its example is a policy."""

import json
import re

from transfer_wizard.request.policy import CHANNELS, EXPORTS, PAGES, SETTINGS
from transfer_wizard.request.preset import REQUEST_SUFFIX, SUFFIX
from transfer_wizard.resources import resource
from transfer_wizard.storage.paths import PORTABLE, PORTABLE_DATA
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.policy.sources import DOMAIN, REGISTRY_KEY, read_bytes
from transfer_wizard.webform.profile import profile_of
from transfer_wizard.webform.values import DESCRIPTION, PATHS, SUBJECT

GUIDE = resource("admin_guide.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def test_every_setting_is_explained() -> None:
    table = GUIDE.partition("<!-- settings: begin -->")[2].partition("<!-- settings: end -->")[0]
    named = [name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1] if row else "")]
    assert sorted(named) == sorted(spec.name for spec in SETTINGS)
    for word in (*PAGES, *CHANNELS, *EXPORTS):
        assert f"`{word}`" in table


def test_the_example_is_a_policy() -> None:
    example, _profile = EXAMPLES
    policy = judge(read_bytes(example.encode()), "the guide")
    assert policy.faults == ()
    assert len(policy.settings) == 3


def test_the_example_is_a_form_profile() -> None:
    _policy, example = EXAMPLES
    profile = profile_of(json.loads(example), "the guide")
    assert profile.allows(profile.address)
    names = {DESCRIPTION, SUBJECT, *PATHS, "requester.name"}
    assert names.issuperset((*profile.order, *profile.hints))


def test_the_names_in_the_guide_are_those_of_the_program() -> None:
    for name in (PORTABLE, PORTABLE_DATA, SUFFIX, REQUEST_SUFFIX, REGISTRY_KEY, f"{DOMAIN}.plist"):
        assert name in GUIDE
