"""Words of labels that weigh little, or say the same as another, whatever the label asks for.

All are in small letters and in the singular.
"""

from typing import Final

HARMLESS: Final = frozenset(
    (
        "you're from do doe did have has its if who whom where when how any all some can could may should would will"
        " not share leave tell let know explain describe include including describing valid full exact complete"
        " detailed detail more much possible brief briefly short long own contact person requester submitter customer"
        " client account support case ticket issue problem request inquiry enquiry question situation incident matter"
        " need needed help assist assistance work working business company corporate office dashboard meraki cisco"
        " login log sign used use using into associated administrator admin primary main direct daytime mobile best"
        " preferred reach reply replie receive response call phone telephone email number address name line subject"
        " summary title topic message description comment source destination current receiving sending organization"
        " experiencing facing having trying happening relevant step time error today move moved moving transfer"
        " transferred license key affected listed below above shown appear first last both digit day legal entity here"
        " say impacted gaining losing winning claiming involved list anonymous confirm confirmation repeat again"
        " verify retype reenter wiederholen wiederholung bestatigen bestatigung confirmer confirmez repeter repetez"
        " confirmar confirme repetir repita re demande 申請者 依頼者 申込者 申請 申込"
    ).split()
)
"""Words beside which a word still asks for the same thing. Beside any other it may be about somebody else."""
BESIDE_PASSCODE: Final = frozenset(
    (
        "from support cisco meraki dashboard source destination current new target receiving sending gaining winning"
        " claiming losing releasing transferor transferee origine cible organizacion origen destino organization admin"
        " administrator requester day today digit code number shown see get help case page four"
    ).split()
)
"""The same for passcodes, with fewer: a passcode in the wrong place is worse than any other value."""
CASE_WORDS: Final = frozenset(
    (
        "case ticket tell going request issue problem question message happen happening happened wrong summary"
        " passiert passe ocurre sucede text write body detail description comment note help support need incident"
        " inquiry fall vorfall anliegen hilfe frage schreiben caso incidencia consulta ayuda necesita besoin aide"
        " ecrire ケース チケット 問い合わせ 依頼 相談 要望 問題 質問 内容 詳細"
    ).split()
)
"""One of these is in every label that asks for what a case is about."""
SMALL: Final = frozenset(
    (
        "a an the your my you our this that of for in on to with and or is are be was as at by it please enter provide"
        " specify fill write give input state indicate hi hello thanks so kindly what which now we us they them ihr"
        " ihre sie uns der das den des die dem im von zu zum zur fur auf und werden sollen votre vos nous de du la le"
        " les l d et un une el los las del su sus en para al au aux sur pour por y の を に は と が へ で や な する"
        " し した したい です ます か あり なる また または 用 方 ある 入力 記入 記載"
    ).split()
)
"""Words that never turn the meaning of a label."""
LEAD: Final = frozenset("a an the so hi hello thanks thank you please kindly type".split())
"""Words that a label may begin with before it comes to what it asks for."""
SAME: Final = {
    word: told
    for told, words in {
        "organization": "organisation organisationen org tenant quellorganisation zielorganisation",
        "link": "lien enlace vinculo verknupfung",
        "dashboard": "tableau panel",
        "license": "licence lizenz lizenzen licencia",
        "requester": "requestor asker petitioner peticionario declarant applicant antragsteller antragstellerin"
        " antragstellers anmelder anmelders melder melders demandeur solicitante",
        "email": "mail",
        "number": "no num nr nummer numero",
        "customer": "kunde kunden",
        "client": "cliente",
        "code": "codigo",
        "name": "nom",
        "contact": "ansprechpartner contacto contacter interlocuteur",
        "person": "persona personne",
        "company": "empresa compania",
        "phone": "telephone telefon telefono",
        "mobile": "movil celular portable handy",
        "key": "cle clave schlussel",
        "transfer": "transfert transferer transferencia transferir ubertragung",
        "transferred": "ubertragen ubertragende ubertragenden",
        "reason": "grund raison motif motivo",
        "request": "anfrage demande solicitud",
        "problem": "probleme problema",
        "description": "beschreibung descripcion",
        "message": "nachricht mensaje",
        "describe": "beschreiben decrivez describa",
        "comment": "kommentar commentaire comentario",
    }.items()
    for word in words.split()
}
"""Words that are spelled in two ways, shortened, or in another language. Not "nombre": a name here, a count there."""
PEOPLE: Final = (
    "contact|requester|requestor|submitter|reporter|caller|from|requested by|submitted by|reported by|opened by"
    "|raised by|contact person|person to contact|requesting person|who should we contact|担当者|申請者|依頼者|連絡先"
)
"""What asks for a person and says nothing of what is wanted of them."""
