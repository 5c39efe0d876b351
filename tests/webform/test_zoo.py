"""Every page of the zoo filled in by a real browser: what was to be filled, and nothing else."""

import pytest

from transfer_wizard.webform.report import ValueStatus

from .zoo_browser import ZooBrowser, sample_values
from .zoo_server import expected

PAGES = (
    "plain",
    "table",
    "japanese",
    "labels",
    "shadow",
    "frames",
    "honeypot",
    "autosubmit",
    "steps",
    "hostile",
    "editors",
    "react",
    "vue",
    "passcodes",
    "hubspot",
    "salesforce",
    "lightning",
    "zendesk",
    "gravity",
    "material",
    "contact7",
    "bare",
    "select",
    "floating",
    "strangers",
    "masks",
    "prefixed",
    "examples",
    "traps",
    "overlay",
    "cells",
    "parts",
    "renewed",
    "restless",
    "eager",
    "clobbered",
    "painted",
    "crowded",
    "widgets_roles",
    "widgets_radios",
    "widgets_labelled",
    "widgets_boxes",
    "widgets_hidden_field",
    "widgets_first_choice",
    "widgets_element",
    "widgets_quasar",
    "widgets_antd",
    "widgets_material",
    "widgets_pressed",
    "widgets_arrow",
    "widgets_fading",
    "widgets_slots",
    "widgets_picker",
    "widgets_toggles",
    "widgets_captions",
    "widgets_own_label",
    "widgets_boxed",
    "widgets_apart",
    "widgets_inside",
    "widgets_promised",
    "widgets_unseen_role",
    "widgets_role_inside",
    "remarks",
    "dialogs",
    "chat",
)
TEXTS = {each.id: each.text for each in sample_values()}
UNTOUCHED = {"country": "United States", "prod": "Select a product", "type": "--None--", "code": "+1", "r": "0"}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_filled_in(browser: ZooBrowser, name: str) -> None:
    visit = browser.visit(name)
    browser.follow(visit, lambda: not wrong(name, visit.state))
    assert wrong(name, visit.state) == {}
    assert browser.run(visit.page, "() => window.sent") == 0
    for what in expected(name).values():
        finding = visit.finding(what.rpartition("=")[2])
        assert finding is not None, what
        assert finding.status is ValueStatus.FILLED, finding


def wrong(name: str, state: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The fields of a page that hold something else than they should, as field to what they hold and should hold."""
    wanted = {}
    for key, what in expected(name).items():
        shown, _, identity = what.rpartition("=")
        wanted[key] = shown or TEXTS[identity]
    shown_now = {key: text for key, text in state.items() if UNTOUCHED.get(key) != text}
    return {
        key: pair
        for key in wanted.keys() | shown_now.keys()
        if shape(key, (pair := (shown_now.get(key, ""), wanted.get(key, "")))[0]) != shape(key, pair[1])
    }


def shape(key: str, text: str) -> str:
    """A text with its lines as they are; an editor makes paragraphs of them, each in its own way."""
    return " ".join(text.split()) if key == "editor" else text.strip()
