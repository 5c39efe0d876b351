"""Labels of forms of other makers, also in German, French and Spanish; "" has those where nobody's value belongs."""

from typing import Final

AT_FIRST_SIGHT: Final = {
    "requester.name": """
        Person making the transfer request | Name of the requesting administrator | Who is asking for this transfer?
        | Ihr Name | Vor- und Nachname | Antragsteller | Name des Ansprechpartners | Nom et prénom | Nom du demandeur
        | Votre nom complet | Nombre y apellidos | Nombre del solicitante | Persona de contacto | 申請者のお名前
        | ご依頼主のお名前 | Applicant name | Name of applicant | Your name in full | Full name of requester
        | Name und Vorname | Nom du contact | Nombre de contacto | Ansprechpartner | 申込者のお名前
        | Name des Anmelders | Name des Melders
        | Case contact | Persona que solicita | Point of contact | Who is asking? | Who should we reply to?
        | Vos nom et prénom | Meldende Person | Asked by | ¿Con quién hablamos? | Anfragende Person
        | Personne à contacter | Wer meldet? | Name of caller | Prénom et nom
        | ¿Quién solicita?
        | Name of the person asking | Name (Vor- und Zuname)
    """,
    "requester.first_name": """
        Requestor given name | Vorname | Ihr Vorname | Prénom | Votre prénom | Nombre de pila | Vorname *
        | Prénom (obligatoire) | Nombre de pila *
    """,
    "requester.last_name": """
        Requestor family name | Nachname | Familienname | Nom de famille | Apellidos | Apellido | 申請者の姓
        | Nachname * | Nom de famille * | Apellido(s)
    """,
    "requester.company": """
        Company you are writing on behalf of | Your company or institution | Customer organization (legal entity)
        | Firma | Unternehmen | Name der Firma | Firmenname | Société | Entreprise | Raison sociale
        | Nom de l'entreprise | Empresa | Nombre de la empresa | Razón social | 貴社の名称 | Firma / Organisation
        | Nom de la société | Nom de votre entreprise | Nombre de su empresa | Unternehmensname | Compañía
        | Requesting company
        | Firma / Behörde
        | I work for
    """,
    "requester.source_email": """
        Mail address we should answer to | E-mail you sign in to Dashboard with | E-Mail-Adresse | Ihre E-Mail
        | Adresse e-mail | Courriel | Correo electrónico | Dirección de correo electrónico | ご返信先メール
        | E-Mail Adresse * | Votre adresse e-mail | Su correo electrónico | Correo electrónico de contacto
        | Geschäftliche E-Mail | Adresse de courriel | E-mail professionnel
        | Mailadresse Ihres Dashboard-Kontos | Reply-to address | Correo para la respuesta | Mél | E-Mail of asker
        | E-mail de connexion | Email you log in with | E-Mail für Rückfragen | Anmeldeadresse im Dashboard
        | Correo con el que inicia sesión | Adresse e-mail de votre compte | Where should we send our answer?
        | Email of case contact | ログイン用メールアドレス
        | Email of the person asking
        | You can reply to me at | E-Mail-Adresse wiederholen | Confirmer l'adresse e-mail | Repita su correo
    """,
    "requester.phone": """
        Phone where we can call you back | Reachable by phone at | Telefonnummer | Rufnummer | Telefon
        | Numéro de téléphone | Téléphone portable | Número de teléfono | Teléfono de contacto | お電話（日中）
        | Telefon (tagsüber) | Tel.-Nr. | Votre numéro de téléphone | Su teléfono | Número de móvil
        | Téléphone professionnel | Handynummer | Mobiltelefon
        | Web Phone
        | Telefonnummer für Rückrufe | A number to call you on | Rückrufnummer | Phone of asker
        | Phone of case contact | Tél. (ligne directe) | Teléfono / móvil | Festnetznummer | Number to reach you on
        | Teléfono de la oficina
        | Call me back on | Or call me at | Mobile or desk phone
    """,
    "customer_number": """
        Meraki customer ID | Your customer number with Meraki | Tenant customer number | Kundennummer
        | Ihre Kundennummer | Numéro de client | N° client | Número de cliente | N.º de cliente | お客様コード
        | Kunden-Nr. | Meraki-Kundennummer | Numéro client Meraki | Número de cliente de Meraki | Kunden-ID
        | ID de cliente | Customer ID (tenant)
    """,
    "organizations.source.name": """
        Losing organization | Losing account | Transferor | Transferor organization | Giving organization
        | Org A that gives the licenses | Organization A (gives) | Source tenant | Source account name
        | Current tenant name | Move licenses from | Transfer from | Originating organization | Releasing organization
        | Organization where the licenses are today | Dashboard account name (from) | Old organization
        | Give the name of the source organization | Donor organization | Quellorganisation | Abgebende Organisation
        | Bisherige Organisation | Name der Organisation (Quelle) | Organisation source | Organisation d'origine
        | Organisation cédante | Organización de origen | Organización actual | Nombre de la organización de origen
        | 譲渡元の組織 | 移行前の組織名 | 移動元組織名 | Transferor (organization name)
        | Name of the losing organization | Account losing the licenses | Transferring tenant
        | Organization giving up licenses | Source tenant name | Source organization (Org A) | From which tenant?
        | Licenses come from | Licenses are currently in | Organization name (losing) | Name der Quellorganisation
        | Nom de l'organisation source | Organisation actuelle | Organización origen | Organización cedente
        | 移管元の組織名称 | 転送元の組織
        | Organization the licenses leave | Which organization owns the licenses now?
        | Transfer licenses out of | Organisation de départ | Organización que cede las licencias
        | Aktuelle Organisation der Lizenzen | ライセンスの移管元（現在の組織） | Organization to take licenses from
        | Remove licenses from | Move licenses out of this organization
        | Where are the licenses right now? (organization name) | Organisation, in der die Lizenzen jetzt liegen
        | Old home of the licenses (organization) | 現在ライセンスがある組織の名前 | どの組織から | Org giving
        | Take the licenses out of (organization) | Retirer les licences de l'organisation
        | Organización de la que salen las licencias | Organization the licenses are moved away from
        | Organization that holds the licenses at present | Organisation, aus der die Lizenzen kommen
        | Organisation, die die Lizenzen verliert | Organisation qui perd les licences
        | Organisation où sont les licences aujourd'hui | Organización que tiene las licencias ahora
        | Organización de la que se retiran las licencias | ライセンスを渡す組織
        | Organization that is giving its licenses away
        | Origin organization | Current owner (dashboard organization)
    """,
    "organizations.destination.name": """
        Gaining account | Recipient organization | Transferee | Transferee organization | Receiving account
        | Org B that receives the licenses | Organization B (receives) | Destination tenant | Target account name
        | Future organization | Move licenses to | Transfer to | Accepting organization
        | Organization where the licenses should end up | Dashboard account name (to) | Zielorganisation
        | Give the destination organization | Empfangende Organisation | Neue Organisation
        | Name der Organisation (Ziel) | Organisation de destination | Organisation cible | Nouvelle organisation
        | Organización de destino | Nueva organización | Nombre de la organización de destino | 譲渡先の組織
        | 移行後の組織名 | 受け入れ先の組織名 | Transferee (organization name) | Name of the gaining organization
        | Account gaining the licenses | Receiving tenant | Destination tenant name | Destination organization (Org B)
        | To which tenant? | Licenses go to | Licenses should move to | Organization name (gaining) | New tenant
        | Future tenant | Recipient org | Name der Zielorganisation | Nom de l'organisation de destination
        | Organisation destinataire | Organización destino | Organización receptora | 移管先の組織名称 | 転送先の組織
        | Organization the licenses join | Which organization will own them afterwards?
        | Transfer licenses into | Organisation d’arrivée | Organisation bénéficiaire
        | Organización que recibe las licencias | Künftige Organisation der Lizenzen
        | Aufnehmende Organisation | ライセンスの移管先（新しい組織） | Where should they end up? Name the organization.
        | Organization to add licenses to
        | Add licenses to | Move licenses into this organization | Where do you want them? (organization name)
        | Organisation, in die die Lizenzen sollen | New home of the licenses (organization)
        | 移行後にライセンスを使う組織の名前 | どの組織へ | Acquiring organization | Org taking
        | Put the licenses into (organization) | Ajouter les licences à l'organisation
        | Organización a la que pasan las licencias | Organization that takes the licenses over
        | Organization the licenses will belong to afterwards | Organisation, die die Lizenzen bekommt
        | Organisation qui reçoit les licences | Organisation vers laquelle vont les licences
        | Organización que recibirá las licencias | Organización hacia la que van las licencias
        | ライセンスを受け取る組織 | Organization that will have the licenses
        | Organization that should own the licenses | Licenses are given to (organization)
        | Winning Org Name | Organization Claiming the Licenses | Future owner (dashboard organization)
        | Dashboard org the licenses should land in | Organization that claims the licenses
    """,
    "organizations.source.url": """
        Dashboard URL of the losing organization | Link to the current tenant | URL der Quellorganisation
        | URL de l'organisation source | URL de la organización de origen | 移行元組織のダッシュボードリンク
        | Enlace al panel de la organización de origen | Releasing organization URL
        | Lien du tableau de bord de l'organisation cédante | Origin organization, address in the browser
        | Link zur abgebenden Organisation
    """,
    "organizations.destination.url": """
        Dashboard URL of the gaining organization | Link to the new tenant | URL der Zielorganisation
        | URL de l'organisation de destination | URL de la organización de destino | 移行先組織のダッシュボードリンク
        | Link zur künftigen Organisation
        | Lien du tableau de bord de l’organisation bénéficiaire | Acquiring organization URL
        | 移行後の組織のダッシュボードURL | Link zum Dashboard der neuen Organisation
        | Enlace de la organización que recibe las licencias
        | Dashboard-Adresse der Zielorganisation | Winning Org Dashboard Link
        | Dashboard URL of the Claiming Organization | Destination organization, address in the browser
    """,
    "licenses.keys": """
        Keys you want us to move | License keys that should move | Licenses to be transferred | Licenses to move
        | Keys being transferred | Activation keys (license) | Lizenzschlüssel | Zu übertragende Lizenzschlüssel
        | Lizenzen, die übertragen werden sollen | Clés de licence | Clé de licence à transférer | Claves de licencia
        | Clave de licencia | Licencias a transferir | 移行したいライセンスキー | 移管するライセンス
        | Lizenzschlüssel (einer pro Zeile) | Liste des clés de licence | Keys to be moved | License keys being moved
        | License keys to be relocated | Clés de licence concernées
        | Which keys? | Which keys should move? | Betroffene Lizenzschlüssel | Claves de las licencias
        | Betroffene Schlüssel
    """,
    "case.severity": """
        How severe is it? | Severity level | How urgent is this? | Case priority | Dringlichkeit | Schweregrad
        | Priorität | Gravité | Priorité | Urgence | Gravedad | Prioridad | 重要度 | 緊急度 | 優先度
        | Niveau de priorité | Nivel de prioridad | Severity of the case | Urgency level | Business priority
        | How much does this hurt your business? | Auswirkung auf den Betrieb
        | Schwere der Störung | ¿Cuánto afecta a su negocio? | Business impact level | How pressing is it?
        | How bad is it? | Wie dringend ist es? | Quelle est l'urgence ? | ¿Qué tan urgente es?
        | Dringlichkeitsstufe | Criticité | Niveau de criticité
        | How badly is the business affected?
    """,
    "case.subject": """
        Your request in one sentence | One line about your request | Betreff | Thema | Objet | Sujet
        | Objet de la demande | Asunto | Tema | 表題 | Betreff der Anfrage | Objet de votre demande
        | Asunto de la solicitud | Sujet du message | Betreff *
        | Kurzbeschreibung | チケット名
        | Kurz gesagt | Resumen | In a nutshell | Titre | Intitulé | Give your case a title | Summary line
        | Titel der Anfrage | Titre de la demande | Título de la incidencia | En une phrase | In einem Satz
        | En pocas palabras
        | Betreffzeile | In one line
    """,
    "case.description": """
        What would you like us to do? | Beschreibung | Ihre Nachricht | Beschreibung des Problems
        | Description du problème | Votre message | Descripción | Mensaje | Descripción del problema
        | ご依頼の詳しい内容 | Beschreibung Ihres Anliegens | Description de la demande | Descripción de la solicitud
        | Beschreiben Sie Ihr Problem | Décrivez votre problème | Describa el problema | Su mensaje | Votre demande
        | Anything you can tell us about the request?
        | Ausführlich | Ticketbeschreibung | Problembeschreibung | Schildern Sie das Problem | Que se passe-t-il ?
        | Votre demande en détail | Explique su solicitud | Explain your case | Anything we need to know
        | チケットの説明 | 詳しい内容
    """,
    "route.reason": """
        Why are you moving the licenses? | Why do you need this? | Grund der Übertragung | Motif du transfert
        | Motivo de la transferencia | 移管の理由 | Reason for moving the licenses | Grund für die Übertragung
        | Raison du transfert | Motivo de la solicitud
        | Why do you want to move them? | Why can't you move them yourself?
        | Begründung | Why? | Pourquoi ce transfert ?
        | Warum sollen die Lizenzen verschoben werden? | ¿Por qué quiere mover las licencias? | Justificación
        | Motif
    """,
    "passcode.source": """
        Meraki support passcode | Passcode of the losing organization | Support-Passcode | Code d'accès du support
        | Código de acceso de soporte | 移行元のサポートパスコード | Losing organization support passcode
        | Passcode der Quellorganisation | Source tenant passcode
    """,
    "passcode.destination": """
        Passcode of the gaining organization | 移行先組織のサポートパスコード | Gaining organization support passcode
        | Passcode der Zielorganisation | Destination tenant passcode
    """,
    "requester.contact_hours": """
        Heures auxquelles vous joindre | Wann sind Sie am besten zu erreichen? | ご連絡のつきやすい時間帯
        | Office hours | Availability for a call | When is it convenient to reach you? | Erreichbarkeit
        | Horario de contacto | Disponibilité | ¿Cuándo podemos llamarle? | À quelle heure vous appeler ?
        | Telefonisch erreichbar von - bis
        | Hours when we can call | Erreichbar zwischen
    """,
    "case.start_time": """
        Since when does this happen? | Seit wann tritt das Problem auf? | Depuis quand ? | ¿Desde cuándo ocurre?
        | When did it start?
    """,
    "case.business_impact": """
        Conséquences sur l’activité | Impact métier | Impacto en el negocio | Geschäftliche Auswirkungen
        | What is the effect on your business?
    """,
    "case.test_results": """
        Tests déjà effectués | Pruebas realizadas | Bereits versucht | Durchgeführte Tests
    """,
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
        | Who is asking for the invoice? | Losing bidder | Recipient bank account | Receiving dock | Source of funds
        | New phone number | Future start date | Transfer number | Tenant representative phone | Tenant since
        | Name des Produkts | Name des Netzwerks | Nom du produit | Nom du revendeur | Nombre del producto
        | Nombre de la red | Nombre de usuarios | Correo del aprobador | E-Mail des Vorgesetzten
        | E-Mail des Genehmigers | Courriel du responsable | Telefon des Vertriebspartners | Licencia fiscal
        | Lizenzende | Lizenzanzahl | Nombre de clés de licence | Número de licencias | Anzahl der Lizenzen
        | Número de la organización | Seriennummer der Lizenz | Clave secreta | Clé WPA | Clé de sécurité
        | Clave de usuario | Code de sécurité | Código de descuento | Message automatique | Description du produit
        | Beschreibung des Produkts | Kundenreferenz | Customer success manager | Organization that approves
        | Destination folder | Old phone number | Transfer of ownership date | Account to be debited
        | Transfer to (date) | Move to (date) | Transfer from (date) | Organization moved on (date)
        | Number of keys transferred | Persona que aprueba | Personne à facturer | Motivo de rechazo
        | Grund der Ablehnung | ID der Organisation | Identifiant de l'organisation | Organización matriz
        | Organisation mère | Organización que paga | Mobile OS | Handy Modell
        | Who is your sales contact? | Owner of the organization | Organization owner
        | Which organization do you belong to? | Organization you are with | Link to your website | Link
        | Link to the product page | URL | API key | Key | Why did you choose us?
        | Pourquoi nous avez-vous choisis ? | Since when are you a customer? | Seit wann sind Sie Kunde?
        | Depuis quand êtes-vous client ? | Zeitpunkt der Lieferung | Name Ihres Projektleiters | USt-IdNr.
        | Organization that approves the move | Contact at the new organization
        | Manager of the organization that gives the licenses | How many licenses leave the organization?
        | Number of licenses the organization gives | Who referred you to us?
        | Who else should know about this request? (email) | Email of the new organization's administrator
        | Adresse der neuen Organisation | Who signs for the organization? | Site contact's phone
        | When should we send the invoice? | Autre, précisez | Text color | Prix fixe
        | Which region is the organization in? | Nombre d'organisations | Numéro de l'organisation bénéficiaire
        | Contacto en la organización de destino | Responsable de la organización que recibe | 受け取る組織の担当者
        | 新しい組織の管理者メール | 組織の住所 | Organization moved by | Wann endet Ihr Vertrag?
        | Bezeichnung des Produkts | Who will approve the transfer out of the organization?
        | License administrator of the organization | Reseller the organization buys from
        | E-mail of the admin in the destination organization | E-Mail des Administrators der Quellorganisation
        | Name of the admin who leaves | Licenses in the source organization | Licenses left in the source organization
        | Available licenses | Why did you leave? | Call me by | Erreichbar unter | Winning bidder
        | Ihre Kundennummer beim Distributor | E-mail of the Cisco account team | Organization admin since
        | Number of licenses to buy | Claim number | Current owner of the license | I work for (manager's name)
        | Reply to your manager at | In one line, what does your company do? | Customer number at your partner
        | Account number (billing) | License keys that expire | When should the transfer happen? | Objet social
        | Grund der Kündigung | Motivo de la baja | Courriel de facturation | Correo del contador
        | 移行元組織のライセンス数
        | 移行先組織の管理者のメールアドレス | 代理店のお客様番号 | シスコ担当者名 | ご請求先メールアドレス | 旧姓
    """,
}
