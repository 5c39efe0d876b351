"""What asks for nothing of ours: traps, things of somebody else, and things that a request does not hold."""

from typing import Final

TRAP: Final = (
    r"leave (this|it|the)?.{0,20}(blank|empty)|do ?n[o']t (fill|enter|type|touch|complete)|not be (filled|completed)"
    r"|if you(’|')?re? (are )?(a )?human|honey ?pot|for (ro)?bots|spam ?trap|anti ?-?spam"
    r"|入力しないで|記入しないで|空欄のまま|空白のまま|何も入力"
)
"""Fields that only a machine fills in."""

_KANA: Final = r"フリガナ|ふりがな|カナ|\bfurigana\b|\bkana\b|^セイ$|^メイ$|カタカナ|ひらがな|ローマ字"
ANOTHER: Final = (
    r"\b(managers?'?s?|supervisors?'?s?|partner'?s?|resellers?'?s?|distributors?'?s?|suppliers?'?s?|installers?'?s?"
    r"|emergency|alternat\w+|secondary|colleague'?s?|billing|bill to|shipping|ship to|invoic\w+|approv\w+"
    r"|authori[sz]ed|purchas\w+|procurement|finance|site contact|on ?site|delivery|technician'?s?|consultant'?s?"
    r"|service provider|end (user|customer)'?s?"
    r"|rechnung\w*|handler|vertrieb\w*|vorgesetzt\w*|genehmig\w*|liefer(anschrift|adresse|ant\w*)|stellvertret\w*"
    r"|buchhaltung|einkauf|zweite[rn]?|weitere[rn]? (person|kontakt|ansprechpartner)|alternativ\w*"
    r"|factur\w*|revendeu\w+|distributeu\w+|responsable|valideu\w+|superieur\w*|livraison|installateu\w+|comptab\w*"
    r"|achats|second(e|aire)?|deuxieme|distribuidor\w*|revendedor\w*|aprueb\w*|aprob\w*|envio|instalador\w*|compras"
    r"|contabilidad|jefe|segund[ao]|secundari[ao])\b"
    r"|上司|代理店|販売店|営業|紹介|配送先|送付先|請求|緊急|承認|決裁|設置場所|納品"
)
"""Somebody else than the person who asks, also where a legend or a heading says so."""
DOER: Final = (
    r"^(?:\W*[a-z']+){0,2}\W*\b"
    r"(?!(?:number|order|server|router|error|matter|after|over|for|per|her|other|computer|further|center|monitor"
    r"|under"
    r"|power|user|customer|request[eo]r|submitter|reporter|caller|sender|opener|initiator|creator|author|letter"
    r"|administrator|owner|member|newsletter|whether|either|prior|carrier|career|tier|cover|later|ever|never|answer"
    r"|offer|asker|refer|transfer|enter|register|consider|paper|color|major|minor|header|master)\b)"
    r"[a-z]{3,}(?:er|or)(?:'s|s')?\b(?:\W*[a-z']+){0,2}$"
)
"""A short legend or heading with a word that is made like "distributor" or "reseller"."""
STRANGE: Final = (
    r"\b(fax|street|city|zip|postal|postcode|post code|country|state|province|region|job title|department|user ?name"
    r"|password"
    r"|website|web ?site|site web|homepage|industry|coupon|promo\w*|serial|order|products?|models?|versions?"
    r"|firmware|captcha"
    r"|verification|one time|otp|po|tax|vat|siret|siren|iban|cif|nif|ust|languages?|time ?zone|location|category"
    r"|status"
    r"|queue|tags?|assign\w*|due|deadline|attach\w*|files?|birth\w*|cc|copy|copies|watch\w*|notify|share with"
    r"|on behalf"
    r"|newsletters?|manager|team|boss|supervisor|agents?|display name|nickname|search|configuration item|work notes"
    r"|strasse|ort|plz|land|abteilung|kennwort|passwort|branche|seriennummer|produkt|modell|sprache|standort"
    r"|kategorie"
    r"|anhang|datei|kopie|termin|wunschtermin|typ|vorgesetzt\w*|genehmig\w*|handler|handlers|stellvertret\w*"
    r"|rue|ville|pays|code postal|mot de passe|secteur|numero de serie|produit|langue|lieu|categorie|fichier|copie"
    r"|date"
    r"|valideur|observateurs?|responsable|commercial|installateur|revendeur|facturation|superieur"
    r"|calle|ciudad|pais|codigo postal|contrasena|sector|numero de serie|producto|idioma|ubicacion|categoria|archivo"
    r"|copia|fecha|aprob\w*|distribuidor|factura\w*|compras|boletin|oferta)\b"
    r"|住所|郵便|都道府県|部署|役職|業種|製品|型番|認証|種別|カテゴリ|添付|希望日|納期|共有|フリガナ|カナ|担当営業"
    r"|販売店|経理|fax番号|ファックス|ファクス"
)
"""What asks for something that a request does not hold."""
_OTHERS: Final = (
    rf"{ANOTHER}|\b(cc|bcc|sales|representative|additional|second|other|friend'?s?|newsletters?)\b"
    r"|副|予備|以外|新しい(?!組織|オーガ)|ニュース|メルマガ"
)
TURNING_ASIDE: Final = (
    rf"{_KANA}|\b(mr|mrs|ms|dr|fax|company|business|organi[sz]ation|legal"
    rf"|dates?|year|city|country|state|version)\b|{_OTHERS}"
)
"""Words that turn the meaning of what they stand behind in brackets."""

ELSE_TOKENS: Final = (
    r"\b(?:cc-[\w-]+|one-time-code|bday[\w-]*|street-address|address-[\w-]+|postal-code|country(?:-name)?"
    r"|transaction-\w+"
    r"|honorific-\w+|additional-name|nickname|sex|photo|current-password)\b"
)
"""Tokens of the autocomplete attribute that ask for nothing of ours."""
