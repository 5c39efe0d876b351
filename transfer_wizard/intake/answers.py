"""The value that a few words give to a field: the words of a choice, a link, an address, a number."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple

from transfer_wizard.intake.amounts import day_in
from transfer_wizard.intake.labels import meanings_of, words_of
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.resources import resource
from transfer_wizard.translations import in_each_language
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.links import GATEWAYS

LINK: Final = re.compile(
    rf"https?://(?:[a-z0-9-]+\.)*(?:{'|'.join(map(re.escape, GATEWAYS))})/[^\s<>\"“”|]*|"
    r"(?:https?://|(?<![\w@.-]))(?:[a-z0-9-]+\.)*(?:gov-)?meraki\.(?:com|ca|cn|in)(?:/[^\s<>\"'“”|,;]*)?",
    re.IGNORECASE,
)
_AFTER_A_LINK: Final = ".,;:!?)]}>`*_"
EMAIL: Final = re.compile(r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE: Final = re.compile(
    r"(?<![A-Za-z0-9_/-])\+?\(?[0-9][0-9 ()./-]{6,24}[0-9](?: ?(?:ext\.?|x|"
    r"#) ?[0-9]{1,6})?(?![A-Za-z0-9_/-])",
    re.IGNORECASE,
)
_EIGHT: Final = re.compile(r"(?<![A-Za-z0-9_-])([0-9]{4})[- ]?([0-9]{4})(?![A-Za-z0-9_-])")
_CASE: Final = re.compile(r"(?<![A-Za-z0-9_-])#?([0-9]{6,9})(?![A-Za-z0-9_-])")
_NOTHING: Final = re.compile(
    r"(?i)^[\W_]*(?:n/?a|tbd|tbc|todo|unknown|see (?:below|above)|none|unklar|不明|未定|"
    r"\.{2,}|x{2,}|\[[^\]]*\]|<[^<>]*\b(?:please|fill|your|enter|insert|here|name)\b[^<>]*>)?[\W_]*$"
)
_LONGEST_NAME: Final = 255
_AHEAD: Final = re.compile(r"^[\s,;/|>)–-]+")
_IN_BRACKETS: Final = re.compile(r"^[(\[<]([^()\[\]<>]*)[)\]>]")
_APART: Final = re.compile(r"\s*[,;(\[|/]|\s[–-]\s")
_MOST_APART: Final = 20

_OF_FACTS: Final = frozenset(
    "licensing license licenses model type mx edition support access organization fill".split()
)
"""What the words beside a choice may mean where both are said behind the name of an organization."""
_FACTS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("licensing_model", frozenset()),
    ("mx_edition", frozenset(("mx", "edition"))),
    ("support_access", frozenset(("support",))),
)
"""Each with the meanings one of which must stand beside its choice, where the choice alone may be anything."""

PEOPLE: Final = ("requester.name", "requester.placeholder_name")


class Word(NamedTuple):
    """A word of a choice in a text, and where it stands."""

    value: str
    start: int
    end: int


_SIDE_WORDS: Final = (
    (
        BOTH,
        r"\b(?:both|each|beide[nrs]?|ambas|ambos|les deux|aux deux|des deux|(?:las|los) dos|as duas|entrambe)\b|両方|"
        r"両(?=組織|オーガナイゼーション)|どちら(?:の[^。、\n]{1,12})?も|双方",
    ),
    (
        SOURCE,
        r"\b(?:source|origin(?:ating)?|losing|sending|"
        r"quell(?!es? (?:organisation|licence|clé|adresse|édition|est|sont)s?\b)\w*|"
        r"ursprung\w*|abgebende\w?|origen|cedente|d'origine|d’origine|"
        r"cédante)\b|移[動行管]元",
    ),
    (
        DESTINATION,
        r"\b(?:destination|target|receiving|gaining|ziel\w*|aufnehmende\w?|empfangende\w?|destino|receptora|cible|"
        r"bénéficiaire|d'arrivée)\b|移[動行管]先",
    ),
)
_CO_TERM: Final = r"\bco[ -]?term\w*|共同終了|同時終了"
_CHOICES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "licensing_model": (
        ("co-term", _CO_TERM),
        (
            "per-device",
            r"\bper[ -]device\b(?:[ -]licens\w*)?|\bPDL\b|デバイスごと|デバイス単位|pro Gerät|gerätebasiert|"
            r"por dispositivo|par appareil",
        ),
        ("subscription", r"\bsubscriptions?\b|\babonnement\b|サブスクリプション|suscripción"),
    ),
    "mx_edition": (
        ("sd-wan-plus", r"\b(?:secure )?sd-?wan(?: plus)?\b|\bSDW\b"),
        ("advanced-security", r"\badvanced security\b|\badv\.? ?sec\w*"),
        ("enterprise", r"\benterprise\b(?! access)"),
        ("none", r"\bno mx\b|\bkeine? mx\b"),
    ),
    "access": (
        (
            "read-only",
            r"\bread[ -]?only\b|\bnur[ -]les\w+|\bschreibgeschützt|読み取り専用|読み取り権限|\blecture seule|"
            r"\bsolo lectura|\bleserechte?|\blesezugriff",
        ),
        ("enterprise", r"\benterprise (?:access|admin\w*)"),
        (
            "network",
            r"\bnetwork[ -](?:access|admin\w*|level)(?: only)?|\bnetwork only|ネットワーク管理者|\bnetzwerk-?admin\w*",
        ),
        (
            "none",
            r"\bno access\b|\bkein(?:en)? zugriff|(?:アクセス|権限|アクセス権)なし|\bnone\b(?! of\b)|"
            r"\b(?:keine[nr]?|aucune?|ning[uú]n[oa]?)\b(?= (?:in|im|auf|dans|en)\b|\W*$)|(?<=は)なし",
        ),
        (
            "full",
            r"\bfull(?:[ -](?:organi[sz]ation|org|admin\w*|read[ /-]?write|write))?[ -]?(?:access|admin\w*|"
            r"rights|permissions?|control)?\b|"
            r"\bvollzugriff\b|\bvolle[rnm] zugriff|\bvolle[nr]? (?:administrator|admin|"
            r"organisations)-?\w*zugriff|\bvollen zugriff|\bvolle rechte|フル権限|フルアクセス|権限は[^。、]{0,8}フル|"
            r"\baccès (?:complet|total)|\bacceso (?:completo|total)|\borgani[sz]ation[ -]admin\w*|"
            r"\borg[ -]admin\w*|^[\s:：]*(?:complet[oa]?|total|voll\w*|フル|完全)(?![a-z])",
        ),
    ),
    "support_access": (
        ("blocked", r"\bblocked\b|\bgesperrt\b|\bblockiert\b|ブロック|\bdisabled\b|\bbloqueado|\bbloqué"),
        (
            "allowed",
            r"\ballowed\b|\bfull access\b|\bvollzugriff\b|\benabled\b|\berlaubt\b|許可|\bpermitido|\bautorisé|\bopen\b",
        ),
    ),
    "self_service": (
        ("not-offered", r"\bnot (?:offered|available|shown|there)\b|\bn['’]t (?:offered|available|shown)|\bno move\b"),
        (
            "failed",
            r"\bfail\w*|\berror\b|"
            r"\bdid(?:n['’]t| not) work|\bschlug fehl|\bfehlgeschlagen|失敗|エラー|\béchoué|\bfalló",
        ),
        ("not-possible", r"\bcan['’]?t try|\bnot possible\b|\bcannot\b|\bcan not\b"),
        (
            "not-tried",
            r"\bnot (?:yet )?tried|\bnot yet\b|\bnever tried|\bno\b|\bnein\b|\bnon\b|いいえ|まだ|試していない",
        ),
    ),
}
_YES: Final = re.compile(r"(?i)^\W*(?:yes|y|ja|oui|sí|si|true|はい|有|あり|使用|enabled)\b|^(?:はい|あり|有)")
_NO: Final = re.compile(r"(?i)^\W*(?:no|n|nein|non|false|not|nicht|none|いいえ|なし|無|disabled)\b|^(?:いいえ|なし|無)")
PLAIN: Final = {
    "phone": PHONE,
    "customer_number": _EIGHT,
    "case_number": _CASE,
}


def words_in(choice: str, text: str) -> list[Word]:
    """The words of a choice in a text, in its order; where two meanings overlap, the first of the table holds."""
    found: list[Word] = []
    for value, pattern in _compiled()[choice]:
        for match in pattern.finditer(text):
            if not any(match.start() < word.end and word.start < match.end() for word in found):
                found.append(Word(value, match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


@cache
def _compiled() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    return {name: [(value, _pattern(form)) for value, form in forms] for name, forms in _CHOICES.items()}


def _pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form; by ASCII, words end where Latin letters do, and so are found inside of Japanese too."""
    return re.compile(form, re.IGNORECASE | re.ASCII)


