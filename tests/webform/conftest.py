"""The zoo: one server and one browser for all tests of the fill."""

from collections.abc import Iterator

import pytest

from .zoo_browser import ZooBrowser, chromium, sample_values
from .zoo_server import ZooServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZooServer]:
    server = ZooServer(tmp_path_factory.mktemp("zoo"))
    yield server
    server.close()


@pytest.fixture(scope="session")
def browser(server: ZooServer) -> Iterator[ZooBrowser]:
    browser = ZooBrowser(chromium(server, "--headless=new"))
    yield browser
    browser.close()


@pytest.fixture(autouse=True)
def nothing_was_sent(request: pytest.FixtureRequest) -> Iterator[None]:
    """No request may ever carry a value of the case: neither in its address nor in its body."""
    yield
    if "server" in request.fixturenames and "quiet" not in request.fixturenames:  # which looks for itself
        server: ZooServer = request.getfixturevalue("server")
        values = [each.text[:40] for each in sample_values() if len(each.text) > 3]
        assert server.leaks(values) == []
        assert [each for each in server.requests if each.startswith("POST")] == []
