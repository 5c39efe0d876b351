"""Reads what the writer of a message says of the own person and of what was tried, sentence by sentence.

The account and its access, SAML, the company, the number to call, being locked out and who can vouch then, the day by
which it must be done, and what Move in the dashboard did.
"""

import re
from collections.abc import Callable
from typing import Final

from transfer_wizard.intake.amounts import day_in, next_day
from transfer_wizard.intake.answers import (
    EMAIL,
    PHONE,
    Word,
    accounts_in,
    is_full_in_both,
    paired,
    read_answer,
    words_in,
)
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.messages import OTHER
from transfer_wizard.intake.transfers import RUN, NamedSides, name_of_organization
from transfer_wizard.intake.units import LONGEST, Unit
from transfer_wizard.validation import fields

_DENIED: Final = re.compile(
    r"(?i)\b(?:not|never|neither|nor|no longer|without|don['’]t|doesn['’]t|do not|isn['’]t|aren['’]t|"
    r"haven['’]t|hasn['’]t|lack\w*|nicht|kein\w*|pas|ne|ninguna|tampoco|no)\b[^.;]{0,25}$"
)
_DENIED_BEHIND: Final = re.compile(
    r"(?i)^[\s:|]{0,4}(?:disabled|not (?:enabled|activated))|"
    r"^[^.。;、]{0,12}(?:ではありません|ではない|がありません|ない|なし)"
)
SUPPORT_ACCESS: Final = re.compile(
    r"(?i)\baccès du support\b|\bacceso (?:de|del) soporte\b|\bzugriff (?:des|für den) (?:meraki-?)?support|"
    r"\bsupport(?:['’]s)? access\b|\baccess (?:for|by|of) (?:meraki )?support\b|"
    r"サポート(?:の)?アクセス|support-?zugriff"
)
_SAML: Final = re.compile(r"(?i)(?<![a-z])(?:saml|sso|single sign-on)(?![a-z])|シングルサインオン")
_NOT_USED: Final = re.compile(
    r"(?i)^[^.;,\n]{0,30}\b(?:not|nicht|pas|no longer)\b|"
    r"^[^。]{0,6}(?:使って|使用して|利用して)?(?:いません|いない|ではありません|なし)"
)
_SIGNED_IN_BY: Final = re.compile(
    r"^(?:[（(][^()（）]{0,30}[)）])?(?:で|を使って|を利用して)(?:サインイン|ログイン|認証)"
)
_SAML_YES: Final = re.compile(
    r"(?i)\b(?:sign(?:s|ed)?[ -]?in|log(?:s|ged)?[ -]?in|login|use|using|uses|via|through|with|per|über|"
    r"mit|par|con|melde)\b"
)
_MOVE: Final = r"(?:\bmove\b|verschieben|déplace\w*|transfert|desplaza\w*|traslad\w*|移動)"
_FAILED: Final = re.compile(
    rf"(?i)license move failed|try again or contact meraki|{_MOVE}[^.\n]{{0,60}}\b(?:fail(?:s|ed|ing)?|aborts?|aborted|"
    r"did(?:n['’]t| not) work|does(?:n['’]t| not) work|nothing happens|(?:gives?|gave|throws?|shows?|with) an? error|"
    r"échoue|échoué|erreur|schl(?:ä|u)gt? fehl|schlug fehl|fehlgeschlagen|fehler\w*|falla|falló|error)|"
    r"\btried (?:it|this|that)\b[^.\n]{0,20}\bdashboard\b[^.\n]{0,60}\b(?:error|fail(?:s|ed)?)\b|"
    rf"\btried\b[^.\n]{{0,40}}{_MOVE}[^.\n]{{0,80}}\b(?:error|failed|got|but)\b|"
    rf"{_MOVE}[^.\n]{{0,60}}\b(?:says?|said|shows?|displays?|answers?|reports?|got|get|meldet|kommt|affiche|muestra)\b"
    r"[^.\n]{0,12}[\"“„«‘'][^\"”“»’'\n]{0,60}\b(?:wrong|error|fail\w*|try again|not |unable|cannot|fehler|erreur)|"
    r"移動[^。\n]{0,20}(?:失敗|エラー)"
)
_ERROR: Final = re.compile(
    r"(?i)license move failed[^\n\"”]{0,80}|this organization does not support[^\n\"”]{0,80}|"
    r"API services are available for licensed[^\n\"”]{0,160}"
)
_NOT_OFFERED: Final = re.compile(
    r"(?i)(?:no|without a|don['’]t see (?:a|the|any)?|do not see (?:a|the|any)?|can['’]?t see (?:a|the|"
    r"any)?|cannot (?:see|find) (?:a|the|any)?|there is no|isn['’]t (?:a|"
    r"any)) [\"“'‘]?move[\"”'’]? (?:button|option|link)|"
    r"\bmove[\"”'’]? (?:button |option |link )?(?:in the dashboard )?(?:(?:(?:is|was) (?:just |simply )?not|isn['’]t|"
    r"wasn['’]t) (?:even )?(?:offered|shown|there|available|visible)|(?:is|was) (?:missing|gr[ea]yed))|"
    r"\bmove\b[^.\n]{0,30}\bit(?:['’]s| is| was) (?:missing|gr[ea]yed|not (?:offered|there|shown|available))|"
    r"\bmove[\"”'’]? (?:button |option |link )?(?:gr[ea]yed|missing|disabled|isn['’]t|is not|does ?n['’]t|does not|"
    r"won['’]t)(?: (?:even )?(?:show\w*|appear\w*)| out\b|\s*[.,;]|$)"
)
_NOT_TRIED: Final = re.compile(
    r"(?i)\b(?:haven['’]t|have not|did not|didn['’]t|not yet) (?:yet )?tr(?:ied|y)\b[^.\n]{0,30}\bmove\b|"
    r"\bmove\b[^.\n]{0,20}\bnot (?:been )?tried|\b(?:move|verschieben)\b[^.\n]{0,40}\bnicht (?:versucht|probiert)|"
    r"\bpas (?:encore )?essayé|\bno (?:lo )?(?:hemos |he )?(?:probado|intentado)|"
    r"移動[^。]{0,12}試して(?:いません|いない)|"
    r"\b(?:nobody|no[ -]one|none of us|never|niemand|keiner(?: von uns)?|personne n['’]a|nadie (?:lo )?ha|nunca)\b"
    r"[^.\n]{0,20}"
    r"\b(?:tried|used|versucht|probiert|benutzt|essayé|utilisé|probado|intentado|usado)\b[^.\n]{0,20}"
    r"\b(?:move|verschieben|déplacer|mover)\b|"
    r"\b(?:move|verschieben|déplacer|mover)\b[^.\n]{0,30}\b(?:never|nobody|no[ -]one|niemand|noch nie|personne|"
    r"jamais|nadie|nunca)\b"
    r"[^.\n]{0,20}\b(?:tried|used|versucht|probiert|essayé|utilisé|probado|intentado|usado)\b|"
    r"\b(?:niemand|keiner|noch nie)\b[^.\n]{0,20}\b(?:move|verschieben)\b[^.\n]{0,30}\b(?:versucht|probiert|benutzt)\b|"
    r"(?:誰も|まだ)[^。\n]{0,20}(?:move|移動)[^。\n]{0,12}試し|(?:move|移動)[^。\n]{0,12}(?:誰も|まだ)[^。\n]{0,12}試し"
)
_WORKS_AT: Final = re.compile(
    r"\b(?:I|We|we|[Ii]ch|[Jj]e|[Yy]o)\b[^.,;]{0,40}?\b(?:work|look after|manage|responsible|in charge|manager|"
    rf"head|director|arbeite|betreue|travaille|trabajo|IT)\b[^.,;]{{0,30}}?\b(?:at|for|with|of|bei|für|chez|en|para) "
    rf"(?P<said>{RUN.pattern}(?:\. z o\.o\.)?)"
)
_PLACEHOLDER: Final = re.compile(
    r"(?i:\b(?:local|placeholder|lokale[rn]?)\b)[^.;\n]{0,40}?(?i:\badmin\w*|\baccount|\bplaceholder)"
    r"(?i: is| ist|:| named| called|,)? "
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,2})"
)
_PERSON: Final = re.compile(
    r"\b(?!(?i:my|our|the|mein\w*|unser\w*|kolleg\w+|herrn?|frau|mon|ma|mi|notre|nuestr\w|monsieur|madame|please)\b)"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:[A-ZÀ-Þ][\w'’-]+|de|da|van|von|der)){1,3})"
)
_HAS_LOCAL: Final = re.compile(
    r"(?i)\b(?:has|hat|a|tiene) (?:an? |eine?n? |un )?(?:local|lokale\w?|locale?) (?:admin\w* "
    r")?(?:account|konto|compte|admin)"
)
_ADDRESS_OF: Final = re.compile(rf"{_PERSON.pattern}[\s,(<\[]{{1,3}}(?P<email>{EMAIL.pattern})")
_APPLICANT: Final = re.compile(
    r"(?i)\b(?P<firm>antrag (?:stellt|stellen)|antragsteller\w*|applicant|requested (?:by|for)|requester|"
    r"demandeu(?:r|se)|"
    r"solicitante|on behalf of|im (?:namen|auftrag)(?: von)?|au nom de|en nombre de)\b|"
    r"\b(?:ansprechpartner\w*|(?:signed|logged) in as)\b"
)
"""Leads to the name of the one who asks."""
_OF_ADDRESS: Final = re.compile(r"^(?:M(?:me|lle|rs?|s)|Herrn?|Frau|Sra?|Dr)\.? (?=\S+ \S)")
_LEADS_ON: Final = re.compile(r"[^\[\],;]*")
_DETAILS: Final = re.compile(r"[*_]{0,2}[\s,;:(<\[–-]{1,3}")
_NEAR: Final = 80
_NEAR_BEGIN: Final = 20
_VOUCHES: Final = re.compile(
    r"(?i)\bvouch\w*|\bdar fe\b|\b(?:confirm|verify|prove)s? (?:who i am|my identity|that it(?: is|['’]s) me)\b|"
    r"\b(?:bürgen|verbürg\w+|bürgt)\b|\bidentität\b[^\n]{0,120}\bbestätig\w+|\bbestätig\w+[^.\n]{0,30}\bidentität\b|"
    r"\bporter garant\w*|\b(?:confirmer|attester) (?:de )?mon identité|"
    r"\b(?:responder por mí|avalar\w*|confirmar mi identidad)|本人確認|保証"
)
_IS_ADMIN: Final = re.compile(r"(?i)\b(?:is|ist|est|es)\b[^.;\n]{0,30}\badmin\w*")
_LOCKED: Final = re.compile(
    r"(?i)\b(?:can['’]?t|cannot|can not|unable to|not able to|no longer) (?:sign|log) ?in\b|\blocked out\b|"
    r"ログイン(?:が)?でき(?:ない|ません|なくなった)|kann mich nicht (?:mehr )?(?:anmelden|einloggen)|ne (?:peux|"
    r"parviens|arrive) (?:pas|plus) [^.\n]{0,15}connecter|n['’]arrive (?:pas|plus) [^.\n]{0,15}connecter|"
    r"no puedo (?:iniciar|acceder|entrar|ingresar)"
)
_CAUSES: Final = (
    (
        "authenticator-lost",
        re.compile(r"(?i)\bauth?enti[cf]\w+|\b(?:two|2)[ -]?factor\b|\b[2m]fa\b|zwei-?faktor|二要素|二段階|認証アプリ"),
    ),
    (
        "account-locked",
        re.compile(r"(?i)\baccount (?:is|was|got|has been) (?:locked|disabled)|konto [^.\n]{0,20}gesperrt|ロックされ"),
    ),
    (
        "address-gone",
        re.compile(
            r"(?i)\b(?:mailbox|e-?mail|address|domain)\b[^.\n]{0,40}\b(?:gone|deleted|no longer exists?|closed)\b|"
            r"\b(?:adresse|postfach|dirección|correo)\b[^.\n]{0,40}(?:n['’]existe plus|nicht mehr|ya no existe)"
        ),
    ),
    (
        "no-mail",
        re.compile(r"(?i)\b(?:no|never|not|don['’]t)\b[^.\n]{0,25}\b(?:e-?mails?|mails?) (?:arrives?|comes?|to reset)"),
    ),
)
_REACH: Final = re.compile(
    r"(?i)\b(?:(?:reach|call|phone|contact) me|(?:(?:i|we) can be|best) reached(?:[^.\n]{0,40}?(?= (?:on|at) ))?|"
    r"erreich\w+ (?:können |könnt )?(?:sie |ihr )?mich|"
    r"me joindre|joignable|localizarme|llamarme|"
    r"rückruf(?:e)?(?: bitte)?|call-?backs?|"
    r"my (?:direct (?:line|number)|phone|mobile|cell|number)(?: for [^.\n]{1,20}?)? is|"
    r"i['’]?m reachable|mine(?: is)?|please call(?: back)?)"
    r"(?: (?:directly|only|nur|back|best|any ?time|by phone))?"
    r"(?:[,:]| on| at| under| unter| au| en| al|(?<= is)|(?<=please call)) ?(?=[+(0-9])"
)
_HOURS: Final = re.compile(
    r"(?i),?\s+(?P<said>(?:between|from|zwischen|von|entre|de) [0-9][^.;,\n]{3,50}|"
    r"(?:mon|weekdays|work(?:ing )?days|daily|werktags|mo)\b[^.;,\n]{0,12} [0-9][^.;,\n]{3,40})"
)
_WHEN: Final = re.compile(
    r"(?i)\b(?:best|good) (?:times? )?to (?:reach|call|phone|contact) me(?: is)?\b|"
    r"\b(?:you can|please|best) (?:reach|call|phone|contact) me\b|\bi['’]?(?: a)?m (?:available|reachable)\b|"
    r"\b(?:sie erreichen|erreich\w+ (?:können )?sie) mich\b"
)
"""Leads to the hours for a call."""
_CLOCK: Final = re.compile(r"(?i)[0-9] ?(?:am|pm|h|uhr)\b|[0-9]:[0-9]{2}|\b(?:cet|utc|gmt|[ecmp]s?t)\b")
_WRITES: Final = re.compile(
    r"(?i)\b(?:i|we|my|our|ich|wir|mein\w*|unser\w*|je|j['’]|mon|nous|notre|tengo|tenemos|mi|nuestr\w+|meu|"
    r"minha)(?:\b|(?<=['’]))|"
    r"\b(?:ingres|acced|entr)(?:o|amos)\b|私|弊社|(?<!の)(?:アカウント|アドレス|ログイン(?:ID)?)は"
)
_SIGNS_IN: Final = re.compile(
    r"(?i)\b(?:accounts?|(?:e-?)?mail|log-?in|address|user(?:name)?|(?:sign|log) ?in|access|admin\w*|konto|"
    r"adresse|anmeld\w*|meld\w+ (?:mich|uns)|\w*zugriff|compte|connect\w+|accès|cuenta|correo|acceso|ingres\w+|accedo|"
    r"accedemos|conta|acesso)\b|アカウント|メールアドレス|権限|ログイン"
)
_OF_ANOTHER: Final = re.compile(
    r"(?i)\bconfirmation (?:that|of)\b|"
    r"(?<!\bno )\b(?:local|placeholder|second|other) (?:administrator|admin|account)\b|"
    r"\b(?:colleagues?|partner|reseller)\b|"
    r"\b(?:he|she|they) (?:has|have|is|are)\b|lokale[rn]? admin|\bkolleg\w+|"
    r"ローカル(?:管理者|アカウント)|collègue|compañer[oa]"
)
"""Whose access it is, where it is not that of who asks."""
_ONCE: Final = re.compile(r"(?i)\b(?:had|used to|was|were|hatten?|avais|avions|tenía\w*)\b[^.;]{0,40}$")
_CLAUSE: Final = re.compile(
    r"[,;] |、|(?:^|(?<=\s))(?:and|but|while|whereas|und|aber|während|et|mais|tandis que|y|pero|mientras) "
)
_WRITER: Final = re.compile(
    r"(?i)^\W*(?:i|we|my|our|ich|wir|mein\w*|unser\w*|je|j['’]|nous|notre|yo|mi|tengo|tenemos)\b"
)
_ANOTHER_SUBJECT: Final = re.compile(
    r"^\W*(?:(?:where|who|because|since|as|wo|da|weil|où|car|donde|porque) )?"
    r"(?!(?:I|We|My|Our|Access|Both|The|It|This|That|There|You|Source|Destination|Full|Ich|Wir|Je|Nous|Yo|Mein\w*|Unser\w*|"
    r"Der|Die|Das|Beide|Mon|Ma|Notre|La|Le|Mi|Nuestr\w+|El)\b)"
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?,?(?: \([^()]*\),?)? "
    r"(?:also |only |just |auch |nur )?(?:is|has|was|can|ist|hat|est|a|tiene|es)\b|"
    r"(?i:\b(?:he|she|they) (?:has|have|is|are)\b)"
)
_IS_ME: Final = re.compile(
    r"(?i)^\W*(?:i|we|ich|wir|je|nous|yo|tengo|tenemos)\b|"
    r"\b(?:i am|i['’]m|this is|(?:my|our) (?:name|account|e-?mail|address|log-?in)|mein name|ich bin|je suis|soy|"
    r"mi (?:cuenta|nombre)|mon (?:nom|compte))\b"
)
_CLAIMED: Final = re.compile(
    r"(?i)\bclaimed\b[^.\n]{0,40}\b(?:yesterday|today|this week|within the last (?:7|seven) days|(?:[1-6]|"
    r"two|three|four|five|six) days ago)|"
    r"\b(?:yesterday|today|this (?:week|morning)|(?:[1-6]|two|three|four|five|six) days ago)\b[^.\n]{0,30}\bclaimed\b"
)
_CLAIMED_BEFORE: Final = re.compile(
    r"(?i)\bclaimed\b[^.\n]{0,30}\b(?:(?:weeks|wks|months|mos|years|yrs) ago|last (?:month|year)|more than (?:7|"
    r"seven|a week)|"
    r"over a week)\b"
)
_NEEDED: Final = re.compile(
    r"(?i)\b(?:please|bitte|por favor|merci|need\w*|must|has to|have to|should|want\w*|like|required?|deadline|latest|"
    r"due|done|complete\w*|brauch\w*|benötig\w*|muss|müss\w+|soll\w*|erledigt|besoin|doit|doivent|fau\w+|necesit\w*|debe\w*|precis\w*)\b"
    r"[^.;\n]{0,160}?\b(?:by|before|until|till|no later than|bis(?: zum| spätestens)?|vor dem|avant(?: le)?|"
    r"d['’]ici(?: le| au)?|au plus tard(?: le)?|antes del?|para el|hasta el|a más tardar(?: el)?|até(?: o)?) "
    r"(?:the )?(?P<when>[^;\n]{4,60})|"
    r"(?P<when_ja>(?:20[0-9]{2}[-/年]|[0-9]{1,2}月)[^。]{2,12}?)(?:まで|迄)"
)
_LASTS: Final = re.compile(
    r"(?i)\b(?:valid|good|runs?|lasts?|licensed|paid|covered|active|gültig|läuft|laufen|lizenziert|valables?|válid[ao]s?|"
    r"vigentes?)\b(?: \w+)? (?:until|till|bis|jusqu['’]au|hasta)\b"
)
"""Until when a license lasts: by that day nothing needs to be done."""

_ANY_DAY: Final = "2027-01-01"
"""For trying whether words name a day at all."""


class WriterReader:
    """Takes what the sentences of one message say of its writer.

    Args:
        say: takes down a value of a field with a side, or of both, in a sentence.
        is_own: False where the writer may be another than the one who asks: what "I" have is not sure then.
        sent: the day of the message, "" where the text does not tell it.
        is_one: False where several speak, as in a chat: whose number "my number" is, nobody knows then.
    """

    def __init__(
        self, found: Findings, sides: NamedSides, say: Callable[..., None], is_own: bool, sent: str, is_one: bool
    ) -> None:
        self._found = found
        self._sides = sides
        self._say = say
        self._is_own = is_own
        self._sent = sent
        self._is_one = is_one
        self.dateless: list[Unit] = []
        """The sentences that name a day whose year nothing tells."""

    def take(self, units: list[Unit], role: str) -> None:
        """Take the sentences of a writer of that role; none of Support."""
        for unit in units:
            if not unit.is_asked:
                self._day(unit)
                self._applicant(unit)
            if not unit.is_open:
                others = self._others()
                self._account(_of_the_writer(unit.text, others), unit)
                self._requester(unit, role, others)
                others = self._others()
                if others and others.search(unit.text):
                    self._access_of_another(unit)
                self._route(unit)
        if "no" in self._found.values("route.dashboard_access"):
            for unit in units:
                self._voucher(unit)

    def _others(self) -> re.Pattern[str] | None:
        return _pattern_of(self._found.values("requester.placeholder_name"))

    def _applicant(self, unit: Unit) -> None:
        """Who is named as the one who asks, with an address or a number to call."""
        said = _APPLICANT.search(unit.text)
        person = _PERSON.search(unit.text, said.end(), said.end() + _NEAR) if said else None
        if not said or not person or self._found.has("requester.name"):
            return
        if not _LEADS_ON.fullmatch(unit.text, said.end(), person.start()):
            return
        behind = unit.text[person.end() : person.end() + _NEAR]
        email, phone = EMAIL.search(behind), PHONE.search(behind)
        if not (email or phone) or not _DETAILS.match(behind):
            return
        line, sure = unit.line_at(person.start()), said["firm"] is not None
        name = _OF_ADDRESS.sub("", person["name"])
        answers = (("name", name), ("source_email", email[0] if email else ""), ("phone", phone[0] if phone else ""))
        for field, value in answers:
            answer = read_answer(f"requester.{field}", f"requester.{field}", value) if value else ""
            self._found.add(f"requester.{field}", answer, unit.text, line, sure)

    def _account(self, text: str, unit: Unit) -> None:
        """The address that the writer says to sign in with."""
        email = EMAIL.search(text)
        if not email or not _WRITES.search(text[: email.start()]) or not _SIGNS_IN.search(text):
            return
        for account, side, sure in accounts_in(text, self._sides.find(text)):
            self._say("requester.?_email", side, account, unit, sure)

    def _access_of_another(self, unit: Unit) -> None:
        """Full access in both organizations of the local administrator whom the text names."""
        words = words_in("access", unit.text)
        if is_full_in_both(unit.text, self._sides.find(unit.text)) and not is_denied(words[0], unit.text):
            self._found.add("requester.placeholder_access", "full", unit.text, unit.line.number)

    def _requester(self, unit: Unit, role: str, others: re.Pattern[str] | None) -> None:
        text = unit.text
        if role != OTHER and (reach := _REACH.search(text)) and (phone := PHONE.match(text, reach.end())):
            value = read_answer("requester.phone", "requester.phone", phone[0])
            self._found.add("requester.phone", value, text, unit.line.number, self._is_one)
            self._hours(unit, phone.end())
        elif role != OTHER and (when := _WHEN.search(text)) and _CLOCK.search(text, when.end()):
            self._hours(unit, when.end())
        text = _of_the_writer(text, others, _pattern_of(self._found.values("requester.name")))
        if not SUPPORT_ACCESS.search(text) and re.search(
            r"(?i)\b(?:i|we|my|our|you|ich|wir|mein\w*|j|je|nous|tengo|tenemos|yo|full (?:on|in) both)\b|権限|アクセス|"
            r"管理者|access|admin|"
            r"zugriff|accès|acceso",
            text,
        ):
            words = words_in("access", text)
            if {word.value for word in words} == {"none"}:
                words = [word for word in words if "access" in text[word.start : word.end].lower()]
            if words and not any(is_denied(word, text) for word in words):
                for word, side in paired(without_doubles(words), self._sides.find(text), text):
                    if side:
                        self._say(
                            "requester.?_access",
                            side,
                            word.value,
                            unit,
                            self._is_own and not _ONCE.search(text[: word.start]),
                        )
        if match := _SAML.search(text):
            ahead, behind = text[max(0, match.start() - 40) : match.start()], text[match.end() :]
            is_used = _SAML_YES.search(ahead) or _SIGNED_IN_BY.match(behind)
            if _DENIED.search(ahead) or _NOT_USED.match(behind):
                self._found.add("requester.saml", "no", text, unit.line.number)
            elif is_used and not re.search(r"(?i)\bif\b|before|setup|set up|instead", text):
                self._found.add("requester.saml", "yes", text, unit.line.number)
        works = _WORKS_AT.search(unit.text)
        if works and not self._found.has("requester.company"):
            company = name_of_organization(works["said"])
            self._found.add("requester.company", company, unit.text, unit.line.number, sure=False)
        local = _PLACEHOLDER.search(unit.text)
        owner = _ADDRESS_OF.search(unit.text) if not local and _HAS_LOCAL.search(unit.text) else None
        if local or owner:
            name = local["name"] if local else owner["name"]  # type: ignore[index]
            email = EMAIL.match(unit.text, local.end() + 2) if local else EMAIL.search(owner["email"])  # type: ignore[index]
            self._found.add("requester.placeholder_name", name, unit.text, unit.line.number)
            self._found.add("requester.placeholder_email", email[0] if email else "", unit.text, unit.line.number)
        if _LOCKED.search(text):
            self._found.add("route.dashboard_access", "no", text, unit.line.number)
            causes = [cause for cause, pattern in _CAUSES if pattern.search(unit.paragraph.text[:LONGEST])]
            if len(causes) == 1:
                self._found.add("route.lockout_cause", causes[0], text, unit.line.number)

    def _hours(self, unit: Unit, start: int) -> None:
        """The hours for a call that stand there."""
        if hours := _HOURS.match(unit.text, start):
            self._found.add("requester.contact_hours", " ".join(hours["said"].split()), unit.text, unit.line.number)

    def _day(self, unit: Unit) -> None:
        needed = _NEEDED.search(_LASTS.sub(" ", unit.text))
        said = (needed["when"] or needed["when_ja"]) if needed else ""
        day = day_in(said) or next_day(said, self._sent)
        if day:
            self._found.add("route.needed_by", day, unit.text, unit.line.number)
        elif next_day(said, _ANY_DAY):
            self.dateless.append(unit)

    def _voucher(self, unit: Unit) -> None:
        """Another administrator named by a person who can't sign in: whether to name one is still to decide."""
        vouches = _VOUCHES.search(unit.text)
        if not vouches and not (_IS_ADMIN.search(unit.text) and _ADDRESS_OF.search(unit.text)):
            return
        person = _ADDRESS_OF.search(unit.text) or (_PERSON.search(unit.text) if vouches else None)
        if not person or self._found.has("requester.placeholder_name"):
            return
        line = unit.line_at(person.start())
        self._found.add("requester.placeholder_name", person["name"], unit.text, line, sure=False)
        if "email" in person.groupdict():
            self._found.add("requester.placeholder_email", person["email"].rstrip("."), unit.text, line, sure=False)
        if is_full_in_both(unit.text, self._sides.find(unit.text)):
            self._found.add("requester.placeholder_access", "full", unit.text, line, sure=False)

    def _route(self, unit: Unit) -> None:
        text = unit.text
        error = _ERROR.search(text)
        states = (("failed", _FAILED), ("not-offered", _NOT_OFFERED), ("not-tried", _NOT_TRIED))
        state = next((state for state, pattern in states if pattern.search(text)), "")
        self._found.add("route.self_service", state, text, unit.line.number)
        if (state in ("failed", "not-offered") or (error and not state)) and not self._found.has("route.reason"):
            sure = bool(error) and state == "failed"
            self._found.add("route.reason", fields.prose(" ".join(text.split())), text, unit.line.number, sure)
        if _CLAIMED_BEFORE.search(text):
            self._found.add("route.claimed_within_7_days", "no", text, unit.line.number, sure=False)
        elif _CLAIMED.search(text) and not _DENIED.search(text[: _CLAIMED.search(text).start()]):  # type: ignore[union-attr]
            self._found.add("route.claimed_within_7_days", "yes", text, unit.line.number, sure=False)


def _of_the_writer(text: str, others: re.Pattern[str] | None, own: re.Pattern[str] | None = None) -> str:
    """The text with blanks for the clauses in which another than the writer has access.

    Args:
        others: finds the names of those who are known to be another.
        own: finds that of the one who asks.
    """
    kept, is_own, start = [], True, 0
    for end in [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]:
        clause = text[start:end]
        is_named = (_ADDRESS_OF.search(clause) and not _IS_ME.search(clause)) or (others and others.search(clause))
        if own and own.search(clause[:_NEAR_BEGIN]):
            is_own = True
        elif is_named or _OF_ANOTHER.search(clause) or _ANOTHER_SUBJECT.match(clause):
            is_own = False
        elif _WRITER.match(clause):
            is_own = True
        kept.append(clause if is_own else " " * len(clause))
        start = end
    return "".join(kept)


def is_denied(word: Word, text: str) -> bool:
    """True for a word that its sentence denies."""
    return bool(_DENIED.search(text[max(0, word.start - 40) : word.start]) or _DENIED_BEHIND.match(text[word.end :]))


def _pattern_of(names: list[str]) -> re.Pattern[str] | None:
    """Finds the names of people, whole or in part; None for nobody."""
    words = {word for name in names for word in name.split() if len(word) > 1}
    return (
        re.compile("|".join(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in sorted(words)))
        if words
        else None
    )


def without_doubles(words: list[Word]) -> list[Word]:
    """One word for what is said twice in one breath: "an organization admin with full access"."""
    kept: list[Word] = []
    for word in words:
        if not kept or kept[-1].value != word.value:
            kept.append(word)
        else:
            kept[-1] = kept[-1]._replace(end=word.end)
    return kept