def fact_in(said: str) -> tuple[str, str] | None:
    """The field and the value of a choice that words are of and say nothing else beside, as "lic type co-term"."""
    for name, needed in _FACTS:
        words = words_in(name, said)
        if len(words) == 1:
            rest = said[: words[0].start] + said[words[0].end :]
            meanings = meanings_of(rest) if any(map(str.isalnum, rest)) else frozenset()
            if meanings is not None and meanings <= _OF_FACTS and (not needed or meanings & needed):
                return f"organizations.?.{name}", words[0].value
    return None


def sides_in(text: str) -> list[Word]:
    """The words for source, destination and both in a text, in its order."""
    return sorted(
        (Word(side, match.start(), match.end()) for side, pattern in _sides() for match in pattern.finditer(text)),
        key=lambda each: each.start,
    )


@cache
def _sides() -> list[tuple[str, re.Pattern[str]]]:
    return [(side, _pattern(form)) for side, form in _SIDE_WORDS]


_BREAK: Final = re.compile(r"(?i)[,;.。、]|\b(?:and|und|et|y|while|but|aber|mais|pero)\b")
_OTHERWISE: Final = (
    r"\b(?:not|none|nothing|no|only|nicht|nichts|kein\w*|nur|pas|rien|aucune?|seulement|ning[uú]n\w*|nada|solo|sólo)\b|"
    r"のみ|だけ|なし|ない|ありません"
)
"""What is said of one side is not said of the other."""
_CLAUSE: Final = re.compile(
    r"(?i)[;.。]|\b(?:but|while|aber|mais|pero)\b|\b(?:an?|one|two|three|some|several|[0-9]+|eine?n?) (?:\w+ )?mx\b|"
    rf"{_OTHERWISE}"
)
_OTHERWISE_BEHIND: Final = re.compile(rf"(?i) ?(?:は|には)?(?:{_OTHERWISE})")
_CLOSE: Final = 25


