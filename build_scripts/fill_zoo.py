#!/usr/bin/env python3
"""Fill in every form of the tests' zoo in a real Chromium: a table of what was filled in and how long it took.

python3 build_scripts/fill_zoo.py [--pictures FOLDER] [PAGE ...]
python3 build_scripts/fill_zoo.py --ways-out [WAY ...]

The second has a page try to let out what is filled in, each way alone, and prints what came before a person's touch.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from setup_environment import ROOT, TEST_NEEDS, enter, run_script


def main(arguments: list[str]) -> int:
    """Fill in the forms, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="names of pages, all by default")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="where to put a picture of each filled form")
    parser.add_argument("--ways-out", action="store_true", help="try ways out of a page instead, all by default")
    options = parser.parse_args(arguments)
    enter("test", TEST_NEEDS, "pytest")
    sys.path.insert(0, str(ROOT))
    from tests.webform.test_zoo import PAGES, wrong
    from tests.webform.zoo_browser import ZooBrowser, chromium
    from tests.webform.zoo_server import ZooServer, expected
    from transfer_wizard.webform.report import ValueStatus

    if options.ways_out:
        return ways_out(options.pages)
    missed = untrue = 0
    with tempfile.TemporaryDirectory() as folder:
        server = ZooServer(Path(folder))
        browser = ZooBrowser(chromium(server, "--headless=new", "--window-size=900,1000"))
        print(f"{'form':<22} right / fillable   seconds from loaded to told   wrong or empty, then untrue")
        try:
            for name in options.pages or PAGES:
                visit = browser.visit(name)
                fillable = len(expected(name))
                bad = wrong(name, visit.state)
                missed += len(bad)
                asked = {key: what.rpartition("=")[2] for key, what in expected(name).items()}
                right = {identity for key, identity in asked.items() if key not in bad}
                claims = {each.id for each in visit.news.findings if each.status is ValueStatus.FILLED} - right
                untrue += len(claims)
                figures = f"{fillable - len(bad):>5} / {fillable:<8}   {visit.seconds:>6.2f}"
                print(f"{name:<22} {figures}   {' '.join([*sorted(bad), '|', *sorted(claims)])}")
                if options.pictures:
                    options.pictures.mkdir(parents=True, exist_ok=True)
                    (options.pictures / f"{name}.png").write_bytes(browser.picture(visit.page))
        finally:
            browser.close()
            server.close()
    return 1 if missed or untrue else 0


def ways_out(names: list[str]) -> int:
    """Try each way out of the attack alone, and print a line for each."""
    from tests.webform.test_silence import leaks, stay
    from tests.webform.zoo_browser import ZooBrowser, chromium
    from tests.webform.zoo_server import ZooServer

    count = 0
    with tempfile.TemporaryDirectory() as folder:
        server = ZooServer(Path(folder))
        browser = ZooBrowser(chromium(server, "--headless=new"))
        try:
            every = browser.run(browser.visit("attack").page, "() => Object.keys(window.ways)")
            print(f"{'way out':<26} tried   what came, also when the page was closed")
            for name in names or every:
                browser.close_pages()
                stay(browser)
                browser.forget_cookies()
                server.requests.clear()
                server.knocks.clear()
                del server.told[:]
                visit = browser.visit("attack.html?only=" + name.replace(" ", "%20") + "&is=")
                tried = browser.run(visit.page, "() => window.tried") is True
                stay(browser)
                browser.close_pages()
                stay(browser)
                came = leaks(server)
                count += len(came) + (not tried)
                print(f"{name:<26} {'yes' if tried else 'NO':<7} {' '.join(came) or 'nothing'}", flush=True)
        finally:
            browser.close()
            server.close()
    return 1 if count else 0


if __name__ == "__main__":
    run_script(main)
