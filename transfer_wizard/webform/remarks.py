"""Words that leave the meaning of a label as it is, though they are no words of ours."""

from typing import Final

REMARKS: Final = frozenset(
    (
        "s es n en if any known applicable available needed possible different else not or and as in on with without"
        " per one each every line row multiple several separate separated comma semicolon space new only just at least"
        " up max min maximum minimum about around approx character char letter digit word number figure length long"
        " short brief format optional required mandatory necessary recommended same e g i etc see note tip hint hidden"
        " private never shown shared published public english japanese german french spanish latin extension ext incl"
        " including include excl area country code international intl ym dd mm yy yyyy hh am pm utc gmt cet est pst jst"
        " local time zone monday friday weekday mon fri 24h before after first last given family initial full legal"
        " real current yes no both all list once again copy paste text plain html markdown free"
        " pflichtfeld pflicht optional erforderlich freiwillig falls vorhanden bekannt wenn moglich einer eine ein pro"
        " je zeile zeichen ziffern stellig max mindestens hochstens durch komma getrennt mehrere obligatoire"
        " facultatif optionnel requis si connu connue existe un une par ligne caracteres chiffres maximum separes"
        " virgule plusieurs obligatorio obligatoria opcional requerido si lo sabe conoce uno una por linea cifras"
        " digitos separados coma varios single answer match must top left right corner bottom page menu history below"
        " above see how many daily weekly monthly hourly always sometimes often once user network site device example"
        " screenshot step error count self me exact exactly spelling case sensitive numeric footer page"
        " xxxx attach list existing previous open sentence invoice contract order"
        " geschaftlich dienstlich privat bureau professionnel trabajo corporativo oficina factura rechnung vertrag"
        " 以内 文字以内 文字 文字数 桁 半角 全角 英 英数 英数字 数字 漢字 可 複数可 複数 不可 必須 任意 例 携帯 日中"
        " 連絡 つく も もの 平日 簡潔 一行 1行 行 ごと つ ずつ 改行 区切り 代表 直通 内線 なし あり 有 無 わかる場合"
        " 場合 分かる わかる 不明 確認 再入力 最大 以上 以下 英語 日本語 ハイフン 国番号 含む 含め 記号 正式 正式名称"
        " 正確 フルネーム 姓名 時間帯 土日 祝日 除く 全て 表示 ダッシュボード"
    ).split()
)
"""What stands in brackets behind a label and leaves its meaning as it is, beside examples and whole sentences."""
OPENINGS: Final = frozenset(
    (
        "e eg eg. ex example expected such like zb z p beispiel exemple ejemplo 例 例えば"
        " as from see no not please required siehe laut wie aus kein keine bitte voir selon comme pas ver segun como"
    ).split()
)
"""What begins an example, says where a thing stands or what it is not, or asks for care."""
AMONG_ANY: Final = frozenset(
    (
        "begin began beginning occur occurring occurred start started fix fixed resolve resolved solve user network"
        " device site service team production operation daily currently already yet now ago notice noticed see seen"
        " try tried taken attempt relocated sentence sure them convenient writing sind bis am besten uhr vous podemos"
        " auxquelles negocio empresa usuario betrieb benutzer netz netzwerk entreprise equipe utilisateur reseau red"
        " activite operaciones been having appear いま す て 発生 現在 状況 影響 切り分け 事象 障害 利用者"
    ).split()
)
"""What may be any of the words of a phrase, beside those of no weight and those of cases."""