def paired(values: list[Word], sides: list[Word], text: str) -> list[tuple[Word, str]]:
    """Each value with the side that it is said of, "" for none."""
    if not values or not sides:
        return [(value, "") for value in values]
    both_named = [each.value for each in sides] in ([SOURCE, DESTINATION], [DESTINATION, SOURCE])
    if both_named and len(values) == 2 and (sides[1].end <= values[0].start or values[1].end <= sides[0].start):
        return list(
            zip(values, (each.value for each in sides), strict=True)
        )  # "source / destination: full / read-only"
    is_before = sides[0].start < values[0].start
    pairs: list[tuple[Word, str]] = []
    used: list[Word] = []
    for at, value in enumerate(values):
        low = values[at - 1].start if at else -1
        high = values[at + 1].start if at + 1 < len(values) else 1 << 30
        close = [each for each in sides if value.end <= each.start < min(high, value.end + _CLOSE)]
        if close and not _BREAK.search(text[value.end : close[0].start]):
            near = [each for each in sides if value.start < each.start < high]
            side = close[:1]
        elif is_before:
            near = [side for side in sides if low < side.start < value.start] or [
                side for side in sides if value.start < side.start < high
            ]
            side = near[-1:] if near and near[-1].start < value.start else near[:1]
        else:
            near = [each for each in sides if value.start < each.start < high] or [
                each for each in sides if at and values[at - 1].end < each.start < value.start and each not in used
            ]
            side = near[:1]
        used += side
        is_one_clause = not near or not (
            _CLAUSE.search(text[near[0].end : near[-1].start]) or _OTHERWISE_BEHIND.match(text[near[-1].end :])
        )
        if is_one_clause and {each.value for each in near} == {SOURCE, DESTINATION} and len(values) == 1:
            pairs.append((value, BOTH))
        else:
            pairs.append((value, side[0].value if side else ""))
    return pairs


