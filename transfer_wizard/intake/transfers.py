"""Which organizations a sentence names, and which of them the licenses leave and which they join.

One small grammar in the languages of the window and a few more: a word of direction ("from", "into", "nach", "hacia",
から), words without weight, perhaps the noun "organization" and "old" or "new", and a name: in quotation marks, as the
text of a link, or a run of words with capitals. What is only such a run is not sure.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from transfer_wizard.intake.answers import LINK, Word, link_of, name_in, sides_in
from transfer_wizard.intake.doubts import GUESS
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.labels import label_of
from transfer_wizard.intake.quantity_words import ARROW
from transfer_wizard.intake.vocabulary import DESTINATION, SOURCE

ORGANIZATION: Final = (
    r"(?:quell|ziel|ursprungs)?(?:organi[sz]ations?|organisationen|organizaci[oó]n(?:es)?|"
    r"organiza[cç](?:ão|ões|ao)|organizzazion[ei])|orgs?|tenants?"
)
_JA_ORGANIZATION: Final = "オーガナイゼーション|組織|テナント"
_ORGANIZATION: Final = re.compile(rf"(?i)\b(?:{ORGANIZATION})\b|{_JA_ORGANIZATION}")
MOVES: Final = re.compile(
    r"(?i)\b(?:mov(?:e[sd]?|ing)|(?:transf[eèé]r|migr|transf[ei]r|verschieb|verschob|umzieh|umzuzieh|umgezogen|umzug|"
    r"übertrag|überführ|trasla[ds]|desplaz|déplac|bascul|spost|hand(?:ed|ing)? over)\w*|mover|mudar|"
    r"shift(?:ed|ing)?|go(?:es|ing)?|leav(?:es?|ing)|belongs?|claimed|gehör\w*|wechseln|pasa[rn]?|ends? up)\b|移"
)
_LICENSES: Final = re.compile(r"(?i)licen[scçz]|lizenz|\bkeys?\b|Z2[A-Z0-9]{2}-|ライセンス")
_PAST: Final = re.compile(
    r"(?i)\b(?:(?:last|the previous) (?:year|month|spring|summer|autumn|fall|winter|time)|(?:months|years?|weeks) ago|"
    r"(?:letzte[nrs]?|vorige[nrs]?) (?:jahr|monat|sommer|herbst|winter|frühjahr|mal)|damals|"
    r"vor (?:\w+ )?(?:jahr|monat)\w*|"
    r"l['’](?:an|année) (?:dernier|dernière|passée?)|(?:le mois|la fois) (?:dernier|dernière)|"
    r"il y a (?:\w+ )?(?:ans?|mois)|"
    r"(?:el (?:año|mes)|la vez) pasad[oa]|hace (?:\w+ )?(?:años?|meses))\b|昨年|去年|先月|前回|以前"
)
"""Beside a move: it was another one."""
_OUT: Final = (
    r"abgebende|cédante|from|out of|off(?: of)?|away from|leav(?:e[sd]?|ing)|depuis|desde|aus|von|vom|source|quelle|"
    r"origen|origem"
)
_OUT_IF_IN: Final = r"de|du|da|of|dal|dalla"
_IN: Final = (
    r"aufnehmende|empfangende|bénéficiaire|to|instead of|into|onto|towards|join(?:s|ing)?|nach|hacia|"
    r"vers|destination|target|ziel|destino|cible|"
    r"in die|in den|in das|zur"
)
_IN_IF_OUT: Final = r"in|for|a|à|al|au|aux|para|pour|an|zu|dans|en"
_LEAD: Final = re.compile(
    rf"(?i)(?<![\w'’.-])(?:(?P<weak_out_of>(?:d|dall|dell)['’])|(?P<weak_in_to>all['’])|(?:(?P<out>{_OUT})|(?P<into>{_IN})|(?P<weak_out>{_OUT_IF_IN})|(?P<weak_in>{_IN_IF_OUT})|"
    rf"(?P<noun>{ORGANIZATION}|(?<=\b)(?:old|former|losing|new|gaining|receiving) (?:{ORGANIZATION})))(?![\w-]))|"
    rf"(?P<ja>移[動行管]元|移[動行管]先)"
)
_FILL: Final = re.compile(
    rf"(?i)[\s(:=,]*(?:(?P<noun>{ORGANIZATION})|(?P<old>old|former|legacy|current|losing|source|alte[nrs]?|bisherige[nr]?)|"
    r"(?P<new>new|gaining|receiving|target|destination|neue[nrs]?|nouvelle|nueva)|"
    r"the|our|your|my|their|its|an?|der|die|das|dem|den|unsere[rnm]?|la|le|les|el|los|nostra|nuestra|notre|"
    r"meraki|dashboard|is|was|are|ist|est|es|é|called|named|name|namens|llamada|appelée|chamada|de|of)(?![\w-])|[\s(:=,]*l['’]"
)
_JA_FILL: Final = re.compile(rf"(?:[\s:はの=]|{_JA_ORGANIZATION}|名)*")
_BEFORE_A_NAME: Final = re.compile(r"[\s(:=]*")
_MARKS: Final = '"“”„«»「」『』‹›`'
QUOTED: Final = re.compile(
    rf"[\"“„«「『‹`] ?(?P<said>[^{_MARKS}\n]{{1,160}}?) ?[\"”“»」』›`]|"
    r"\*\*(?P<bold>[^*\n]{1,120})\*\*|(?<![*\w])\*(?P<slanted>[^*\s][^*\n]{0,120}(?<!\s))\*(?![*\w])"
)
_LINKED: Final = re.compile(
    r"<(?P<url>https?://[^|>\s]+)\|(?P<name>[^>\n]{1,120})>|\[(?P<md_name>[^\]\n]{1,120})\]\((?P<md_url>https?://[^)\s]+)\)"
)
_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŐŘŚŞŠŤŪŮŰŹŻŽ"
RUN: Final = re.compile(
    rf"(?:[{_CAPITAL}0-9][\w&.'’/-]*)(?: (?:[{_CAPITAL}0-9][\w&.'’/-]*|&|"
    rf"(?:of|de|del|la|los|las|der|du|des|dos|das|di|van|von|do|da|the)(?= [{_CAPITAL}]))){{0,5}}"
    r"(?: \((?!(?i:source|destination|origin|target|quelle|ziel|https?)\b)[\w .]{1,30}\))?"
)
_SET_OFF: Final = re.compile(rf", (?={RUN.pattern},)")
"""Behind "the source organization": its name stands between commas."""
_JA_RUN: Final = (
    r"[\u30a1-\u30fa\u30fc\u4e00-\u9fff々A-Za-z0-9&・.-]+(?: [\u30a1-\u30fa\u30fc\u4e00-\u9fff々A-Za-z0-9&・.-]+){0,4}"
)
_JA_MOVE: Final = re.compile(
    rf"(?:[「『\"“](?P<said>[^「」『』\"“”\n]{{1,120}})[」』\"”]|(?P<run>{_JA_RUN}?))(?P<noun>\s*(?:{_JA_ORGANIZATION}))?"
    r"\s*(?:(?P<out>から|より)|(?P<into>へ|に(?=移|[^。]{0,20}移)))"
)
_JA_NOUN_BEHIND: Final = re.compile(rf"\s*(?:{_JA_ORGANIZATION})$")
_NO_NAME: Final = re.compile(
    r"(?i)(?:cisco|meraki|support|dashboard|license\w*|licence\w*|lizenz\w*|move|error|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*|may|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonntag|i|we|you|it|me|us|this|that|there|both|one|each|all|they|please|"
    r"saml|sso|po|rma|schlüssel|clé|clave|chave|co-?term\w*|per-device|subscription|enterprise|advanced|settings?|overview|administrators?|admins?|"
    r"configure|inventory|summary|info|edition|model|date|any|no|mx|mr|ms|mv|mg|mt|sm|z2|m[rsxvgt][0-9]+\S*|"
    r"z2[a-z0-9]{2}-\S*|https?\S*|[0-9.,:/-]+|lic-\S*|source|destination|q[1-4])(?:[\W_]|$)"
)
_FROM_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:e-?mails?|messages?|calls?|quotes?|orders?|invoices?|repl(?:y|ies)|receiv\w+|bought|purchas\w+|heard|"
    r"coming|answer|letter|wrote|sent|forwarded|thanks|nachricht|courriel|correo)\W*$|"
    r"\b(?:it['’]s|this is|i['’]m|i am|my name is)(?: [\w'’.-]+){1,3}\W*$"
)
_IS_THERE: Final = re.compile(
    r"(?i)\b(?:went|landed|ended up|(?:was|were|been|got|somebody|someone|we|i)(?: \w+ly)? "
    r"(?:claimed|added|put|applied|registered)\b[^.;]{0,60}|"
    r"(?:is|are|sits?|lives?|resides?)(?: (?:currently|now|still|all|today))?|liegen|liegt|befinden sich|están|"
    r"se trouvent)(?: \w+ly)?\s*$"
)
"""Words before "in" or "into" that say where a license is: it will leave that organization."""
_HOLDS: Final = re.compile(
    r"(?i)\b(?:it|they|both|licen[sc]es?|keys?) (?:\w+ )?(?:sits?|lives?|resides?) (?:\w+ )?(?:in|under)\b"
)
"""Where a license is, in a sentence of its own."""
_BOTH_NAMED: Final = re.compile(
    r"(?i)\b(?:from|von|de|aus) [\"“„«][^\"”“»\n]{1,80}[\"”“»] (?:(?:in)?to|nach|in|a|à|hacia|vers) [\"“„«]"
)
"""A move between two names, whatever else the sentence says."""
_ADMIN: Final = r"(?i)\badmin\w*(?: (?:is |are )?(?:left|there))?"
"""An administrator is one of an organization."""
_ADMIN_OF: Final = re.compile(rf"{_ADMIN}\s*$")
_ADMIN_IN: Final = re.compile(rf"{_ADMIN} (?:in|of|for|von|für|de|en|dans) [\"“„«]")
_ALL_IN: Final = re.compile(
    r"(?i)\b(?:everything|all|licen[sc]es?|keys?|these|those|that (?:is|are|sits?))(?: (?:currently|now|still))?\s*$"
)
_ENDS_UP: Final = re.compile(
    r"(?i)\b(?:end up|ends up|belongs?|(?:should|must|to|will)(?: all)? (?:be|land|go|live|sit))\s*$"
)
_GENITIVE: Final = re.compile(r"(?i)\b(?:der|des|of|de|du|do|da|unsere[rs]|ihre[rs]|seiner)\b")
_GERMAN: Final = re.compile(r"\b(?:der|die|das|und|den|dem|nach|aus|bitte|ist|sind|wir|ich)\b")
_BESIDE_A_RUN: Final = re.compile(r",? ?(?=[\"“„«「『‹])")
_BELONGS: Final = re.compile(r"(?i)\b(?:should|must|belongs?|instead|shall|supposed|needs?|rather)\b")
_SIDE_BEHIND: Final = re.compile(
    r"(?i)^[\"”»“」]?\s*(?:\((?:the |our )?|(?:is|ist|est|es|=) (?:the |our |die |la |el |l['’])?)"
    r"(?P<side>old|new|losing|gaining|source|destination|origin|target|quell\w*|ziel\w*|origen|destino|cible|orig\w+)\b"
)
_LINK_OF: Final = re.compile(r"(?i)\b(?:links?|urls?|adresse?|lien|enlace|address)\b[^.,;]{0,16}$")
_NOUN_BEHIND: Final = re.compile(rf"(?i)^[\"”»“]?\s?(?:{ORGANIZATION})\b")
_BRACKET: Final = re.compile(rf"(?P<name>{RUN.pattern})[\"”»]? ?\([^()]{{0,40}}$")
_SIDES: Final = {"old": SOURCE, "losing": SOURCE, "new": DESTINATION, "gaining": DESTINATION}
_LINK_BEHIND: Final = re.compile(
    r"^[\s\"”»“」』)]{0,3}[\s(<\[:=,–-]{0,4}(?:(?:link|url)[\s:=]{1,3})?(?=https?://)", re.IGNORECASE
)
_SIDE_IN_BRACKETS: Final = re.compile(r"(?i) ?\((?:source|destination|origin|target|quelle|ziel)\)$")
_BESIDE: Final = rf"{RUN.pattern}(?: \((?i:source|destination|origin|target|quelle|ziel)\))?"
_ARROW: Final = re.compile(
    rf"(?:^|[:,;(]\s?|(?i:\b(?:{ORGANIZATION}|from|von|de|desde|aus)) )(?P<source>{_BESIDE}) ?(?:[-=]+>|[→⇒➜➔]) ?"
    rf"(?P<destination>{_BESIDE})(?=[.,;:)\n]|\s*$)"
)
_LEGAL: Final = frozenset(
    "gmbh ag kg ug ltd limited llc inc corp corporation plc bv nv sa sas sarl sl spa co pty lda ab as oy the & of and "
    "de und".split()
)


class NamedOrganization(NamedTuple):
    """An organization that a sentence names.

    Attributes:
        side: "" where the sentence does not say it.
        link: the link right behind the name, "" for none.
    """

    name: str
    side: str
    sure: bool
    start: int
    link: str = ""


class _Phrase(NamedTuple):
    """A name with what leads to it; firm is one in quotation marks or with the noun.

    Attributes:
        is_weak: True where the word of direction says one only beside that of the other side.
        is_there: True where the sentence says that the licenses are in it, or more words may stand before the name.
        is_called: True behind "the source is".
        is_now: True where a verb says of the side what it is today, in whichever word for it.
    """

    name: str
    side: str
    start: int
    end: int
    is_firm: bool
    is_weak: bool
    is_there: bool
    has_noun: bool
    is_called: bool = False
    is_now: bool = False


def named_in(text: str) -> list[NamedOrganization]:
    """The organizations that a sentence names, in its order; one with a link stands alone or has its side."""
    if not (
        any(pattern.search(text) for pattern in (MOVES, _ORGANIZATION, _LICENSES, _ADMIN_IN, _HOLDS, _BOTH_NAMED))
        or sides_in(text)
    ):
        return []
    phrases = list(_phrases(text))
    sides = {each.side for each in phrases if each.side}
    is_pair = {SOURCE, DESTINATION} <= sides
    moves = bool(MOVES.search(text))
    holds = bool(_HOLDS.search(text))
    doubt, is_past = bool(GUESS.search(text)), bool(_PAST.search(text))
    has_noun = any(each.has_noun for each in phrases)
    firm = {each.side for each in phrases if each.is_firm and not each.is_weak}
    found: list[NamedOrganization] = []
    for each in phrases:
        side = each.side
        if not side and each.name in [other.name for other in found]:
            continue
        link = _link_behind(text, each.end)
        is_firm = each.is_firm or bool(link)
        if each.is_weak and not is_pair:
            if not is_firm:
                continue
            side = ""
        if is_past and moves and not each.is_there and not each.is_now:
            side = ""  # "last year you moved some to X"
        is_likely = is_pair or each.is_called or ((moves or (each.is_there and holds)) and " " in each.name)
        if not is_firm and (not side or side in firm or not is_likely):
            continue
        if not side and not each.has_noun:
            continue
        sure = (each.is_called and bool(link)) or (is_firm and (moves or each.has_noun)) or (is_pair and has_noun)
        found.append(NamedOrganization(each.name, side, sure and not doubt and not each.is_there, each.start, link))
    is_half = not found or (len(found) == 1 and not found[0].sure)  # "from Rock Oslo -> Rock Bergen"
    return (list(_beside_an_arrow(text)) if is_half else []) or found


def _phrases(text: str) -> Iterator[_Phrase]:
    taken = 0
    names: set[str] = set()
    called = list(_before_sides(text))
    sides = {phrase.name: phrase.side for phrase in called}
    for match in _LEAD.finditer(text):
        if match.start() < taken:
            continue
        phrase = _phrase(text, match)
        if phrase and phrase.end > taken and sides.get(phrase.name, phrase.side) == phrase.side:
            yield phrase
            names.add(phrase.name)
            taken = phrase.end
    if "移" in text:
        for match in _JA_MOVE.finditer(text):
            run = _JA_NOUN_BEHIND.sub("", match["run"] or "")
            name = name_of_organization(match["said"] or run)
            if name:
                is_firm = bool(match["said"] or match["noun"]) or run != match["run"]
                side = SOURCE if match["out"] else DESTINATION
                yield _Phrase(name, side, match.start(), match.end(), is_firm, False, False, is_firm)
    for phrase in _before_links(text):
        if phrase.start >= taken or not any(phrase.name.endswith(name) for name in names):
            yield phrase
    yield from called


def _before_sides(text: str) -> Iterator[_Phrase]:
    """The names in marks right before their side: “X” (source), “X” is the new one."""
    for match in QUOTED.finditer(text):
        behind = _SIDE_BEHIND.match(text[match.end() : match.end() + 40])
        name = name_of_organization(_quoted(match))
        if behind and name:
            yield _Phrase(name, _side_of(behind["side"]), match.start(), match.end(), True, False, False, True)


def _before_links(text: str) -> Iterator[_Phrase]:
    """The names right before the bracket in which a link stands; no word of direction need be near."""
    for link in LINK.finditer(text):
        ahead = _BRACKET.search(text[max(0, link.start() - 120) : link.start()])
        name = name_of_organization(ahead["name"]) if ahead and link_of(link[0]) else ""
        if ahead and name:
            end = link.start() - len(ahead[0]) + len(ahead["name"])
            yield _Phrase(name, "", end - len(name), end, True, False, bool(_GERMAN.search(text)), True)


def _phrase(text: str, lead: re.Match[str]) -> _Phrase | None:
    """The name that a word of direction or the noun leads to."""
    kind = lead.lastgroup or ""
    side = SOURCE if "out" in kind else DESTINATION if "in" in kind.split("_") or kind == "into" else ""
    if kind == "ja":
        side = SOURCE if lead[0].endswith("元") else DESTINATION
    ahead = text[max(0, lead.start() - 80) : lead.start()]
    there = _IS_THERE.search(ahead)
    is_there = side == DESTINATION and there is not None and not _BELONGS.search(there[0])
    is_clear = said_in = False
    if lead[0].lower() == "instead of":
        is_there = False
    if lead[0].lower() in ("in", "on", "under"):
        said_in = bool(_ALL_IN.search(ahead))
        is_clear = bool(_ENDS_UP.search(ahead))
    is_there = is_there or said_in
    if is_there:
        side = SOURCE
    said = lead[0].lower()
    has_noun = kind in ("noun", "ja") or "organi" in said
    is_side_word = said in ("source", "destination", "target", "quelle", "ziel", "origen", "destino", "origem", "cible")
    if kind == "noun":
        side = _SIDES.get(
            said.split()[0],
            SOURCE if said.startswith(("quell", "ursprung")) else DESTINATION if said.startswith("ziel") else "",
        )
    at, copula, is_of, is_weak, said_side = lead.end(), False, False, kind.startswith("weak"), ""
    if kind == "ja":
        at = _JA_FILL.match(text, at).end()  # type: ignore[union-attr]
    for _step in range(6):
        fill = _FILL.match(text, at)
        if not fill:
            break
        has_noun = has_noun or bool(fill["noun"])
        if fill["old"] or fill["new"]:
            said_side = SOURCE if fill["old"] else DESTINATION
            side = side or said_side
        copula = copula or fill[0].strip(" (:=,").lower() in ("is", "ist", "est", "es")
        is_of = bool(_GENITIVE.search(fill[0])) and has_noun
        at = fill.end()
    at = _BEFORE_A_NAME.match(text, at).end()  # type: ignore[union-attr]
    is_set_off = False
    if has_noun and side and (set_off := _SET_OFF.match(text, at)):
        at, is_set_off = set_off.end(), True
    if is_side_word and not has_noun and not (copula or ":" in text[lead.end() : at]):
        return None
    linked = _LINKED.match(text, at)
    quoted = QUOTED.match(text, at)
    has_noun = has_noun or (bool(quoted) and kind == "weak_in" and bool(_ADMIN_OF.search(ahead)))
    run = RUN.match(text, at)
    if linked:
        name, end, is_firm = linked["name"] or linked["md_name"], linked.end(), True
    elif quoted:
        name, end, is_firm, is_of = _quoted(quoted), quoted.end(), True, False
    elif run:
        if said == "from" and _FROM_ELSEWHERE.search(ahead):
            return None
        has_noun = has_noun or bool(_NOUN_BEHIND.match(text[run.end() : run.end() + 20]))
        beside = _BESIDE_A_RUN.match(text, run.end())
        if beside and (inner := QUOTED.match(text, beside.end())):  # the organization of the buyer, "X"
            name, end, is_firm, is_of = _quoted(inner), inner.end(), True, False
        else:
            is_word = " " not in run[0] and bool(_GERMAN.search(text))  # there every noun has a capital
            name, end, is_firm = run[0], run.end(), has_noun and not is_of and not is_word
        if kind == "noun" and not (side or copula or ":" in text[lead.end() : at]):
            return None  # "organization Admins": without quotation marks it may be anything
    else:
        return None
    if _LINK_OF.search(ahead) and not linked:
        return None  # "link of the destination organization: overview"
    name = name_of_organization(name)
    if not name or (is_set_off and " " not in name):
        return None
    if is_weak and said_side and (linked or quoted):
        side, is_weak = said_side, False  # "for the source organization “X”"
    is_weak = is_weak and not is_there and not is_clear
    is_perhaps = is_there or is_of or is_set_off  # between commas it may be a person as well
    return _Phrase(name, side, at, end, is_firm, is_weak, is_perhaps, has_noun, is_side_word and not is_set_off, copula)


def _quoted(match: re.Match[str]) -> str:
    """The words between marks, whichever those are."""
    return match["said"] or match["bold"] or match["slanted"]


def name_of_organization(said: str) -> str:
    """The name of an organization, "" for words that are none."""
    said = " ".join(said.split())
    name = name_in("organizations.source.name", said)
    if not name or "failed" in name or _NO_NAME.match(name) or label_of(name):
        return ""
    return name


def _side_of(word: str) -> str:
    word = word.lower()
    if word in _SIDES:
        return _SIDES[word]
    return SOURCE if word.startswith(("source", "orig", "quell")) else DESTINATION


def _link_behind(text: str, end: int) -> str:
    """The link right behind a name, or that which the name is the text of."""
    before = _LINKED.search(text[max(0, end - 300) : end])
    if before and text[max(0, end - 300) + before.end() - 1 : end] == text[end - 1 : end]:
        return link_of(before["url"] or before["md_url"])
    behind = _LINK_BEHIND.match(text[end : end + 30])
    link = LINK.match(text, end + behind.end()) if behind else None
    return link_of(link[0]) if link else ""


def _beside_an_arrow(text: str) -> Iterator[NamedOrganization]:
    """ "Rock Oslo → Rock Bergen", where the sentence speaks of a move or says which side is which."""
    arrow = _ARROW.search(text)
    if not arrow or len(ARROW.findall(text)) != 1:
        return
    if not (MOVES.search(text) or _ORGANIZATION.search(text) or _SIDE_IN_BRACKETS.search(arrow[0])):
        return
    names = {side: _name_beside_an_arrow(side, arrow[side]) for side in (SOURCE, DESTINATION)}
    if all(names.values()):
        for side, name in names.items():
            yield NamedOrganization(name, side, bool(_ORGANIZATION.search(text)), arrow.start(side))


def _name_beside_an_arrow(side: str, said: str) -> str:
    """A name without its side in brackets; "" where that is another than the arrow says."""
    match = _SIDE_IN_BRACKETS.search(said)
    if match and sides_in(match[0])[0].value != side:
        return ""
    return name_of_organization(said[: match.start()] if match else said)


class NamedSides:
    """The sides that words and the names of organizations stand for; a name may be cut short to what is its own."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        words = {name: _words(name) for _side, name in names}
        sides: dict[str, set[str]] = {}
        for side, name in names:
            of_others = {word for other, said in words.items() if other != name for word in said}
            own = words[name]
            first = next((at for at, word in enumerate(own) if word in of_others or word in _LEGAL), len(own))
            forms = {" ".join(own[:end]) for end in range(1, first + 1)} | {name.casefold()}
            if not first and len(own) > 1 and own[-1] not in of_others | _LEGAL:
                forms.add(own[-1])  # "Lorme Annecy" beside "Lorme Paris": the town alone
            for form in forms:
                sides.setdefault(form, set()).add(side)
        self._sides = {form: said.pop() for form, said in sides.items() if len(said) == 1 and len(form) > 2}
        longest_first = sorted(self._sides, key=len, reverse=True)[:40]
        form = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?i)(?<!\w)(?:{form})(?!\w| (?-i:[{_CAPITAL}])\w)") if form else None

    def find(self, text: str) -> list[Word]:
        """The words for a side, or both, in a text, in its order."""
        found = sides_in(text)
        found += [
            Word(SOURCE if match["old"] else DESTINATION, match.start(), match.end())
            for match in _OLD_OR_NEW.finditer(text)
        ]
        if self._pattern:
            found += [
                Word(self._sides[match[0].casefold()], match.start(), match.end())
                for match in self._pattern.finditer(text)
            ]
        said = {word.value for word in found}
        if len(said) == 1 and said <= {SOURCE, DESTINATION}:
            other = DESTINATION if said == {SOURCE} else SOURCE
            found += [Word(other, match.start(), match.end()) for match in _THE_OTHER.finditer(text)]
        return sorted(found, key=lambda each: each.start)


_OLD_OR_NEW: Final = re.compile(
    rf"(?i)\b(?:(?P<old>old|former|legacy|losing|alte[nr]?|bisherigen?|ancienne|antigua)|"
    rf"new|gaining|receiving|neue[nr]?|nouvelle|nueva) (?:{ORGANIZATION}|one|side)\b|\bin der neuen\b(?= \w)"
)


def names_of_sides(found: Findings) -> list[tuple[str, str]]:
    """The names of organizations that were taken down with their sides."""
    return [(side, name) for side in (SOURCE, DESTINATION) for name in found.values(f"organizations.{side}.name")]


_THE_OTHER: Final = re.compile(
    rf"(?i)\bthe other (?:side|one|end|{ORGANIZATION})\b|\b(?:in der|die|der) anderen?(?: organisation)?\b|"
    r"\bl['’]autre(?: organisation)?\b|\b(?:la|el) otr[ao](?: organización)?\b"
)


def _words(name: str) -> list[str]:
    return name.casefold().split()
