"""Nothing that was filled in leaves a page before the person touches it, by whatever way and in whatever shape."""

import time
from collections.abc import Iterator

import pytest

from tests.moments import moments
from transfer_wizard.webform.pipe import Silent

from .zoo_browser import SECONDS, ZooBrowser
from .zoo_server import ZooServer

SECONDS_OF_SILENCE = 1.0
REFUSED = {
    *("old socket", "big", "keepalive", "post", "webtransport", "payment", "sign_in", "font", "sync xhr", "passkey"),
    *("push", "interest group", "notification", "background fetch"),
}
"""The ways of the attack whose failure its page hears of at once; the others wait, or are never told."""


def leaks(server: ZooServer) -> list[str]:
    """The ways by which something came that had not been asked for before the fill."""
    came = {each.split(" ")[2].partition("?")[0] for each in server.requests if "/leak/" in each}
    again = {"again"} if sum(" /zoo.js " in each for each in server.requests) > 1 else set()
    told = {f"socket: {each['leak']}" for each in server.told if "leak" in each}
    knocks = {each for each in server.knocks if "leak" in each or "." not in each}
    return sorted(came | again | told | knocks)


def wait_for(browser: ZooBrowser, condition: object) -> None:
    """Look around until a condition holds."""
    assert callable(condition)
    until = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < until
        browser.look_around()


def stay(browser: ZooBrowser) -> None:
    """Look around for as long as a page might take to send something."""
    for _moment in moments(SECONDS_OF_SILENCE):
        browser.look_around()


@pytest.fixture
def quiet(browser: ZooBrowser, server: ZooServer) -> Iterator[ZooServer]:
    """The server, with an empty memory before and behind."""

    def forget() -> None:
        browser.close_pages()
        stay(browser)
        if browser.window._context:
            browser.forget_cookies()
        server.requests.clear()
        server.knocks.clear()
        del server.told[:]

    forget()
    yield server
    forget()


def test_no_way_out_before_the_touch_and_every_way_after(browser: ZooBrowser, quiet: ZooServer) -> None:
    visit = browser.visit("attack")
    assert browser.run(visit.page, "() => window.tried") is True
    stay(browser)
    assert leaks(quiet) == []
    assert visit.state["name"] == "Dana Whitfield", "the page is still there"
    errors = browser.run(visit.page, "() => window.errors")
    refused = {name for name, error in errors.items() if "Failed to fetch" in error}  # more of them on a slow machine
    assert errors.keys() - refused <= REFUSED, "the attack itself works"
    browser.press(visit.page, "#own")
    wait_for(browser, lambda: {"/leak/image", "/leak/old-worker", "/leak/service-worker"} <= set(leaks(quiet)))
    sent = [each for each in quiet.requests if each.startswith(("POST", "PUT"))]
    assert sent == [], "what a page wanted to send by itself does not go later either"


@pytest.mark.parametrize("way", ["background fetch", "passkey"])
def test_way_out_that_only_the_browser_itself_goes_is_not_there(
    browser: ZooBrowser, quiet: ZooServer, way: str
) -> None:
    visit = browser.visit(f"attack.html?only={way.replace(' ', '%20')}&is=")
    wait_for(browser, lambda: list(browser.run(visit.page, "() => window.errors")) == [way])
    stay(browser)
    browser.close_pages()
    stay(browser)
    assert leaks(quiet) == []


def test_what_a_page_says_when_it_is_closed_is_not_heard(browser: ZooBrowser, quiet: ZooServer) -> None:
    visit = browser.visit("attack")
    browser.close_pages()
    stay(browser)
    assert leaks(quiet) == []
    assert visit.state["name"] == "Dana Whitfield"


def test_the_browser_has_no_page_of_its_own_open_beside_the_form(browser: ZooBrowser, quiet: ZooServer) -> None:
    """Two of them for each window, for suggestions below the address, took as much of the processor as the form."""
    browser.visit("plain")
    stay(browser)
    addresses = browser.addresses()
    assert any(each.endswith("/plain.html") for each in addresses)
    assert [each for each in addresses if "omnibox" in each] == []


OPENS = """() => {
    const socket = new WebSocket(`wss://${location.host}/fields`);
    oninput = ({ target }) => {
        fetch("/leak/" + target.value).catch(() => 0);
        socket.send(JSON.stringify({ leak: target.name }));
    };
    return new Promise((resolve) => { socket.onopen = resolve; });
}"""


def test_a_touch_before_does_not_let_passcodes_out(browser: ZooBrowser, quiet: ZooServer) -> None:
    """What the page has opened in between says nothing either, until the next touch."""
    visit = browser.visit("passcodes")
    browser.press(visit.page, "[name=name]")
    browser.run(visit.page, OPENS)
    wait_for(browser, lambda: any("/fields" in each for each in quiet.requests))
    stay(browser)
    visit.watch.fill_passcodes({"passcode.source": "0421", "passcode.destination": "9377"})
    stay(browser)
    assert leaks(quiet) == []
    assert browser.state(visit.page)["pc1"] == "0421"
    browser.press(visit.page, "[name=name]")
    wait_for(browser, lambda: {"/leak/0421", "socket: pc1"} <= set(leaks(quiet)))