def is_full_in_both(text: str, sides: list[Word]) -> bool:
    """True for words that say of full access in both organizations, and of no other."""
    return [(word.value, side) for word, side in paired(words_in("access", text), sides, text)] == [("full", BOTH)]


@cache
def _own_words() -> dict[tuple[str, str], str]:
    """The texts of this program's own answers, in the languages it speaks."""
    found = {}
    for path, choices in wording.CHOICES.items():
        for value, text in choices.items():
            for said in in_each_language(text):
                found[(path, " ".join(words_of(said)))] = value
    return found


def own_answer(path: str, text: str) -> str:
    """The value of an answer that is spelled as this program spells it, or as the file does; "" for no such."""
    value = _own_words().get((path, " ".join(words_of(text))), "")
    return value or (text.strip() if text.strip() in wording.CHOICES.get(path, {}) else "")


_BOX: Final = re.compile(r"\[(?P<in_square>[xX✓✔ _]?)\]|\((?P<in_round>[xX✓✔ _])\)|(?P<sign>[☐☑☒□■])")
_EMPTY: Final = ("", " ", "_", "☐", "□")


def ticked(text: str) -> str:
    """What is ticked among several boxes, "" where it is none or more than one; a text without boxes as it is."""
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2 or (text[: boxes[0].start()].strip() and text[boxes[-1].end() :].strip()):
        return text
    is_ahead = not text[: boxes[0].start()].strip()
    edges = [box.start() for box in boxes] if is_ahead else [0, *(box.end() for box in boxes)]
    chosen = [
        text[start:end].replace(box[0], " ").strip(" ,;/|")
        for box, start, end in zip(boxes, edges, [*edges[1:], len(text)], strict=False)
        if (box["in_square"] or box["in_round"] or box["sign"] or "") not in _EMPTY
    ]
    return chosen[0] if len(chosen) == 1 else ""


def read_answer(field: str, path: str, text: str) -> Any:
    """The value of a field in the words behind its label, in its normal form; "" where they give none.

    Args:
        field: the path with ``?`` for its side.
        path: the same with a side.
    """
    name = field.rpartition(".")[2].lstrip("?_")
    text = text.strip()
    if _NOTHING.match(text) and not (name == "access" and text.casefold() == "none"):
        return "" if not (name.startswith(("related", "workaround", "attachments")) and text.strip(" -")) else text
    own = own_answer(path, text)
    if own:
        return int(own) if name == "severity" else own
    if name in ("url", "email", "placeholder_email"):
        return link_in(text) if name == "url" else email_in(text)
    if name in PLAIN:
        match = PLAIN[name].search(text)
        is_of_support = match and name == "phone" and _digits(match[0]) in _numbers_of_support()
        return _normal(path, match[0]) if match and not is_of_support else ""
    if name in ("saml", "dashboard_access", "claimed_within_7_days"):
        return "yes" if _YES.search(text) else "no" if _NO.search(text) else ""
    if name == "severity":
        match = re.search(r"(?<![0-9.])[1-4](?![0-9.])", text)
        return int(match[0]) if match and not re.search(r"[1-4] ?(?:-|to|or|bis|oder) ?[1-4]", text) else ""
    if name in _CHOICES:
        values = {each.value for each in words_in(name, text)}
        return values.pop() if len(values) == 1 else ""
    if name in ("name", "company", "placeholder_name"):
        return name_in(path, person_in(text) if field in PEOPLE else text)
    if name == "needed_by":
        return day_in(text)
    return text[:LONGEST]


