#!/usr/bin/env python3
"""Fill in every form of the tests' zoo in a real Chromium: a table of what was filled in and how long it took.

python3 build_scripts/fill_zoo.py [--pictures FOLDER] [PAGE ...]
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
    options = parser.parse_args(arguments)
    enter("test", TEST_NEEDS, "pytest")
    sys.path.insert(0, str(ROOT))
    from tests.webform.test_zoo import PAGES, wrong
    from tests.webform.zoo_browser import ZooBrowser, chromium
    from tests.webform.zoo_server import ZooServer, expected
    from transfer_wizard.webform.report import ValueStatus

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


if __name__ == "__main__":
    run_script(main)
