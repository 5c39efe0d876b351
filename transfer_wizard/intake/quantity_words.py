"""The words around a license that speak of numbers: what each says of the number or the model beside it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from transfer_wizard.intake.amounts import DIGITS, MONTHS, NUMBER_WORDS, UNIT, number_of
from transfer_wizard.intake.device_models import Mention
from transfer_wizard.intake.labels import folded

_MODEL_MARK: Final = "\x01"
_NOISE_MARK: Final = "\x02"
_YEARS: Final = range(2015, 2041)
"""A bare number that is rather a year than a count."""

WORDS: Final[dict[str, str]] = {
    "move": "over-there take taking umzuziehen shift shifts shifted move moves moved moving transfer transfers "
    "transferred transferring go "
    "goes going migrate migrated "
    "migrating get gets relocate relocates relocated relocating verschieben verschoben umziehen umzieht ziehen zieht "
    "wandern wandert übertragen mitkommen wechseln wechselt mover mueve mueven trasladar traslada trasladan "
    "transferir déplacer transférer partent seule-part seul-part 移動 移行 移管 移動数 移行数 移管数",
    "stay": "stay stays staying remain remains keep keeps keeping retain leave leaves left behind bleiben bleibt "
    "behalten behalte lassen reste restent garder gardons laisser garde gardent conserve queda quedan "
    "se-queda se-quedan dejar mantener "
    "残 残り 残す 移動しない 移行しない 移管しない 移動しません 移行しません 移管しません",
    "used": "in-use used unused assigned unassigned deployed installed free available spare belegt "
    "benutzt frei utilisé "
    "utilisés utilisée utilisées libre libres en-uso disponible disponibles 使用中 空き",
    "have": "qty quantity count have has had hold holds contain contains include includes in-total in-all total "
    "bought purchased ordered own owns owned cover covers anzahl menge stückzahl enthält umfasst "
    "stecken insgesamt contient au-total tiene contiene en-total en-todo cantidad quantité número "
    "amount limit entitled vorhanden existentes présents présentes there-are there-is number on-the-key "
    "on-this-key on-key on-it "
    "auf-dem-schlüssel 保有 合計 計 数量 あり tem bevat innehåller licensed",
    "both": "both beide ambos ambas deux-deux 両方",
    "part": "中 davon hiervon dont of-which de-ellas de-ellos de-las-cuales de-los-cuales うち di-cui waarvan "
    "das-quais dos-quais varav",
    "all": "all alle sämtliche komplett vollständig complètement completamente íntegramente tous toutes "
    "todas todos tout tutto alles everything entirely completely "
    "in-full en-totalité en-totalidad en-su-totalidad vollzählig restlos すべて 全て 全部 全数 全 tutte "
    "tutti allemaal",
    "rest": "rest le-reste remainder remaining other others übrigen restlichen demás resto",
    "half": "half hälfte moitié mitad metade metà helft halva 半分 半数",
    "but": "but except except-for bis-auf außer sauf menos excepto",
    "not": "not never don't doesn't isn't aren't won't nicht kein keine keinen pas non ません ない",
    "instead": "instead-of rather-than anstelle-von statt au-lieu-de en-lugar-de en-vez-de",
    "of": "of out-of von der sur des de parmi",
    "and": "and und et y plus sowie then while と",
    "fix": "sorry no-wait wait-no wait i-mean i-meant correction typo sondern scratch-that make-that make-it "
    "oops rather entschuldigung korrektur ich-meine besser-gesagt vielmehr pardon plutôt je-veux-dire "
    "perdón quiero-decir mejor-dicho 訂正 ではなく じゃなくて",
    "unit": "x pc pcs pz pza szt stuks piece pieces unit units stück stk 台 個 本 つ 枚 ud uds unidades unité unités "
    "license licenses licence licences lizenz lizenzen licencia licencias ea 件 ライセンス seat seats device "
    "devices gerät geräte ap aps borne bornes caméras cámaras kameras sensoren capteurs sensores commutateurs "
    "conmutadores appareils dispositivos equipos each 个 개 licenze licenza licenties licenças licenser st",
    "small": "the its it our these those them this that per pour para for für d l la le les el los las das die "
    "den dem vom mit with about exactly is are be been to should shall will would can "
    "must we i want wants queremos quieren deseamos voulons souhaitons möchten like need needs sollen soll "
    "wollen bitte please à a an also over adv advanced "
    "security sec enterprise ent sd-wan lic meraki cisco edition cloud switch switches access point "
    "points firewall firewalls router routers camera cameras appliance appliances wireless subscription "
    "subscriptions managed type model models zu key keys が は を の に で da di een ska devem ser por het "
    "voor te",
    "only": "only just nur lediglich solo sólo solamente únicamente seulement "
    "seule seul seuls seules einzige einziger einziges einzigen einzelne sola única único uniquement soltanto somente "
    "apenas だけ のみ",
    "them": "of-them of-these of-those of-it",
}
"""What words say of the number or the model beside them; a hyphen stands for a space."""

ARROW: Final = re.compile("[-=]+>|[→⇒➜➔]")
_END: Final = r"(?![A-Za-z0-9_/%-]|[.:][0-9])"
_TERM: Final = (
    r"[ -]?(?:years?|yrs?|y|months?|mo|days?|jahre?n?|monate?n?|tage?n?|ans?|mois|jours?|años?|meses|días?|年間?|ヶ月|"
    r"か月|ports?|日間?)(?![A-Za-z0-9])\.?"
)
_FEW: Final = rf"(?:{'|'.join(word for word, number in NUMBER_WORDS.items() if number <= 12 and ' ' not in word)})"
_MONEY: Final = r"(?:EUR|USD|GBP|CHF|JPY|CAD|AUD)"
_NOISE: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:(?=[0-9])(?:"
    r"(?<![.,])[0-9]{1,4}(?P<joint>[-/.])[0-9]{1,2}(?P=joint)[0-9]{2,4}(?!\w)|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|"
    rf"(?<![.,])[0-9]{{1,2}}(?:st|nd|rd|th|er|º)?\.?[ -](?:de |of )?(?:{MONTHS})\b"
    r"(?:\.?,?[ -](?:de |del )?20[0-9]{2})?|"
    rf"(?<![.,])[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])|[0-9]+(?:[.,][0-9]+)? ?%|(?<!-){DIGITS}{_TERM}|"
    rf"(?<![.,]){DIGITS}(?:[.,][0-9]{{2}})? ?(?:[$€£¥](?! ?[0-9])|{_MONEY}\b)(?: ?(?:each|per \w+))?"
    r")|(?=[A-Za-z])(?:https?://[^\s\x00\x01]+|"
    rf"(?:{MONTHS})\b\.? [0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? 20[0-9]{{2}})?(?![0-9])|"
    rf"{_MONEY} ?[0-9](?:[0-9.,' ]*[0-9])?(?: ?(?:each|per \w+))?|(?<!-){_FEW}{_TERM}|"
    r"(?:item|line|pos(?:ition)?|no|nr|po|order|invoice|site|store|shop|branch|building|room|floor|phase|week)"
    r"\b\.?[ \t]*[:#]?[ \t]*[0-9]+(?![0-9])"
    r")|[$€£¥] ?[0-9](?:[0-9.,' ]*[0-9])?(?: ?(?:each|per \w+))?|#[ \t]*[0-9]+(?![0-9])|"
    r"(?:an?|one|ein(?:e[ms]?)?|une?|una?) "
    r"(?:few|couple|handful|bunch|paar|handvoll|dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|centaine|"
    r"decena|quincena|veintena|treintena|centenar|puñado|third|quarter|fifth|drittel|viertel|tiers|quart|tercio|cuarto|terço|quarto)\b|"
    r"(?:^|(?<=\n))[ \t]*\(?[0-9]{1,3}[.)](?=[ \t]))",
    re.IGNORECASE,
)
"""Numbers that count no licenses: days, times, terms, prices, places in a list; and words for no exact number."""
_TOKEN: Final = re.compile(
    r"(?P<key>\x00+)|(?P<model>\x01+)|(?P<noise>\x02+)|"
    rf"(?P<ratio>(?<![A-Za-z0-9_.,/-]){DIGITS}(?:/| / (?=[0-9]+ *(?:$|\n))){DIGITS}{_END})|"
    rf"(?P<change>(?<![A-Za-z0-9_.,/-])[x×]? ?{DIGITS} *(?:{ARROW.pattern}) *[x×]? ?{DIGITS}{_END})|"
    rf"(?P<times>(?<![A-Za-z0-9])[x×*] ?{DIGITS}{_END})|"
    rf"(?P<number>(?<![A-Za-z0-9_./-])(?<![0-9][,'’]){DIGITS}(?:\.0+)?"
    rf"(?:(?: ?(?:{UNIT}|つ|枚|件|个|개))(?![A-Za-z])|{_END}))|"
    r"(?P<cjk>移[動行管]し(?:ない|ません)|移[動行管]数?|残[りす]?|使用中|空き|すべて|全[て部数]?|合計|計|数量|保有|あり|うち|ではなく|じゃなくて|訂正|ません|ない|"
    r"ライセンス|[\u3005-\u30ff\u3400-\u9fff])|"
    r"(?P<word>[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*)|"
    r"(?P<stop>\n|[.!?](?=\s|$)|[。;；])|(?P<comma>[,、，])|(?P<plus>[+&])|"
    r"(?P<cell>\t| {2,}|\.{2,}|[|(){}\[\]:=–—→<>\"'`@/]|(?<=\s)-+(?=\s)|-+>|\\\\)|(?P<other>[0-9][\w.,/-]*)",
    re.IGNORECASE,
)
_LONGEST_PHRASE: Final = 4
_MOVE_STEMS: Final = (
    "transf",
    "verschieb",
    "verschob",
    "umzieh",
    "umgezog",
    "déplac",
    "verhui",
    "flytt",
    "przeni",
    "traslad",
    "trasfer",
    "spost",
    "migr",
)


class Token(NamedTuple):
    """A piece of a text: what it is, where it stands, the number that it is, and whether it is marked as a count."""

    kind: str
    start: int
    end: int
    value: int | None = None
    is_marked: bool = False


@cache
def _kinds() -> dict[str, str]:
    found = {word.replace("-", " "): kind for kind, words in WORDS.items() for word in words.split()}
    return {folded(word): kind for word, kind in found.items()} | found | {"sd-wan": "small"}


def role_of(words: Sequence[str], is_whole: bool = False) -> str:
    """What a heading or a label says of the numbers below or behind it: have, move, stay, used, or "" for none.

    Args:
        is_whole: a word that says nothing of numbers makes it none of these.
    """
    kinds = _kinds()
    said = set()
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            kind = kinds.get(" ".join(words[at : at + size]))
            if kind or size == 1:
                said.add(kind or "word")
                at += size
                break
    if is_whole and "word" in said:
        return ""
    if "not" in said:
        return "stay"
    if not said.isdisjoint(("rest", "used")):
        return "used"
    return next((role for role in ("move", "stay", "have", "all") if role in said), "have" if "unit" in said else "")


def tokens_of(text: str, found: Sequence[Mention]) -> list[Token]:
    for mention in found:
        text = text[: mention.start] + _MODEL_MARK * (mention.end - mention.start) + text[mention.end :]
    text = _NOISE.sub(lambda match: _NOISE_MARK * len(match[0]), text)
    raw = list(_TOKEN.finditer(text))
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        match = raw[at]
        kind = match.lastgroup or ""
        if kind == "word":
            token = _phrase(text, raw, at)
            tokens.append(token)
            while at < len(raw) and raw[at].start() < token.end:
                at += 1
            continue
        at += 1
        if kind == "cjk":
            tokens.append(Token(_kinds().get(match[0], "word"), match.start(), match.end()))
        elif kind in ("number", "times"):
            tokens.append(_number(match, kind))
        elif kind in ("ratio", "change"):
            tokens += _part_and_whole(match)
        else:
            tokens.append(Token({"plus": "and", "other": "word"}.get(kind, kind), match.start(), match.end()))
    return _corrected(tokens)


def _phrase(text: str, raw: list[re.Match[str]], at: int) -> Token:
    """The longest run of words from here on that is one phrase, and what it says."""
    kinds = _kinds()
    start = raw[at].start()
    for size in range(min(_LONGEST_PHRASE, len(raw) - at), 0, -1):
        end = raw[at + size - 1].end()
        said = text[start:end].casefold().replace("’", "'")
        kind = kinds.get(said)
        if kind:
            return Token(kind, start, end)
        number = NUMBER_WORDS.get(folded(said))
        if number and _IS_APART.match(text, end) and text[start - 1 : start] not in _GLUES:
            unit = _UNIT_BEHIND.match(text, end)
            return Token(
                "name" if number == 1 and not unit else "number", start, unit.end() if unit else end, number, bool(unit)
            )
    return Token("move" if said.startswith(_MOVE_STEMS) else "word", start, end)


_IS_APART: Final = re.compile(_END)
_GLUES: Final = tuple("_./-")
_UNIT_BEHIND: Final = re.compile(rf" (?:{UNIT})(?![A-Za-z])", re.IGNORECASE)
_LEADING: Final = re.compile(rf"[x×* ]*(?P<number>{DIGITS})", re.IGNORECASE)


def _number(match: re.Match[str], kind: str) -> Token:
    said = _LEADING.match(match[0])
    value = number_of(said["number"]) if said else None
    is_marked = kind == "times" or bool(said and match[0][said.end() :].strip(" .0"))
    if value is None or (value in _YEARS and not is_marked):
        return Token("word" if value is None else "noise", match.start(), match.end())
    return Token("number", match.start(), match.end(), value, is_marked)


_BETWEEN_COUNTS: Final = re.compile("[^0-9x× ]+>?")


def _part_and_whole(match: re.Match[str]) -> Iterator[Token]:
    """How many move of how many there are: "10/25"; or of how many there are how many move: "25 -> 10"."""
    first, second = _BETWEEN_COUNTS.split(match[0], maxsplit=1)
    values = [number_of(each.strip("x× ")) for each in (first, second)]
    if match.lastgroup == "change":
        values.reverse()
    part, whole = values
    if part is not None and whole is not None and part <= whole:
        middle = match.start() + len(first)
        yield Token("number", match.start(), middle, part)
        yield Token("of", middle, middle + 1)
        yield Token("number", middle + 1, match.end(), whole)
    else:
        yield Token("word", match.start(), match.end())


_MOST_BEFORE_DENIED: Final = 12


def _corrected(tokens: list[Token]) -> list[Token]:
    """The tokens without what their writer took back: of "2 MX67 - sorry, MX68" the MX68 is left."""
    for at, token in enumerate(tokens):
        if token.kind in ("not", "instead"):  # "it is 3, not 4", "move 3 MX instead of 4"
            denied = at + 1
            said = [each.kind for each in tokens[max(0, at - _MOST_BEFORE_DENIED) : at]][::-1]
            is_said = "number" in (said[: said.index("stop")] if "stop" in said else said)
            is_beside = [each for each in said[:2] if each != "comma"][:1] == ["number"]
            taken_back = [each.kind for each in tokens[denied : denied + 2]]
            if (
                is_said
                and taken_back[:1] == ["number"]
                and (is_beside or taken_back[1:] not in (["model"], ["of"], ["unit"]))
            ):
                tokens[denied] = tokens[denied]._replace(kind="denied")
            kinds = [each.kind for each in tokens[denied : denied + 4] if each.kind != "comma"]
            if kinds[:3] in (["number", "but", "number"], ["number", "fix", "number"]):  # "not 12 but 9"
                tokens[denied] = tokens[denied]._replace(kind="denied")
                behind = next_token(tokens, denied, 1, frozenset(("comma",))) or denied
                tokens[behind] = tokens[behind]._replace(kind="noise")
        if token.kind != "fix":
            continue
        before = next_token(tokens, at, -1, BETWEEN)
        after = next_token(tokens, at, 1, BETWEEN)
        if before is None or after is None or tokens[after].kind not in ("number", "model"):
            continue
        if tokens[after].kind != tokens[before].kind:  # "2 MX67, sorry, 3" takes the number back
            before = next_token(tokens, before, -1, BETWEEN | {"model", "number"} - {tokens[after].kind})
        if before is not None and tokens[before].kind == tokens[after].kind:
            tokens[before] = tokens[before]._replace(kind="noise")
    return tokens


BETWEEN: Final = frozenset(("cell", "comma", "small", "only", "noise", "unit", "stop", "fix", "not", "and", "have"))
"""What may stand between a word and the one that it speaks of."""


def next_token(tokens: list[Token], at: int, step: int, over: frozenset[str] | set[str]) -> int | None:
    """The next token in a direction that is of none of the kinds passed over."""
    at += step
    while 0 <= at < len(tokens):
        if tokens[at].kind not in over:
            return at
        at += step
    return None
