"""Which side of a transfer a text speaks of: the organization that the licenses leave, or the one that they join."""

import re
from typing import Final

from transfer_wizard.request.words import Side

_ORG: Final = r"(?:(?:meraki|cisco|dashboard|customer) )*(?:organi[sz]ation\w*|organizacion|orgs?|dashboards?|tenants?)"
_LICENSES: Final = r"(?:license|licence|key)s?"
_MOVE: Final = r"(?:transfer\w*|mov(?:e|es|ed|ing)|migrat\w+)"
_THE: Final = r"(?:(?:the|your|this|an?) )?"
SOURCE_NOUNS: Final = (
    r"\b(source|losing|giving|sending|gives|give up|originating|transferring|holding|src|transferor|releasing|donor"
    r"|quell(?!es?\b)\w+|(?<![^(])quelle(?![^)])|abgebende\w*|bisherige\w*|origine|depart|cedante?|origen|cedente"
    r"|cede)\b"
    r"|移行元|移管元|転送元|移動元|譲渡元|移転元|(移行|移管|移動|譲渡)前"
)
SOURCE: Final = (
    rf"{SOURCE_NOUNS}"
    rf"|\b(current|existing|old|origin|aktuellen?|ancienne) {_ORG}\b|\bfrom {_THE}{_ORG}\b"
    rf"|{_ORG} (from|current|old|actuelle|actual)$|{_ORG}( \w+){{0,4}} {_LICENSES}( \w+)? (from|out of|leave)$"
    rf"|\b{_MOVE}( \w+){{0,2}} (from|out of)\b|^from$|^from which\b|\b{_LICENSES} (leave|come from)\b"
    r"|\b(is|are|owns?|holds?|has|have)( \w+){0,3} (now|today|currently)$|\bkommen (aus|von)\b"
    r"|(元|旧)の?(組織|オーガ)|現在の(組織|オーガ|ダッシュ)|ソース"
)
DESTINATION_NOUNS: Final = (
    r"\b(destination|receiving|receives|gaining|gains|winning|claiming|getting|dest|transferee|recipient|accepting"
    r"|end up|ziel\w*"
    r"|empfangende\w*|aufnehmende\w*|(zu)?kunftige\w*|cible|arrivee|beneficiaire|destino|receptora|recibe)\b"
    r"|移行先|移管先|転送先|移動先|譲渡先|移転先|(移行|移管|移動|譲渡)後|受け?入れ?先"
)
DESTINATION: Final = (
    rf"{DESTINATION_NOUNS}"
    r"|\b(to|should|will|that) (receive|get|gain)s?( (the|these|those|your|my))?( licenses?| licences?| them| it|$)"
    r"|\bgo(es)? to\b"
    rf"|\b(new|target|future|neuen?|nouvelle|nueva) {_ORG}\b|(?<!link )(?<!url )\b(in)?to {_THE}{_ORG}\b"
    rf"|{_ORG} (to|new|target|nueva|destinataire|b)$|{_ORG}( \w+){{0,4}} {_LICENSES}( \w+)? ((in)?to|join)$"
    rf"|\b{_LICENSES} (join|go to)\b|\bwill (own|hold|have)\b|\bafterwards?\b|\bgehen (nach|zu|an)\b"
    r"|\btarget account\b|\baccount( name)?\W+to\W*$"
    rf"|\b{_MOVE}( \w+){{0,2}} (in)?to\b|^(in)?to( which\b|$)|^target$|\b(is|are) going$"
    r"|(先|新)の?(組織|オーガ)|新しい(組織|オーガ|ダッシュ)|ターゲット|宛先"
)
"""The side of a transfer. A word such as "new" says it only of an organization: a ticket is new, too."""
TITLE: Final = (
    r"\b(transfer|transferring|move|moving|migrate|migrating)( \w+)? licen[cs]|\blicen[cs]es? (transfer|migration)\b"
    r"|lizenz\w*(ubertragung|transfer|umzug)|transfert de licences?|transferencia de licencias?"
    r"|ライセンスの?(移行|移管|移動|譲渡)(?![元先前後])"
    r"|\b(new|create|open|submit|raise|log|add|report|contact|neue[snr]?|nouve\w+|nuev[ao]|creer|crear|abrir"
    r"|ouvrir)\b"
    r"( \w+){0,2} (support|ticket|case|request|incident|issue|anfrage|fall|demande|solicitud|incidencia|caso)\b"
    r"|\bticket erstellen|新規"
)
"""What a whole form is called; it says nothing of a part of it."""

