"""What a reader of Markdown makes of it: Qt's, which is md4c and follows CommonMark and GitHub."""

import datetime
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextDocument

from transfer_wizard.export.blocks import clean
from transfer_wizard.export.markdown import escaped, render
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft

# The names of entities stay out: md4c knows them all, and "&amp;" is one of the examples below.
MARKUP = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$^@:/=w \n12aé日;\"'"), max_size=30)


def read(markdown: str) -> str:
    """The text that a person sees; Qt's line separator within a paragraph counts as a line break."""
    document = QTextDocument()
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    return document.toPlainText()


@pytest.mark.parametrize(
    "typed",
    [
        "<b>bold</b> & &amp; &lt;",
        "*a* **b** _c_ __d__ `e` ~~f~~",
        "[text](https://evil.example) ![image](x) <https://evil.example>",
        "https://evil.example and www.evil.example and me@evil.example",
        "# heading",
        "1. one\n2) two\n- three\n+ four",
        "a | b",
        "---\n===\n***",
        "C:\\temp\\*",
        "first\n\nsecond",
    ],
)
def test_markup_is_read_as_typed(qapp: QGuiApplication, typed: str) -> None:
    assert read(f"before {escaped(typed)}") == f"before {typed}"
    assert "href" not in html(f"before {escaped(typed)}")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKUP.map(clean))
def test_any_markup_is_read_as_typed(qapp: QGuiApplication, typed: str) -> None:
    shown = read(f"- before\n- {escaped('x ' + typed)}x")
    assert "".join(shown.split()) == "".join(f"before x {typed}x".split())


def html(markdown: str) -> str:
    document = QTextDocument()
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    return document.toHtml()


def test_whole_request_keeps_its_shape(qapp: QGuiApplication, gaps: Draft, today: datetime.date) -> None:
    markdown = render(summarize(gaps, today))
    document = html(markdown)
    assert document.count("<table") == 1
    assert document.count("<h2") == markdown.count("\n## ")
    assert re.findall('href="([^"]*)"', document) == re.findall("<(https[^>]*)>", markdown)
    assert "<script>alert(1)</script> **bold** [U+202E]evil[U+202C]" in read(markdown)


def test_links_of_the_organizations_are_plain_links(sample: Draft, today: datetime.date) -> None:
    markdown = render(summarize(sample, today))
    assert "- **Its link:** <https://n149.meraki.com/o/VjjsAd/manage/organization/overview>\n" in markdown
    assert len(re.findall('href="https://n', html(markdown))) == 4


def test_key_stands_in_a_code_span(sample: Draft, today: datetime.date) -> None:
    assert "| `Z2A7-32TE-A8Y4` | MR Enterprise | 25 | 10 |" in render(summarize(sample, today))


def test_code_with_markup_is_escaped_instead(sample: Draft, today: datetime.date) -> None:
    sample.set("licenses.0.key", "`|<b>\n`")
    markdown = render(summarize(sample, today))
    assert "| \\`\\|\\<b\\> \\` " in markdown


def test_an_address_in_a_sentence_has_no_backslash_in_it() -> None:
    assert escaped("Iris (iris@northwind.example) can vouch.") == "Iris (`iris@northwind.example`) can vouch."
    assert escaped("。iris@northwind.exampleへの") == "。`iris@northwind.example`への"
    assert escaped("me`me@evil.example` <me@evil.example>") == r"me\`me\@evil.example\` \<`me@evil.example`\>"