OPENS_IN_WORKER = """() => {
    const code = `const s = new WebSocket("wss://${location.host}/fields"); s.onopen = () => postMessage(0);
        onmessage = ({ data }) => s.send(JSON.stringify({ leak: data }));`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    addEventListener("input", ({ target }) => worker.postMessage(`worker ${target.name}`));
}"""
TYPES = "() => { document.querySelector('[name=name]').dispatchEvent(new Event('input', { bubbles: true })) }"


def test_socket_of_after_a_touch_says_nothing_of_a_later_fill_when_its_page_is_closed(
    browser: ZooBrowser, quiet: ZooServer
) -> None:
    visit = browser.visit("passcodes")
    browser.press(visit.page, "[name=name]")
    browser.run(visit.page, OPENS)
    browser.run(visit.page, OPENS_IN_WORKER)
    wait_for(browser, lambda: sum("/fields" in each for each in quiet.requests) == 2)
    stay(browser)
    browser.run(visit.page, TYPES)
    sent = {"socket: name", "socket: worker name", "/leak/Dana%20Whitfield"}
    wait_for(browser, lambda: sent <= set(leaks(quiet)))
    del quiet.told[:], quiet.requests[:]
    visit.watch.fill_passcodes({"passcode.source": "0421", "passcode.destination": "9377"})
    assert browser.state(visit.page)["pc1"] == "0421"
    browser.close_pages()
    stay(browser)
    assert leaks(quiet) == []


STANDS_BETWEEN = """() => {
    const { preventDefault } = Event.prototype;
    Event.prototype.preventDefault = function () {
        dispatchEvent(new Event(this.type.replace("-hold", "-go")));
        return preventDefault.call(this);
    };
    Object.defineProperty(Array.prototype, "0", { set(held) { if (typeof held === "function") held(); } });
}"""


def test_page_that_stands_between_us_and_the_language_hears_nothing(browser: ZooBrowser, quiet: ZooServer) -> None:
    visit = browser.visit("passcodes")
    browser.press(visit.page, "[name=name]")
    browser.run(visit.page, OPENS)
    wait_for(browser, lambda: any("/fields" in each for each in quiet.requests))
    stay(browser)
    browser.run(visit.page, STANDS_BETWEEN)
    visit.watch.fill_passcodes({"passcode.source": "0421", "passcode.destination": "9377"})
    stay(browser)
    assert browser.run(visit.page, "() => document.querySelector('[name=pc1]').value") == "0421"
    browser.close_pages()
    stay(browser)
    assert leaks(quiet) == []


def test_nothing_is_typed_where_a_page_has_torn_out_what_keeps_it_silent(browser: ZooBrowser, quiet: ZooServer) -> None:
    visit = browser.visit("passcodes")
    tears = "() => { const all = document.body.innerHTML; document.open(); document.write(all); document.close(); }"
    browser.run(visit.page, tears)
    with pytest.raises(Silent):
        visit.watch.fill_passcodes({"passcode.source": "0421", "passcode.destination": "9377"})
    assert "pc1" not in browser.state(visit.page)
    assert leaks(quiet) == []


def test_frame_of_another_host_can_be_touched(browser: ZooBrowser, quiet: ZooServer) -> None:
    """A test for humans, say: the person presses there first, and it has to be able to answer."""
    visit = browser.visit("attack")
    browser.run(visit.page, "() => { document.querySelector('#elsewhere').hidden = false }")
    browser.press(visit.page, "#elsewhere")
    wait_for(browser, lambda: "/leak/image" in leaks(quiet))


LISTENS = """() => {
    const tell = ({ data, newValue }) => {
        fetch("/leak/other-tab?v=" + (data || newValue));
        location.href = "/leak/other-tab-moved";
    };
    new BroadcastChannel("x").onmessage = tell;
    addEventListener("storage", tell);
    window.listens = true;
}"""
CALLS = """() => {
    const channel = new BroadcastChannel("x");
    addEventListener("input", ({ target }) => { channel.postMessage(target.value); localStorage.v = target.value; });
}"""


def test_second_tab_that_hears_of_it_says_nothing(browser: ZooBrowser, quiet: ZooServer) -> None:
    """Through a channel between tabs, or what both of them store."""
    visit = browser.visit("plain")
    other = browser.window.open("https://support.zoo.test/bare.html", time.monotonic() + SECONDS)
    wait_for(browser, lambda: browser.run(other, "() => document.readyState") == "complete")
    browser.run(other, LISTENS)
    browser.run(visit.page, CALLS)
    browser.run(visit.page, "() => { document.querySelector('[name=company]').value = '' }")
    visit.watch.refill()
    stay(browser)
    assert browser.run(other, "() => window.listens") is True
    assert set(leaks(quiet)) <= {"again"}, "both tabs have asked for the same script"
    browser.press(visit.page, "[name=company]")
    wait_for(browser, lambda: "/leak/other-tab" in leaks(quiet))


def test_page_that_waits_for_an_answer_and_does_nothing_else_is_filled_in(
    browser: ZooBrowser, quiet: ZooServer
) -> None:
    """No person could touch it, so its request gets no answer."""
    visit = browser.visit("attack.html?only=sync%20xhr&is=")
    assert "NetworkError" in browser.run(visit.page, "() => window.errors")["sync xhr"]
    assert visit.state["description"].startswith("Please move 2 license keys")
    assert leaks(quiet) == []