def says_yes(text: str) -> bool:
    """True for an answer that begins with a yes."""
    return _YES.search(text) is not None


@cache
def _numbers_of_support() -> frozenset[str]:
    """The numbers at which Support is called, which are nobody else's."""
    listed = json.loads(resource("phone_numbers.json").read_text(encoding="utf-8"))["numbers"]
    return frozenset(_digits(each["number"]) for each in listed)


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _normal(path: str, text: str) -> str:
    try:
        value: str = fields.read(path, text.lstrip("#"))
    except FieldError:
        return ""
    return value


def link_in(text: str) -> str:
    """The organization's link in a text, "" for none."""
    for match in LINK.finditer(text[:5_000]):
        said = link_of(match[0])
        if said:
            return said
    return ""


def network_links_in(text: str) -> Iterator[tuple[str, str]]:
    """The links to networks in a text, each with why it names no organization."""
    if "/n/" not in text:
        return
    for match in LINK.finditer(text[:5_000]):
        link = match[0].rstrip(_AFTER_A_LINK)
        if "/n/" in link:
            try:
                fields.link(link)
            except FieldError as problem:
                yield link, problem.message


def link_of(text: str) -> str:
    """A link in its normal form where it names an organization, "" where not."""
    try:
        return str(fields.link(text.rstrip(_AFTER_A_LINK)))
    except FieldError:
        return ""


def email_in(text: str) -> str:
    """The e-mail address in a text, "" for none."""
    match = EMAIL.search(text[:2_000])
    return _normal("requester.source_email", match[0].rstrip(".")) if match else ""


def accounts_in(text: str, sides: list[Word]) -> list[tuple[str, str, bool]]:
    """The addresses that a text says to sign in with, each with its side, and whether that is sure.

    It is the first of the text, or two of them where the text names each of the two sides once.
    """
    said = [Word(email_in(match[0]), *match.span()) for match in EMAIL.finditer(text)]
    sides = [each for each in sides if not any(word.start <= each.start < word.end for word in said)]
    named = {each.value for each in sides}
    if len(said) == len(sides) == len({each.value for each in said}) == 2 and named == {SOURCE, DESTINATION}:
        is_around = said[0].end <= sides[0].start and sides[1].end <= said[1].start
        return [(each.value, side.value, not is_around) for each, side in zip(said, sides, strict=True)]
    side = BOTH if len(named) > 1 else next(iter(named), SOURCE)
    is_one = len({each.value for each in said}) == 1
    return [(each.value, side, is_one or BOTH in named) for each in said[:1]]


def person_in(text: str) -> str:
    """The name of a person among words that say more of the same one: "(John Doe), full access in both"."""
    text = _IN_BRACKETS.sub(r"\1", _AHEAD.sub("", text))
    for match in islice(_APART.finditer(text), _MOST_APART):
        if words_in("access", text[match.end() :]):
            return text[: match.start()]
    return text


def name_in(path: str, text: str) -> str:
    """A name on one line, without the marks around it."""
    said = text.strip(" \t\"“”„«»'`*_|")
    if said.endswith(".") and not re.search(r"(?i)\b(?:inc|ltd|co|corp|jr|sr|s\.a|[a-z])\.$", said):
        said = said.rstrip(".")
    said = said.rstrip(';, "”»')
    if not said or len(said) > _LONGEST_NAME or "?" in said:
        return ""
    return _normal(path, said)
