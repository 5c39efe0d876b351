"""Labels of forms of other makers, also in German, French and Spanish; "" has those where nobody's value belongs."""

from typing import Final

AT_FIRST_SIGHT: Final = {
    "requester.name": """
        Person making the transfer request | Name of the requesting administrator | Who is asking for this transfer?
        | Ihr Name | Vor- und Nachname | Antragsteller | Name des Ansprechpartners | Nom et prénom | Nom du demandeur
        | Votre nom complet | Nombre y apellidos | Nombre del solicitante | Persona de contacto | 申請者のお名前
        | ご依頼主のお名前
    """,
    "requester.first_name": "Requestor given name | Vorname | Ihr Vorname | Prénom | Votre prénom | Nombre de pila",
    "requester.last_name": """
        Requestor family name | Nachname | Familienname | Nom de famille | Apellidos | Apellido | 申請者の姓
    """,
    "requester.company": """
        Company you are writing on behalf of | Your company or institution | Customer organization (legal entity)
        | Firma | Unternehmen | Name der Firma | Firmenname | Société | Entreprise | Raison sociale
        | Nom de l'entreprise | Empresa | Nombre de la empresa | Razón social | 貴社の名称
    """,
    "requester.source_email": """
        Mail address we should answer to | E-mail you sign in to Dashboard with | E-Mail-Adresse | Ihre E-Mail
        | Adresse e-mail | Courriel | Correo electrónico | Dirección de correo electrónico | ご返信先メール
    """,
    "requester.phone": """
        Phone where we can call you back | Reachable by phone at | Telefonnummer | Rufnummer | Telefon
        | Numéro de téléphone | Téléphone portable | Número de teléfono | Teléfono de contacto | お電話（日中）
    """,
    "customer_number": """
        Meraki customer ID | Your customer number with Meraki | Tenant customer number | Kundennummer
        | Ihre Kundennummer | Numéro de client | N° client | Número de cliente | N.º de cliente | お客様コード
    """,
    "organizations.source.name": """
        Losing organization | Losing account | Transferor | Transferor organization | Giving organization
        | Org A that gives the licenses | Organization A (gives) | Source tenant | Source account name
        | Current tenant name | Move licenses from | Transfer from | Originating organization | Releasing organization
        | Organization where the licenses are today | Dashboard account name (from) | Old organization
        | Give the name of the source organization | Donor organization | Quellorganisation | Abgebende Organisation
        | Bisherige Organisation | Name der Organisation (Quelle) | Organisation source | Organisation d'origine
        | Organisation cédante | Organización de origen | Organización actual | Nombre de la organización de origen
        | 譲渡元の組織 | 移行前の組織名 | 移動元組織名
    """,
    "organizations.destination.name": """
        Gaining account | Recipient organization | Transferee | Transferee organization | Receiving account
        | Org B that receives the licenses | Organization B (receives) | Destination tenant | Target account name
        | Future organization | Move licenses to | Transfer to | Accepting organization
        | Organization where the licenses should end up | Dashboard account name (to) | Zielorganisation
        | Give the destination organization | Empfangende Organisation | Neue Organisation
        | Name der Organisation (Ziel) | Organisation de destination | Organisation cible | Nouvelle organisation
        | Organización de destino | Nueva organización | Nombre de la organización de destino | 譲渡先の組織
        | 移行後の組織名 | 受け入れ先の組織名
    """,
    "organizations.source.url": """
        Dashboard URL of the losing organization | Link to the current tenant | URL der Quellorganisation
        | URL de l'organisation source | URL de la organización de origen | 移行元組織のダッシュボードリンク
    """,
    "organizations.destination.url": """
        Dashboard URL of the gaining organization | Link to the new tenant | URL der Zielorganisation
        | URL de l'organisation de destination | URL de la organización de destino | 移行先組織のダッシュボードリンク
    """,
    "licenses.keys": """
        Keys you want us to move | License keys that should move | Licenses to be transferred | Licenses to move
        | Keys being transferred | Activation keys (license) | Lizenzschlüssel | Zu übertragende Lizenzschlüssel
        | Lizenzen, die übertragen werden sollen | Clés de licence | Clé de licence à transférer | Claves de licencia
        | Clave de licencia | Licencias a transferir | 移行したいライセンスキー | 移管するライセンス
    """,
    "case.severity": """
        How severe is it? | Severity level | How urgent is this? | Case priority | Dringlichkeit | Schweregrad
        | Priorität | Gravité | Priorité | Urgence | Gravedad | Prioridad | 重要度 | 緊急度 | 優先度
    """,
    "case.subject": """
        Your request in one sentence | One line about your request | Betreff | Thema | Objet | Sujet
        | Objet de la demande | Asunto | Tema | 表題
    """,
    "case.description": """
        What would you like us to do? | Beschreibung | Ihre Nachricht | Beschreibung des Problems
        | Description du problème | Votre message | Descripción | Mensaje | Descripción del problema
        | ご依頼の詳しい内容
    """,
    "route.reason": """
        Why are you moving the licenses? | Why do you need this? | Grund der Übertragung | Motif du transfert
        | Motivo de la transferencia | 移管の理由
    """,
    "passcode.source": """
        Meraki support passcode | Passcode of the losing organization | Support-Passcode | Code d'accès du support
        | Código de acceso de soporte | 移行元のサポートパスコード
    """,
    "passcode.destination": "Passcode of the gaining organization | 移行先組織のサポートパスコード",
    "": """
        Give the serial number of the organization | Name of account administrator | Nombre de licences
        | Nombre d'organisations | Nombre d'entreprises | Distributor contact | Distributor contact name | Approver name
        | Approved by | Billing e-mail | Billing organization | New password | Confirm new password | Credit card number
        | One-time code | Name of the project | Project | Serial number of the switch | Old license keys already removed
        | License keys to keep | Keys that stay where they are | Expired license keys | Tenant of the building
        | Account number of your bank | Recipient of the invoice | Transfer date | Transfer fee | From (date)
        | To (date) | Current password of the account | Number of licenses to move | Name of the distributor's company
        | Organization that pays | Parent organization | Subject to export control? | Severity of the injury
        | Phone number of the distributor | Old serial numbers | Purchase order number | Witness | Name of notary
        | Name des Händlers | Ansprechpartner beim Händler | Neues Passwort | Kartennummer | Seriennummer
        | Rechnungsadresse | Name des Projekts | Vertriebspartner | Benutzername | Einmalcode | Nom du distributeur
        | Nom du projet | Numéro de série | Mot de passe | Nom d'utilisateur | Adresse de facturation
        | Code à usage unique | Nombre del distribuidor | Nombre del proyecto | Número de serie | Contraseña
        | Nombre de usuario | Número de tarjeta | Dirección de facturación | 代理店のご担当者名 | 承認者のお名前
        | プロジェクト名 | 新パスワード | カード番号 | ワンタイムコード | 削除済みのライセンスキー | 請求先の組織名
        | License name | Name of license | Tenant contact | Organization contact | Type de licence | Mensaje de error
        | From (city) | From (version) | New passcode | Old passcode | Organization ends on
        | Who is asking for the invoice?
    """,
}
