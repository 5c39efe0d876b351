"""Tells a company by the words that end or begin its name, alone or beside the name of a person."""

import re
from typing import Final

from transfer_wizard.intake.answers import PHONE, name_in

COMPANY: Final = re.compile(
    r"\b(?:GmbH(?: & Co\. KG)?|AG|KG|UG|e\.V\.|Ltd\.?|Limited|LLC|LLP|Inc\.?|Corp\.?|Corporation|plc|PLC|"
    r"AB|AS|A/S|Oy|BV|B\.V\.|Sp\. z o\.o\.|NV|N\.V\.|SA|S\.A\.|S\. ?Coop\.(?: And\.)?|SAS|"
    r"SARL|S\.L\.|SL|SpA|S\.p\.A\.|s\.r\.o\.|Pty|Co\.|"
    r"[ds]\. ?o\. ?o\.|a\. ?s\.|Kft\.?|Zrt\.?|Lda\.?|Ltda\.?|ApS|GbR|eG|OHG|SCOP|SASU|EURL|S\. ?de R\.L\.)(?=\W|$)|"
    r"株式会社|有限会社|合同会社|\bGroup\b|\bCompany\b"
)
_BESIDE: Final = re.compile(r"\s*[,、;(|]\s*")


def company_in(text: str) -> str:
    """The company in a line of a signature, "" where there is none."""
    if PHONE.search(text) or "@" in text or not COMPANY.search(text):
        return ""
    for part in re.split(
        r"\s*(?:,(?! (?:Inc|LLC|LLP|Ltd|Limited|Corp|Co|GmbH|S\.|plc))|\|)\s+|\s[|–-]\s", text.strip()
    ):
        if COMPANY.search(part):
            words = part.split()
            if re.search("株式会社|有限会社|合同会社", part):
                return name_in("requester.company", next(word for word in words if re.search("会社", word)))
            return name_in("requester.company", part)
    return ""


def name_and_company(said: str) -> tuple[str, str]:
    """A person and the company beside it: "Dana Whitfield, Corrib Timber Ltd"; "" where there is no company."""
    parts = _BESIDE.split(said.rstrip(" ),"))
    companies = [part for part in parts if COMPANY.search(part) and any(map(str.isalnum, COMPANY.sub("", part)))]
    names = [part for part in parts if part not in companies]
    if len(companies) != 1 or not names or any(COMPANY.search(part) for part in names):
        return said, ""
    return ", ".join(names), name_in("requester.company", companies[0])