MOVE_WORDS: Final = frozenset(
    (
        "from out off into onto under at back take taken taking put pull pulled remove removed removing withdraw"
        " withdrawn deduct release released releasing give gave given giving lose lost losing leave leaving away up"
        " hold held"
        " holding own owned owning have has had having belong sit lie live reside stand stored assign assigned"
        " get getting gain gained gaining receive received receiving acquire acquired acquiring claim claimed claiming"
        " win winning accept accepted"
        " accepting obtain obtaining inherit add added adding bring brought send sent sending go goe going come"
        " coming"
        " move moved moving transfer transferred transferring migrate migrated migrating relocate relocated hand over"
        " end up home present presently right now today currently current existing origin old former previous"
        " new future later afterward afterwards after before then should will shall would want wanted need must"
        " supposed be been being where who whose them do join joined joining side"
        # German
        " aus nach hin her an bei liegen liegt befinden befindet sich jetzt derzeit derzeitige derzeitigen momentan"
        " aktuell aktuelle aktuellen bisher bisherige bisherigen heute gegenwartig gegenwartige soll sollen sollten"
        " wird sind ist sein kommen kommt gehen geht wandern ziehen umziehen verschieben verschoben entnehmen"
        " entnommen abgeben abgibt abgegeben abgebende abgebenden verlieren verliert verlassen bekommen bekommt"
        " erhalten erhalt empfangen empfangt empfangende empfangenden aufnehmen aufnimmt aufnehmende aufnehmenden"
        " hinzufugen hinzugefugt kunftig kunftige kunftigen zukunftig zukunftige spater danach nachher neu neue neuen"
        " alt alte alten vorher besitzt besitzen haben hat gehoren wo wohin woher welche welcher welchem deren"
        " wurden hinein genommen zugewiesen"
        # French
        " depuis ver dan hor chez quitter quittent retirer retiree retire sortir sortent ceder cede cedante perd"
        " perdre donner donne detenir detient possede actuel actuelle actuellement ancien ancienne aujourd'hui"
        " origine depart recevoir recoit recevra receptrice beneficiaire ajouter ajoutee attribuer attribuee obtenir"
        " cible arrivee destinataire nouveau nouvel nouvelle future futur apre sont est seront doivent doit"
        " aller vont trouvent trouve se deplacer deplacee basculer appartiennent laquelle lesquelle auquel qui que ou"
        " quelle provenance proviennent rejoignent maintenant etre"
        # Spanish
        " desde donde salen sale sacar retirar retiran quitar quitan ceden entrega entregan entregar pierde tiene"
        " tienen posee estan esta ahora hoy actualmente actual antigua anterior origen hacia pasan pasar van ir"
        " recibe"
        " reciben recibir recibira receptora anadir agregar asignar nueva nuevo futuro destino quedar quedaran despue"
        " deben debe mover trasladar cual"
        # Japanese
        " 現在 今 いま ある 持つ 持っている 所有 保有 使う 使っている 利用 使用 移動 移行 移管 転送 譲渡 元 先 新 旧"
        " どの どこ から より まで 渡す 受け取る 属する 追加 削除 もと さき 移す 移し 取り出す 受け入れる"
    ).split()
)
"""Words around an organization or its licenses that say where these are, leave or go, and nothing else."""
_AWAY: Final = (
    r"\b(from|out of|off|leav\w+|los(e|es|ing|t)|giv\w+\b(?! to\b)"
    r"|releas\w+|remov\w+|withdr\w+|deduct\w*|hand(s|ing)? over"
    r"|aus|woher|verl(ier|ass)\w*|abg[ei]b\w*|abgegeben|entn[eo]m\w+|stammen|herkunft"
    r"|retir\w+|quitt\w+|quit(ar|an)|sort\w+|cede\w*|perd\w*|pierd\w*|donne\w*|origine|depart|depuis|provenance"
    r"|proviennent|salen?|sacar|entreg\w+|origen|desde)\b|から|より|旧|元(?!気)|渡す|取り出"
)
_TOWARDS: Final = (
    r"\b(into|onto|(in)?to$|join\w*|get(s|ting)?|gain\w*|receiv\w*|recipient|acquir\w*|claim\w*|win(s|ning)?|accept\w*"
    r"|obtain\w*"
    r"|inherit\w*|tak(es|ing)|add\w*|put|bring|end up"
    r"|nach|wohin|bekomm\w*|erhalt\w*|empfang\w*|aufn[ei]h?m\w*|aufgenommen|hinzu\w*|ziel\w*|zugewiesen"
    r"|vers|recoi\w*|recev\w*|recept\w*|beneficiaire|destin\w*|ajout\w*|attribu\w*|obten\w*|rejoign\w*|cible"
    r"|arrivee|hacia|reci[bp]\w*|anad\w*|agreg\w*|asign\w*|pasan|pasar\w*|van|ir)\b"
    r"|\bto \(|へ$|に$|先|受け|追加"
)
_BEFORE: Final = (
    r"\b(old|former|previous|current\w*|present\w*|(right )?now|today|before|existing|has|holds|owns|(is|are|sit"
    r"|lie|live|reside)s? (in|on|under|at)$"
    r"|jetzt|derzeit\w*|momentan|aktuell\w*|bisher\w*|heute|gegenwartig\w*|alte[nrsm]?|vorher"
    r"|actuel\w*|ancien\w*|aujourd'hui|maintenant|ahora|hoy|actual\w*|antigu\w*|anterior)\b|現在|今|いま|前"
)
_LATER: Final = (
    r"\b(new|future|later|after\w*|then|will|should|want\w*|supposed|must"
    r"|neue[nrsm]?|(zu)?kunftig\w*|spater|danach|nachher|soll\w*"
    r"|nouvel\w*|nouveau|futur\w*|apres|seront|doivent|doit|nuev\w*|despues|deben?|quedar\w*)\b|新|後"
)


def side_of(text: str) -> Side | None:
    """The side that a text speaks of, in plain words; None where it speaks of none, or of both."""
    return _one(re.search(SOURCE, text, re.ASCII), re.search(DESTINATION, text, re.ASCII))


def side_of_move(text: str) -> Side | None:
    """The same for a text in which every word is of a move: its verbs and prepositions come before its times."""
    away, towards = re.search(_AWAY, text, re.ASCII), re.search(_TOWARDS, text, re.ASCII)
    if away or towards:
        return _one(away, towards)
    return _one(re.search(_BEFORE, text, re.ASCII), re.search(_LATER, text, re.ASCII))


def _one(source: re.Match[str] | None, destination: re.Match[str] | None) -> Side | None:
    if bool(source) is bool(destination):
        return None
    return Side.SOURCE if source else Side.DESTINATION
