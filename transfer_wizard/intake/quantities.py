"""Binds numbers to the device models that they count: by their own words first, by nearness then.

Each number has a role by the words beside it in its own clause: how many there are, how many of them move, how many
stay. One that counts something else has none: a term, a price, a date, a place in a list, the number of a shop.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from transfer_wizard.intake.quantity_words import Token, next_token

_OVER_AHEAD: Final = frozenset(("small", "only", "unit", "cell", "noise"))
_OVER_BEHIND: Final = frozenset(("small", "only", "unit", "them"))
_STRONG, _MARKED, _PLAIN = range(3)
_CELL: Final = 30
_LEVELS: Final = {"key": 8, "number": 2, "and": 3, "comma": 4, "stop": 6, "cell": 1, "word": 9}
_BEGINS: Final = ("cell", "comma", "stop", "key", "and", "have", "move", "small")
_CLAUSE_ENDS: Final = ("stop", "comma", "cell", "key", "and")
_MOST_WORDS: Final = 2
_FARTHEST: Final = 60
"""Tokens between a number and what it counts."""


class _Number(NamedTuple):
    at: int
    role: str
    strength: int
    is_partial: bool


def _roles(tokens: list[Token]) -> list[_Number]:
    """The numbers with their roles: have, move, stay, or "" for one that counts something else."""
    found: list[_Number] = []
    parts = {}
    for at, token in enumerate(tokens):
        if token.kind == "of":
            first = next_token(tokens, at, -1, frozenset(("unit", "small", "only", "model", "cell")))
            second = next_token(tokens, at, 1, frozenset(("small", "only", "have")))
            if first is not None and second is not None and tokens[first].kind == tokens[second].kind == "number":
                if tokens[first].value <= tokens[second].value:  # type: ignore[operator]
                    parts[first], parts[second] = "part", "have"
    for at, token in enumerate(tokens):
        if token.kind not in ("number", "name"):
            continue
        role = parts.get(at, "")
        ahead, behind = _cue(tokens, at, -1), _cue(tokens, at, 1)
        if role == "part":
            total = next(each for each in parts if each > at)
            role = "stay" if "stay" in (ahead, _cue(tokens, total, 1, _OVER_BEHIND | {"model", "noise"})) else "move"
            strength = _STRONG
        elif role == "have":
            strength = _STRONG
        elif ahead == "but":
            role, strength = "stay", _STRONG
        elif "move" in (behind, ahead) or (ahead == "part" and behind != "stay"):
            role, strength = "move", _STRONG
        elif "stay" in (behind, ahead):
            role, strength = "stay", _STRONG
        elif _is_of_them(tokens, at) + _is_only(tokens, at) + any(each.role == "have" for each in found) > 1:
            role, strength = "move", _STRONG  # "8 x MR46, only 5 of them", "3 MX68, just one of the MX68s"
        elif (
            found and found[-1].role == "move" and _is_of_them(tokens, at) and _is_one_clause(tokens, found[-1].at, at)
        ):
            role, strength = "move", _STRONG  # "move 10 of the MR and 4 of the MX67"
        elif token.kind == "name" and _kind_after(tokens, at) != "model" and not _is_alone(tokens, at):
            continue
        elif "have" in (behind, ahead) or ahead == "all":
            role, strength = "all" if ahead == "all" else "have", _STRONG
        else:
            role, strength = "have", _MARKED if token.is_marked else _PLAIN
        found.append(_Number(at, role, strength, role == "stay" and _is_beside_part(tokens, at)))
    return found


def _is_beside_part(tokens: list[Token], at: int) -> bool:
    """True for a number that says of how many there are how many stay: "davon bleiben 20", "20 of which stay"."""
    around = [token.kind for token in tokens[max(0, at - 2) : at + 2]]
    return "part" in around


def _is_of_them(tokens: list[Token], at: int) -> bool:
    """True for a number of those that were named: "of them", "of the MX68s"."""
    place = next_token(tokens, at, 1, frozenset(("unit",)))
    if place is None or tokens[place].kind != "of":
        return place is not None and tokens[place].kind == "them"
    is_partitive = [token.kind for token in tokens[place + 1 : place + 2]] == ["small"]
    return (is_partitive or _is_only(tokens, at)) and _kind_after(tokens, place) == "model"


def _is_one_clause(tokens: list[Token], start: int, end: int) -> bool:
    """True where what is said of one number goes on to the other: nothing in between ends it or says something else."""
    return {"stop", "key", "stay", "have", "not", "used"}.isdisjoint(token.kind for token in tokens[start + 1 : end])


def _is_alone(tokens: list[Token], at: int) -> bool:
    """True for a number that is a clause or a cell by itself: "MX450, just the one"."""
    sides = [next_token(tokens, at, step, frozenset(("small", "only", "unit"))) for step in (-1, 1)]
    return sides[0] is not None and all(
        side is None or tokens[side].kind in ("cell", "comma", "stop", "key") for side in sides
    )


def _is_only(tokens: list[Token], at: int) -> bool:
    before = next_token(tokens, at, -1, frozenset(("small",)))
    return before is not None and tokens[before].kind == "only"


def _kind_after(tokens: list[Token], at: int) -> str:
    following = next_token(tokens, at, 1, _OVER_BEHIND)
    return "" if following is None else tokens[following].kind


def _cue(tokens: list[Token], at: int, step: int, over: frozenset[str] = frozenset()) -> str:
    """What the words on one side of a number say of it."""
    over = over or (_OVER_AHEAD if step < 0 else _OVER_BEHIND)
    place = next_token(tokens, at, step, over)
    if place is None:
        return ""
    kind = tokens[place].kind
    if kind == "not":
        moves = next_token(tokens, place, 1, over)
        place, kind = at, "stay" if moves is not None and tokens[moves].kind == "move" else ""
    if kind == "part" and step > 0:  # "twelve, eight of which go over"
        after = next_token(tokens, place, 1, over)
        kind = "" if after is None else tokens[after].kind
    kind = "stay" if kind == "used" else kind
    around = (
        [each.kind for each in tokens[max(0, place - 3) : place]]
        if step < 0
        else [each.kind for each in tokens[at:place]]
    )
    if kind == "move" and "not" in around:
        return "stay"
    return kind


class _Bond(NamedTuple):
    level: int
    strength: int
    is_against: bool
    distance: int
    number: int
    anchor: int


def _nearest(pairs: list[_Bond]) -> list[_Bond]:
    """The nearest pairs in which no number and no model stands twice."""
    taken: set[int] = set()
    kept = []
    for pair in pairs:
        if taken.isdisjoint((pair.number, pair.anchor)):
            taken |= {pair.number, pair.anchor}
            kept.append(pair)
    return kept


class Quantities:
    """Binds the numbers among the tokens to the models there, or to the key where there is no model."""

    def __init__(self, tokens: list[Token], anchors: list[int]) -> None:
        self._tokens = tokens
        self._anchors = anchors
        self.have: dict[int, int] = {}
        self.move: dict[int, int] = {}
        self._stay: dict[int, int] = {}
        self._divided: list[int] = []
        numbers = _roles(tokens)
        self._bind_counts([each for each in numbers if each.role in ("have", "all")])
        for each in sorted(numbers, key=lambda number: number.role == "all"):
            if each.role in ("move", "stay", "all"):
                self._bind_part(each)
        self._bind_words()
        for divided in self._divided:
            self._rest(divided)
        for each in numbers:
            anchor = next_token(tokens, each.at, 1, _OVER_BEHIND)
            if each.role == "stay" and anchor in anchors and anchor not in self.have and anchor not in self.move:
                self.have[anchor] = self._value(each.at)  # "keep 2 MX67"

    def _value(self, at: int) -> int:
        return self._tokens[at].value or 0

    def _level(self, number: int, anchor: int, is_plain: bool) -> int | None:
        """How far apart a number and a model are: 0 beside each other; None for too far."""
        low, high = sorted((number, anchor))
        level = 0
        for at in range(low + 1, high):
            kind = self._tokens[at].kind
            if kind == "word" and number < anchor and self._kind(number - 1) in _BEGINS and at - number <= _MOST_WORDS:
                level = max(level, _LEVELS["comma"])  # "7 commutateurs MS225-48FP"
                continue
            if is_plain and kind in ("number", "word", "move", "stay", "rest", "part"):
                return None
            level = max(level, _LEVELS.get(kind, 0))
        if is_plain and number > anchor and level and self._kind(number + 1) == "word":
            return None  # "MX68, 4 sites"
        return level

    def _kind(self, at: int) -> str:
        return self._tokens[at].kind if 0 <= at < len(self._tokens) else "stop"

    def _sides(self, number: int) -> Iterator[int]:
        """The models to the left and to the right of a number."""
        left = [each for each in self._anchors if number - _FARTHEST < each < number]
        right = [each for each in self._anchors if number < each < number + _FARTHEST]
        yield from left[-1:] + right[:1]

    def _bind_counts(self, numbers: list[_Number]) -> None:
        is_ahead = bool(numbers and self._anchors) and numbers[0].at < self._anchors[0]
        pairs = []
        for each in numbers:
            for anchor in self._sides(each.at):
                level = self._level(each.at, anchor, each.strength == _PLAIN)
                if level is None and self._is_cell(each.at, anchor):
                    level = _CELL
                if level is not None:
                    is_against = (each.at < anchor) != is_ahead
                    pairs.append(_Bond(level, each.strength, is_against, abs(each.at - anchor), each.at, anchor))
        pairs.sort()
        ways = [pairs, *([pair for pair in pairs if pair.is_against is way] for way in (False, True))]
        best = min(map(_nearest, ways), key=lambda way: (-len(way), sum(pair.level for pair in way)))
        self.have = {pair.anchor: self._value(pair.number) for pair in best}

    def _is_cell(self, number: int, anchor: int) -> bool:
        """True for a number that is a cell of its own on the line of a model."""
        low, high = sorted((number, anchor))
        edges = ("cell", "comma", "stop", "key")
        return (
            self._kind(number - 1) in edges
            and self._kind(number + 1) in edges
            and not any(self._kind(at) in ("stop", "number") for at in range(low + 1, high))
        )

    def _bind_part(self, each: _Number) -> None:
        near = list(self._sides(each.at))
        if not near:
            return
        anchor = min(near, key=lambda model: self._level(each.at, model, False) or 0)
        parts = self._stay if each.role == "stay" else self.move
        self._divided += [anchor] if each.is_partial else []
        if anchor not in parts or any(token.kind == "fix" for token in self._tokens[: each.at]):
            parts[anchor] = self._value(each.at)

    def _bind_words(self) -> None:
        """What "all", "all but two" and "the rest" say of the models before them, or beside them."""
        edges = ("cell", "comma", "stop")
        clauses = list(accumulate(token.kind in _CLAUSE_ENDS for token in self._tokens))
        staying = {clause for clause, token in zip(clauses, self._tokens, strict=True) if token.kind == "stay"}
        for at, token in enumerate(self._tokens):
            words = set(self._clause(at)) if token.kind in ("all", "rest", "both", "half", "move") else {"not"}
            if token.kind == "half":
                for anchor in self._about(at)[-1:]:
                    self._move_half(anchor)
                continue
            if token.kind == "move" and self._is_left_by(at):
                for anchor in self._about(at)[-1:]:
                    self._rest(anchor)
                continue
            if not words.isdisjoint(("stay", "not")):
                continue
            if token.kind == "move":  # "1 x MX64, to be moved"
                is_about_it = self._kind(at + 1) == "small" and self._kind(at + 2) in (*edges, "key")  # "move it"
                if words <= {"small", "only"} and words and (self._kind(at - 1) == "small" or is_about_it):
                    self._move_all(at)
                continue
            if token.kind == "both":
                self._move_all(at, 2)
                continue
            but = next_token(self._tokens, at, 1, frozenset(("unit", "small", "only", "of")))
            is_bare = self._kind(at - 1) in (*edges, "number") and self._kind(at + 1) in edges
            for anchor in self._about(at):
                if token.kind == "rest" or (but is not None and self._tokens[but].kind == "but"):
                    self._rest(anchor)
                elif anchor not in self.have or clauses[anchor] in staying:
                    continue  # "12 MX68 stay, 3 MX84 all move"
                elif "move" in words or is_bare or self._kind(at + 1) in ("unit", "them"):
                    self.move.setdefault(anchor, self.have[anchor])

    def _move_all(self, at: int, number: int = 0) -> None:
        """All of the model before, where the word stands in a clause of its own and means as many as there are."""
        behind = next_token(self._tokens, at, 1, frozenset(("small", "only", "them", "move")))
        is_apart = behind is None or self._kind(behind) in ("cell", "comma", "stop", "key", "and")
        for anchor in self._about(at)[-1:]:
            have = self.have.get(anchor)
            if is_apart and anchor < at and have and number in (0, have):
                self.move.setdefault(anchor, have)

    def _is_left_by(self, at: int) -> bool:
        """True for a word of moving right behind one of staying: 8台を残して移動."""
        while self._kind(at - 1) in ("word", "small") and self._tokens[at - 1].end - self._tokens[at - 1].start == 1:
            at -= 1
        return self._kind(at - 1) == "stay"

    def _move_half(self, anchor: int) -> None:
        have = self.have.get(anchor, 1)
        if have % 2 == 0:
            self.move.setdefault(anchor, have // 2)

    def _rest(self, anchor: int) -> None:
        have, stay = self.have.get(anchor, 0), self._stay.get(anchor, 0)
        if 0 < stay < have:
            self.move.setdefault(anchor, have - stay)

    def _clause(self, at: int) -> Iterator[str]:
        for step in (-1, 1):
            place = at + step
            while self._kind(place) not in _CLAUSE_ENDS:
                yield self._kind(place)
                place += step

    def _about(self, at: int) -> list[int]:
        """The models that a word about all of them speaks of: those before it since the last end of a sentence."""
        start = at
        while self._kind(start - 1) != "stop":
            start -= 1
        before = [each for each in self._anchors if each < at]
        own = [each for each in before if each >= start]
        return own or before or self._anchors[:1]
