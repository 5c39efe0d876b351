"""Splits a text into messages: it is one, or several that quote each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from transfer_wizard.intake.amounts import day_in
from transfer_wizard.intake.answers import EMAIL
from transfer_wizard.intake.document_parts import QUOTED, Address, Head, Line, Part

SUPPORT, REQUESTER, OTHER = "support", "requester", "other"
_LEADS: Final = re.compile(r"(?i)\W*(?:on|am|le|el|il|den|em|op)\b|\W*20[0-9]{2} ?[年/.-]")
_DATED: Final = re.compile(r"[0-9]{1,2}[:.h][0-9]{2}|20[0-9]{2}")
_WROTE: Final = re.compile(
    r"(?i)\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev)\b|のメール|さん[はが]書きました"
)
_AHEAD_OF_NAME: Final = re.compile(r"(?i)^\W*(?:[ap]m\b|uhr\b|schrieb\b|schreef\b|on\b|am\b|le\b|el\b|\W)*")
_JA_DATE: Final = re.compile(r"\W*20[0-9]{2} ?[年/]")
"""So Gmail begins in Japanese, which says no verb."""
_MOST_OF_NAME: Final = 5
_LONGEST: Final = 300
_RULER: Final = re.compile(
    r"(?i)^\W*+(?:(?<=--)|(?<=-- ))(?:original message|forwarded message|ursprüngliche nachricht|"
    r"weitergeleitete nachricht|message d'origine|mensaje original|older mail|元のメッセージ)"
)
_FIELD: Final = re.compile(
    r"(?i)^\W{0,3}(?P<name>from|von|de|差出人|to|an|à|para|宛先|cc|subject|betreff|objet|asunto|件名|sent|"
    r"gesendet|date|datum|envoyé|enviado|日付|送信日時)\s*:\s*(?P<said>.*)$"
)
_FROM: Final = ("from", "von", "de", "差出人")
_TO: Final = ("to", "an", "à", "para", "宛先")
_SUBJECT: Final = ("subject", "betreff", "objet", "asunto", "件名")
_SENT: Final = ("sent", "gesendet", "date", "datum", "envoyé", "enviado", "日付", "送信日時")
_IS_SUPPORT: Final = re.compile(
    r"(?i)\b(?:cisco )?meraki (?:technical )?support\b|\bmeraki (?:licensing|support) team\b|"
    r"\b(?:support|soporte)(?: technique| técnico)?(?: de)? (?:cisco )?meraki\b|"
    r"@meraki\.(?:com|net)|@(?:\w+\.)?cisco\.com"
)
_SIGNED: Final = re.compile(
    r"(?i)^\W*(?:cisco )?meraki (?:(?:technical |licensing )?support(?: team| engineer)?|licensing(?: team)?)\W*$|"
    r"^\W*thank you for contacting (?:cisco )?meraki|^[^,]{0,40}\b(?:engineer|specialist), cisco meraki\W*$"
)
_SIGNED_ABROAD: Final = re.compile(
    r"(?i)^\W*(?:(?:le|el|ihr|votre|su) |l['’])?(?:(?:équipe|equipo|team) (?:(?:du|de|des) )?)?(?:technischer )?"
    r"(?:support|soporte|assistance|asistencia)(?: technique| técnic[oa])?(?: de| du)? (?:cisco )?meraki\W*$"
)
_SIGNED_JA: Final = re.compile(
    r"(?i)^\W*(?:cisco )?meraki ?(?:テクニカル)?サポート(?:センター|チーム)?(?:です.{0,20}|より)?\W*$"
)
_GREETS: Final = re.compile(
    r"(?i)(?:thank you|thanks) for (?:contacting|reaching out to) (?:the )?(?:cisco )?meraki|"
    r"meraki (?:technical )?support[^.\n]{0,40}\bhere\b|"
    r"\bmerci d['’]avoir contacté (?:le )?(?:support )?(?:de )?(?:cisco )?meraki|"
    r"\bgracias por (?:contactar|comunicarse)(?: con)?(?: el)?(?: soporte)?(?: técnico)?(?: de)? (?:cisco )?meraki|"
    r"\bdank,? dass sie sich an (?:den )?(?:cisco )?meraki|"
    r"(?m:^)\W*(?:cisco )?meraki (?:technical )?support (?:wrote|replied|commented) (?:[0-9]|an? |yesterday|today|on )"
)

_SPEAKS: Final = re.compile(
    r"(?i)\W{0,3}\[[^\[\]\n]{0,24}?[0-9]{1,2}[:.][0-9]{2}[^\[\]\n]{0,12}\] "
    r"(?P<name>[^\W\d][^:\n\[\]]{1,50}?) ?:(?:\s|$)|"
    r"\W{0,3}(?:[0-9./-]{5,10},? )?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?(?: -)? "
    r"(?P<other>(?-i:[A-ZÀ-Þ])[^:\n]{1,40}?):\s"
)
"""The time and the name ahead of what somebody says in a chat."""
_MOST_OF_CHAT: Final = 2_000


@dataclass
class Message:
    """Lines of one writer.

    Attributes:
        head: who wrote to whom, where the text says so.
        role: support, requester, other, or "" where nothing tells.
        depth: how deep it is quoted.
    """

    head: Head | None = None
    depth: int = 0
    role: str = ""
    lines: list[Line] = field(default_factory=list)


def messages_of(parts: list[Part]) -> list[Message]:
    """The messages in a document, the newest first where the text quotes; never none."""
    current = Message()
    found = [current]
    at_depth = {0: current}
    attributed: Head | None = None
    lines = [part for part in parts if isinstance(part, Head | Line)]
    skip = 0
    for at, part in enumerate(lines):
        if isinstance(part, Head):
            current = Message(part)
            found.append(current)
            at_depth = {0: current}
            continue
        if skip:
            skip -= 1
            continue
        quote = QUOTED.match(part.text) if ">" in part.text[:40] else None
        depth = quote[0].count(">") if quote else 0
        text = part.text[quote.end() :] if quote else part.text
        wrote, size = _attribution(text, lines, at)
        if wrote:
            attributed, skip = Head(part.number, wrote, (), ""), size - 1
            continue
        head, size = _pasted_head(text, lines, at)
        if head or _RULER.match(text):
            current = Message(head, depth)
            found.append(current)
            at_depth[depth] = current
            skip = max(0, size - 1)
            continue
        if attributed and (quote or text.strip()):
            at_depth[depth] = Message(attributed, depth)
            found.append(at_depth[depth])
            attributed = None
        if depth not in at_depth:
            at_depth[depth] = Message(None, depth)
            found.append(at_depth[depth])
        if text.strip():
            for deeper in [each for each in at_depth if each > depth]:
                del at_depth[deeper]
        at_depth[depth].lines.append(Line(part.number, text))
    kept = [each for each in found if each.head or any(line.text.strip() for line in each.lines)] or [current]
    for message in kept:
        message.role = _role(message)
    for answer, asked in pairwise(kept):
        if answer.role == SUPPORT and asked.role == OTHER and _is_answered(answer, asked):
            asked.role = REQUESTER
        if answer.role == REQUESTER and asked.role == OTHER and _is_same_writer(answer, asked):
            asked.role = REQUESTER
    return kept


def newest_of(lines: list[Line]) -> set[int]:
    """The numbers of the lines that stand above older messages, or below what they quote; none where there are none."""
    messages = messages_of(list(lines))
    return {line.number for line in messages[0].lines} if len(messages) > 1 else set()


def are_of_several(lines: list[Line]) -> bool:
    """True for the lines of a chat in which several speak, each behind the time: nobody knows who of them asks."""
    heads = [match for line in lines[:_MOST_OF_CHAT] if ":" in line.text and (match := _SPEAKS.match(line.text))]
    return len({match["name"] or match["other"] for match in heads}) > 1


def _is_same_writer(message: Message, quoted: Message) -> bool:
    if not message.head or not quoted.head:
        return False
    one, other = message.head.sender, quoted.head.sender
    return bool(one.name or one.email) and (one.email or one.name, one.name) == (
        other.email or one.email or one.name,
        other.name,
    )


def _is_answered(answer: Message, asked: Message) -> bool:
    """True where one message went to the writer of the other; one without a head to whom it quotes."""
    if answer.head is None:
        return asked.depth == answer.depth + 1
    sender = asked.head.sender if asked.head else Address("", "")
    return any(sender.email and sender.email.casefold() == each.email.casefold() for each in answer.head.receivers)


def _attribution(text: str, lines: Sequence[Part], at: int) -> tuple[Address | None, int]:
    """Who wrote what is quoted next, and the number of lines that say so: "On Tue, Priya <priya@…>", "wrote:"."""
    leads = _LEADS.match(text)
    if not leads and "@" not in text:
        return None, 0
    said, size = text.strip(), 1
    for line in lines[at + 1 : at + 3] if leads and _DATED.search(text[:_LONGEST]) else ():
        if said.endswith((":", "：")) or not isinstance(line, Line):
            break
        said, size = f"{said} {line.text.strip('> ')}".strip(), size + 1
    if not said.endswith((":", "：")) or len(said) > _LONGEST:
        return None, 0
    email, verb = EMAIL.search(said), _WROTE.search(said)
    is_beside = email and not said[email.end() : verb.start() if verb else -1].strip("<>()[] ")
    if not (leads or is_beside if verb else is_beside and _JA_DATE.match(said)):
        return None, 0
    behind = said[verb.end() : -1].strip() if verb and not email else ""
    ahead = behind or said[: email.start() if email else verb.start() if verb else 0]
    name = _AHEAD_OF_NAME.sub("", re.split(r"[\d,:、]", ahead)[-1]).rstrip(" <([\"'*")
    if not email and len(name.split()) > _MOST_OF_NAME:
        return None, 0
    return Address(name, email[0] if email else ""), size


def _pasted_head(text: str, lines: Sequence[Part], at: int) -> tuple[Head | None, int]:
    """A mail's head that was pasted as text: From or Subject, with the other or with To or Sent right below."""
    match = _FIELD.match(text)
    if not match or match["name"].lower() not in (*_FROM, *_SUBJECT) or "://" in text:
        return None, 0
    said: dict[str, str] = {}
    size = 0
    for part in lines[at : at + 8]:
        inner = _FIELD.match(QUOTED.sub("", part.text)) if isinstance(part, Line) else None
        if not inner:
            break
        said.setdefault(inner["name"].lower(), inner["said"])
        size += 1
    sender = next((said[name] for name in _FROM if name in said), "")
    is_mail = "@" in " ".join(said.values()) or size > 2 or _IS_SUPPORT.search(sender)
    if size < 2 or not sender or not is_mail:
        return None, 0
    subject = next((said[name] for name in _SUBJECT if name in said), "")
    to = next((said[name] for name in _TO if name in said), "")
    day = day_in(next((said[name] for name in _SENT if name in said), "")[:60])
    return Head(lines[at].number, _address(sender), (_address(to),), subject, day), size


def _address(said: str) -> Address:
    match = EMAIL.search(said)
    name = re.sub(r"[<\[(][^>\])]*[>\])]", " ", said).strip(" \"'")
    return Address("" if "@" in name else name, match[0] if match else "")


def _role(message: Message) -> str:
    head = message.head
    if head and (head.sender.name or head.sender.email):
        if _IS_SUPPORT.search(f"{head.sender.name} {head.sender.email}") or re.fullmatch(
            r"(?i)\W*support\W*", head.sender.name
        ):
            return SUPPORT
        if any(_IS_SUPPORT.search(f"{receiver.name} {receiver.email}") for receiver in head.receivers):
            return REQUESTER
        return OTHER
    text = "\n".join(line.text for line in message.lines[:200])
    said = [line.text for line in message.lines if line.text.strip()]
    if any(_SIGNED.match(line) or _SIGNED_ABROAD.match(line) for line in said[-8:]) or any(
        map(_SIGNED_JA.match, [*said[:2], *said[-4:]])
    ):
        return SUPPORT
    if _GREETS.search(text):
        return SUPPORT
    return ""
