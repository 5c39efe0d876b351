#!/usr/bin/env python3
"""Write the group policy templates for Windows from the table of settings.

    python3 build_scripts/policy_templates.py

They go to resources/policy: the .admx file says which registry values each policy sets, the .adml files beside it what
the policies are called in each language. Makes the environment of `build_scripts/run.py` where it is missing.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from setup_environment import ROOT, enter, run_script, trouble_in_one_line

if __name__ == "__main__":
    with trouble_in_one_line():
        enter("run", (), "platformdirs")
sys.path.insert(0, str(ROOT))

from transfer_wizard.request.policy import SETTINGS, Form, SettingSpec
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.storage.policy.sources import REGISTRY_KEY
from transfer_wizard.translations import N_, _, speaking
from transfer_wizard.validation import wording

FOLDER = ROOT / "resources" / "policy"
NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
CATEGORY = "TransferWizard"
SUPPORTED = "AnyVersion"
CULTURES = {"en": "en-US", "ja": "ja-JP"}
"""What Windows calls the languages that the program speaks."""
LINES = (Form.PROSE, Form.WORDS, Form.ORGANIZATIONS)
HOW = {
    Form.PROSE: N_("The lines of the text."),
    Form.WORDS: N_("One word to a line."),
    Form.ORGANIZATIONS: N_(
        "One organization to a line: name; link; licensing model (co-term, per-device, subscription)."
    ),
}


def main(_arguments: list[str]) -> int:
    """Write the files, and say where they are."""
    for path, content in templates().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(path.relative_to(ROOT))
    return 0


def templates() -> dict[Path, bytes]:
    """The content of each file."""
    content = {FOLDER / "transfer-wizard.admx": _written(_definitions())}
    for language, culture in CULTURES.items():
        with speaking(language):
            content[FOLDER / culture / "transfer-wizard.adml"] = _written(_resources())
    return content


def _written(root: Element) -> bytes:
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _definitions() -> Element:
    root = Element("policyDefinitions", xmlns=NAMESPACE, revision="1.0", schemaVersion="1.0")
    SubElement(
        SubElement(root, "policyNamespaces"), "target", prefix="transferwizard", namespace="TransferWizard.Policies"
    )
    SubElement(root, "resources", minRequiredRevision="1.0")
    supported = SubElement(SubElement(root, "supportedOn"), "definitions")
    SubElement(supported, "definition", name=SUPPORTED, displayName=f"$(string.{SUPPORTED})")
    SubElement(SubElement(root, "categories"), "category", name=CATEGORY, displayName=f"$(string.{CATEGORY})")
    policies = SubElement(root, "policies")
    for spec in SETTINGS:
        policy = SubElement(
            policies,
            "policy",
            {
                "name": spec.name,
                "class": "Both",
                "displayName": f"$(string.{spec.name})",
                "explainText": f"$(string.{spec.name}_explained)",
                "presentation": f"$(presentation.{spec.name})",
                "key": f"{REGISTRY_KEY}\\{spec.name}",
            },
        )
        SubElement(policy, "parentCategory", ref=CATEGORY)
        SubElement(policy, "supportedOn", ref=SUPPORTED)
        _add_elements(SubElement(policy, "elements"), spec)
    return root


def _add_elements(elements: Element, spec: SettingSpec) -> None:
    """The registry values that a policy sets."""
    value = {"id": f"{spec.name}_value", "valueName": "Value", "required": "true"}
    if spec.form in LINES:
        SubElement(elements, "multiText", value, maxLength=str(LONGEST))  # it would be 1023
    elif spec.form in (Form.CHOICE, Form.SWITCH):
        choice = SubElement(elements, "enum", value)
        for word in _words(spec):
            item = SubElement(choice, "item", displayName=f"$(string.{spec.name}_{word})")
            held = SubElement(item, "value")
            if spec.form is Form.SWITCH:
                SubElement(held, "decimal", value=word)
            else:
                SubElement(held, "string").text = word
    else:
        SubElement(elements, "text", value, maxLength=str(LONGEST if spec.form is Form.PROFILE else 2000))
    if not spec.is_said_only:
        locked = SubElement(elements, "boolean", id=f"{spec.name}_locked", valueName="Locked")
        for name, number in (("trueValue", "1"), ("falseValue", "0")):
            SubElement(SubElement(locked, name), "decimal", value=number)


def _words(spec: SettingSpec) -> dict[str, str]:
    """The words of a choice, and what they are called."""
    if spec.form is Form.SWITCH:
        return {"1": _("On"), "0": _("Off")}
    return dict(wording.choices(spec.path))


def _resources() -> Element:
    root = Element("policyDefinitionResources", xmlns=NAMESPACE, revision="1.0", schemaVersion="1.0")
    SubElement(root, "displayName").text = "Transfer Wizard"
    SubElement(root, "description").text = _("Settings of Transfer Wizard")
    resources = SubElement(root, "resources")
    strings = {CATEGORY: "Transfer Wizard", SUPPORTED: _("Every version of Transfer Wizard")}
    for spec in SETTINGS:
        strings[spec.name] = _(spec.title)
        strings[f"{spec.name}_explained"] = _explained(spec)
        if spec.form in (Form.CHOICE, Form.SWITCH):
            strings |= {f"{spec.name}_{word}": text for word, text in _words(spec).items()}
    table = SubElement(resources, "stringTable")
    for name, text in strings.items():
        SubElement(table, "string", id=name).text = text
    presentations = SubElement(resources, "presentationTable")
    for spec in SETTINGS:
        _add_presentation(SubElement(presentations, "presentation", id=spec.name), spec)
    return root


def _explained(spec: SettingSpec) -> str:
    said = []
    if spec.form not in (Form.SWITCH, Form.CHOICE):
        said.append(_("It is {kind}.").format(kind=_(spec.must_be)))
    if not spec.is_said_only:
        said.append(_("Not locked, it is a default: it fills what nobody has touched. Locked, it can’t be changed."))
    return " ".join([*said, _("A policy can hold no secret: everybody on the computer can read it.")])


def _add_presentation(presentation: Element, spec: SettingSpec) -> None:
    """How the group policy editor asks for the values."""
    value = f"{spec.name}_value"
    if spec.form in LINES:
        SubElement(presentation, "text").text = _(HOW[spec.form])
        SubElement(presentation, "multiTextBox", refId=value, defaultHeight="6")
    elif spec.form in (Form.CHOICE, Form.SWITCH):
        SubElement(presentation, "dropdownList", refId=value, noSort="true").text = _(spec.title)
    else:
        SubElement(SubElement(presentation, "textBox", refId=value), "label").text = _(spec.title)
    if not spec.is_said_only:
        SubElement(presentation, "checkBox", refId=f"{spec.name}_locked").text = _("Locked: the person can’t change it")


if __name__ == "__main__":
    run_script(main)
