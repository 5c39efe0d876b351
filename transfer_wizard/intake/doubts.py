"""Words that say of a value that it is a guess: "maybe Contoso", "Contoso or Contoso Ltd", コントソ（たぶん）."""

import re
from typing import Final

_GUESS: Final = (
    r"(?:\b(?:may want|might|maybe|perhaps|probably|possibly|presumably|either|"
    r"(?:not|n['’]t)(?: \w+)? (?:sure|certain)|"
    r"unsure|unconfirmed|(?:i|we) (?:think|believe|guess|suppose|assume)|(?:may|could) be|afaik|iirc|"
    r"vielleicht|vermutlich|wahrscheinlich|möglicherweise|eventuell|evtl|nicht(?: \w+)? sicher|"
    r"ich (?:glaube|denke|vermute)|(?:glaube|denke|vermute) ich|"
    r"peut[- ]être|probablement|sans doute|je (?:crois|pense)|pas(?: \w+)? (?:sûre?|certaine?s?)|"
    r"quizás?|tal vez|talvez|probablemente|posiblemente|a lo mejor|creo que|no estoy segur[oa]|provavelmente)\b|"
    r"たぶん|多分|おそらく|恐らく|かも(?:しれ)?|もしか(?:したら|すると)|だ?と思(?:い|う|われ)|はず(?:です|だ)?)"
)
GUESS: Final = re.compile(rf"(?i){_GUESS}")
_AHEAD: Final = re.compile(
    r"(?i)^\W*(?:(?:(?:i['’]m|i am|we are|we['’]re|ich bin|je (?:ne )?suis|it|es)\s)?"
    rf"{_GUESS}(?:[\s,.:;、–-]+|$|(?<=[ぁ-ん分く])))+(?:(?:it|that|this|which)(?:['’]s|\sis|\swas)\s|it\s|"
    r"das\sist\s|es\sist\s|dass\s|que\s|c['’]est\s|es\s(?=[A-ZÀ-Þ]))*"
)
_BEHIND: Final = re.compile(rf"(?i)(?:\s*[,;(（–-]\s*|\s+|(?=[^\x00-\x7f])){_GUESS}.*$|\s*[(（][^()（）]*{_GUESS}.*$")
_AT_END: Final = re.compile(rf"(?i){_GUESS}[^\w]*$")
_OR: Final = re.compile(r"\s+(?:or|oder|ou|o|bzw\.)\s+|\s*(?:または|もしくは)\s*")


def is_guess(said: str) -> bool:
    """True for words that begin or end with a doubt: "I think co-term", "1234-5678 (not sure)"."""
    return bool(_AHEAD.match(said) or _AT_END.search(said))


def names_guessed(said: str) -> tuple[list[str], bool]:
    """The names that words give, without those that doubt them, and whether it is sure; "X or X Ltd" are two."""
    name = _BEHIND.sub("", _AHEAD.sub("", said)) if GUESS.search(said) else said
    parts = _OR.split(name)
    is_either = bool(name) and all(part.casefold().startswith(name.casefold().split()[0]) for part in parts)
    return parts if is_either else [name], name == said and len(parts) == 1
