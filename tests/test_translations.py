"""The translations: what the tools complain about, and what the program reads of them."""

import ast
import gettext
import io
import os
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import write_po

import catalogues
import translate

BUTTON = "transfer_wizard/ui/steps/you_page.py"


@pytest.mark.parametrize("language", translate.languages())
def test_the_translations_are_whole(language: str) -> None:
    catalog = translate.merged(translate.from_sources(), language)
    told = list(translate.complaints(catalog))
    assert told == [], "run build_scripts/translate.py, and translate what it names"


def test_no_text_stands_within_an_f_string() -> None:
    """Babel reads an f-string as one piece before Python 3.12: what is within it would stay English."""
    lost = []
    for path in (Path(translate.__file__).parent.parent / "transfer_wizard").rglob("*.py"):
        for whole in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for part in ast.walk(whole) if isinstance(whole, ast.JoinedStr) else ():
                if (
                    isinstance(part, ast.Call)
                    and isinstance(part.func, ast.Name)
                    and part.func.id in translate.KEYWORDS
                ):
                    lost += [ast.unparse(part) for text in part.args[:1] if isinstance(text, ast.Constant)]
    assert lost == []


def catalog_of(*messages: tuple[str | tuple[str, str], str | tuple[str, ...]], flags: tuple[str, ...] = ()) -> Catalog:
    catalog = Catalog("ja")
    for text, said in messages:
        catalog.add(text, said, [(BUTTON, 0)], flags)
    return catalog


@pytest.mark.parametrize(
    ("text", "said", "fault"),
    [
        ("Saved", "", "is not translated"),
        ("{count} of {total}", "{count}件", "other placeholders"),
        ("{count} of {total}", "{count}/{total}/{sum}", "other placeholders"),
        (("{count} key", "{count} keys"), ("キー",), "other placeholders"),
        (("1 key", "{count} keys"), ("",), "is not translated"),
        ("&Save…", "保存…", "access key"),
        ("Save", "保存(&S)", "access key"),
        (" or ", "oder", "blanks"),
        ("One\n", "Eins", "blanks"),
    ],
)
def test_a_fault_is_told(text: str | tuple[str, str], said: str | tuple[str, ...], fault: str) -> None:
    [told] = translate.complaints(catalog_of((text, said)))
    assert fault in told


def test_what_is_right_is_not_told() -> None:
    good = catalog_of(
        ("Saved", "保存済み"),
        (", ", "、"),
        ("{count} of {total}", "{total}件のうち{count}件"),
        (("1 key", "{count} keys"), ("{count}件のキー",)),
        (("{count} key of {side}", "{count} keys of {side}"), ("{side}のキー{count}件",)),
        ("&Save…", "保存(&S)…"),
    )
    assert list(translate.complaints(good)) == []


def test_a_fuzzy_text_and_an_orphan_are_told() -> None:
    assert list(translate.complaints(catalog_of(("Saved", "保存済み"), flags=("fuzzy",)))) == ["'Saved': is fuzzy"]
    catalog = catalog_of(("Gone", "なし"))
    catalog.update(Catalog())
    assert list(translate.complaints(catalog)) == ["'Gone': is no longer in the sources"]


@pytest.mark.parametrize("other", ["&Close", "&Back"])
def test_an_access_key_that_two_buttons_of_a_page_share_is_told(other: str) -> None:
    """Also one of a page's own buttons and one of those under every page."""
    catalog = catalog_of(("&Save", "保存(&S)"), *([("&Close", "閉じる(&S)")] if other == "&Close" else []))
    if other == "&Back":
        catalog.add("&Back", "戻る(&S)", [(translate.FEET[0], 0)])
    assert any(f"{BUTTON}: two buttons have the access key S" in told for told in translate.complaints(catalog))


def test_the_program_reads_what_a_catalogue_says(tmp_path: Path) -> None:
    """Plurals, contexts, quotes, line breaks and long texts; not what is fuzzy, kept as a comment or not translated."""
    catalog = catalog_of(
        ('Say “yes”,\tor "no"\n', "「はい」\n"),
        (("1 key", "{count} keys"), ("{count}件",)),
        ("word " * 60, "語 " * 60),
        ("Not yet", ""),
    )
    catalog.add("Keys", "キー操作", context="keyboard")
    catalog.add("Doubtful", "あやしい", flags=("fuzzy",))
    catalog.obsolete["Gone"] = catalog_of(("Gone", "なし"))["Gone"]
    file = io.BytesIO()
    write_po(file, catalog, width=76)
    spoken = gettext.GNUTranslations(io.BytesIO(catalogues.compiled(file.getvalue().decode())))
    assert spoken.gettext('Say “yes”,\tor "no"\n') == "「はい」\n"
    assert spoken.ngettext("1 key", "{count} keys", 1) == "{count}件"
    assert spoken.gettext("word " * 60) == "語 " * 60
    assert spoken.pgettext("keyboard", "Keys") == "キー操作"
    assert [spoken.gettext(text) for text in ("Not yet", "Doubtful", "Gone")] == ["Not yet", "Doubtful", "Gone"]
    assert spoken.info()["language"] == "ja"


def test_a_catalogue_is_compiled_when_it_is_new_or_was_changed(tmp_path: Path) -> None:
    source = tmp_path / "xx" / "LC_MESSAGES" / f"{catalogues.DOMAIN}.po"
    source.parent.mkdir(parents=True)
    target = source.with_suffix(".mo")
    for said in ("eins", "zwei"):
        source.write_text(
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "One"\nmsgstr "{said}"\n'
        )
        catalogues.compile_all(tmp_path)
        made = target.stat()
        assert said.encode() in target.read_bytes()
        catalogues.compile_all(tmp_path)
        assert (target.stat().st_ino, target.stat().st_mtime_ns) == (made.st_ino, made.st_mtime_ns)
        os.utime(source, ns=(made.st_mtime_ns - 10**9,) * 2)  # older than what was compiled, as a checkout may make it
    assert [path.name for path in sorted(source.parent.iterdir())] == [target.name, source.name]


def test_a_line_that_no_catalogue_has_is_told() -> None:
    with pytest.raises(ValueError, match="msgstr unquoted"):
        catalogues.compiled('msgid "a"\nmsgstr unquoted\n')
