import datetime
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.export.html import render
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft

VOID = {"meta"}
# Every element and attribute that the program writes. User text that became markup would bring others.
KNOWN = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "p",
        "section",
        "dl",
        "dt",
        "dd",
        "ul",
        "li",
    ),
    *("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "code", "a", "bdi", "strong", "footer", "span"),
}
KNOWN_ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "aria-labelledby",
    "scope",
    "colspan",
    "href",
}


class Page(HTMLParser):
    """Reads a page strictly: each element is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_page_is_accessible(sample: Draft, today: datetime.date) -> None:
    page = Page(render(summarize(sample, today), "en"))
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == len(page.all("title")) == len(page.all("main")) == 1
    assert len(page.all("h2")) == len(page.all("section")) == 7
    assert {attributes["aria-labelledby"] for attributes in page.all("section")} == {
        attributes["id"] for attributes in page.all("h2")
    }
    assert len(page.all("caption")) == len(page.all("table")) == 1
    assert [attributes["scope"] for attributes in page.all("th")] == ["col"] * 6 + ["row"] * 5


def test_nothing_runs_and_nothing_is_loaded(sample: Draft, today: datetime.date) -> None:
    made = render(summarize(sample, today), "en")
    page = Page(made)
    assert page.all("meta")[1]["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert "url(" not in made
    assert "@import" not in made
    links = [attributes["href"] for attributes in page.all("a")]
    assert len(links) == 4
    assert all(link and link.startswith("https://n") and ".meraki.com/o/" in link for link in links)


def test_both_color_schemes_are_there(sample: Draft, today: datetime.date) -> None:
    made = render(summarize(sample, today), "en")
    assert "color-scheme: light dark" in made
    assert "@media (prefers-color-scheme: dark)" in made


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://evil.example/o/abcdef", 'https://n1.meraki.com/o/abcd/"onx="']
)
def test_only_a_checked_link_is_live(sample: Draft, today: datetime.date, link: str) -> None:
    sample.set("organizations.source.url", link)
    links = [attributes["href"] or "" for attributes in Page(render(summarize(sample, today), "en")).all("a")]
    assert not any("javascript" in each or "evil" in each for each in links)


def test_no_web_address_is_broken(sample: Draft, today: datetime.date) -> None:
    sample.set("case.scope", "See https://a.example/<b>&x for the sites.")
    made = render(summarize(sample, today), "en")
    assert 'See <span class="whole">https://a.example/&lt;b&gt;&amp;x</span> for the sites.' in made


def test_user_text_is_text(gaps: Draft, today: datetime.date) -> None:
    page = Page(render(summarize(gaps, today), "en"))
    everything = "".join(page.text)
    assert "<script>alert(1)</script> **bold** [U+202E]evil[U+202C] \ufffd" in everything
    assert "東日本 | <East> & Co" in everything


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_request_makes_a_whole_page(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    page = Page(render(summarize(data.draw(any_draft), today), "en"))
    assert {tag for tag, _attributes in page.elements} <= KNOWN
    assert {name for _tag, attributes in page.elements for name in attributes} <= KNOWN_ATTRIBUTES
