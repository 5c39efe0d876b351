"""The group policy templates: as the settings are, whole, and leading to the values that the program reads."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

import policy_templates
from transfer_wizard.request.policy import SETTINGS, Form, Setting
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.policy.sources import REGISTRY_KEY, from_registry

NAMES = {"p": policy_templates.NAMESPACE}
DEFINITIONS = policy_templates.FOLDER / "transfer-wizard.admx"
RESOURCES = policy_templates.FOLDER / "en-US" / "transfer-wizard.adml"


@pytest.fixture
def definitions() -> Element:
    return ElementTree.parse(DEFINITIONS).getroot()


@pytest.fixture
def resources() -> Element:
    return ElementTree.parse(RESOURCES).getroot()


def test_the_files_are_those_of_the_table() -> None:
    for path, content in policy_templates.templates().items():
        assert path.read_bytes() == content, "run build_scripts/policy_templates.py"


def test_every_setting_is_a_policy(definitions: Element) -> None:
    policies = definitions.findall(".//p:policy", NAMES)
    assert [each.get("name") for each in policies] == [spec.name for spec in SETTINGS]
    for policy, spec in zip(policies, SETTINGS, strict=True):
        assert policy.get("key") == f"{REGISTRY_KEY}\\{spec.name}"
        values = [each.get("valueName") for each in policy.findall("p:elements/*", NAMES)]
        assert values == (["Value"] if spec.is_said_only else ["Value", "Locked"])


def test_every_text_and_every_input_is_there(definitions: Element, resources: Element) -> None:
    strings = {each.get("id"): each.text for each in resources.findall(".//p:string", NAMES)}
    presentations = {each.get("id"): each for each in resources.findall(".//p:presentation", NAMES)}
    assert all(strings.values())
    used = set()
    for each in definitions.iter():
        for text in each.attrib.values():
            if text.startswith("$(string."):
                used.add(text[len("$(string.") : -1])
    assert used == set(strings)
    for policy in definitions.findall(".//p:policy", NAMES):
        shown = [each.get("refId") for each in presentations[policy.get("name")] if each.get("refId")]
        assert shown == [each.get("id") for each in policy.findall("p:elements/*", NAMES)]


def test_what_a_policy_writes_is_what_the_program_reads(definitions: Element) -> None:
    """For every choice of every policy that has choices, and a text or lines for the others."""
    texts = {
        "organizations": ["Northwind West; https://n149.meraki.com/o/VjjsAd/manage; co-term"],
        "hidden_pages": ["route"],
        "channels": ["phone"],
        "exports": ["pdf"],
        "languages": ["en"],
        "email_domain": "northwind.example",
        "help_url": "https://acme.example/",
        "update_url": "https://acme.example/",
        "phone": "+1 415 555 0134",
    }
    for policy in definitions.findall(".//p:policy", NAMES):
        name = policy.get("name", "")
        value = policy.find("p:elements/*", NAMES)
        assert value is not None
        kind = value.tag.rpartition("}")[2]
        if kind == "enum":
            decimals = [int(each.get("value", "")) for each in value.findall(".//p:decimal", NAMES)]
            given: list[object] = [*decimals, *(each.text for each in value.findall(".//p:string", NAMES))]
        else:
            given = [texts.get(name, ["A line."] if kind == "multiText" else "A line")]
        for data in given:
            read = judge(from_registry({name: {"Value": data, "Locked": 1}}), "HKLM")
            assert read.faults == (), name
            assert isinstance(read.settings[name], Setting)
            assert read.settings[name].is_locked


def test_each_form_has_its_element(definitions: Element) -> None:
    kinds = {
        spec.form: policy.findall("p:elements/*", NAMES)[0].tag.rpartition("}")[2]
        for spec, policy in zip(SETTINGS, definitions.findall(".//p:policy", NAMES), strict=True)
    }
    assert kinds == {
        Form.LINE: "text",
        Form.PROSE: "multiText",
        Form.CHOICE: "enum",
        Form.WORDS: "multiText",
        Form.SWITCH: "enum",
        Form.ORGANIZATIONS: "multiText",
        Form.PROFILE: "text",
    }
