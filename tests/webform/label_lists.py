"""Labels of fields in forms of all sorts: those that ask for something of ours, and those of somebody else's."""

from typing import Final

OURS: Final = {
    "requester.name": """
        Submitted by | Submitter | Contact person | Contact name * | Full name of the person we should contact
        | Name (first and last) | What's your name? | What is your name? | Hi! What's your name?
        | Your first and last name | Requester | Name of contact | Contact's name | Your name, please
        | Enter your name | Please enter your full name | Enter full name | Administrator name | Caller
        | Caller name | ご担当者氏名 | お客様のお名前 | お名前（フルネーム） | 氏名（漢字）
        | お名前をご記入ください | ご担当者お名前
    """,
    "requester.first_name": """
        First name * | Given name(s) | Your first name | Contact First Name | Enter your first name
        | Legal first name | 名（First name）
    """,
    "requester.last_name": """
        Surname | Last name / Surname | Your last name | Contact Last Name | Enter your last name
        | 姓（Last name）
    """,
    "requester.company": """
        Company you work for | Which company do you work for? | Organisation you work for | Name of your company
        | Employer | Company / organisation | Company or organization name | Business name | Legal company name
        | Your organization (company) | Customer company name | Customer name (company)
        | Enter your company name | Company name (legal entity) | Firm | 御社名 | 会社名（正式名称）
        | 会社名または団体名 | 会社・組織名 | 企業・団体名 | お勤め先
    """,
    "requester.source_email": """
        Work E-mail | Company email | Business Email | Dashboard account e-mail
        | Meraki dashboard account e-mail | Email address of the dashboard administrator
        | What is your email address? | What email should we reply to? | Your Work Email Address
        | Email (dashboard login) | Reply-to e-mail | Reply to email | Enter your email
        | Enter your e-mail address | Please enter your email address | Submitter email
        | Contact's e-mail address | E-mail address for replies | Corporate email | Administrator's email
        | Email associated with your Meraki account | Email used to log in to Dashboard | ご連絡先E-mail
        | 会社のメールアドレス | 返信先メールアドレス | ダッシュボードのログインメールアドレス
    """,
    "requester.phone": """
        Business phone | Callback number | Call back phone number | Best phone number to reach you
        | Best number to reach you | Telephone (with country code) | Phone (incl. extension)
        | Phone number (including country code) | Mobile | Mobile number | Daytime telephone | Direct phone
        | Office phone | What is your phone number? | Enter your phone number | Contact telephone | Work phone
        | Phone no. | 日中ご連絡の取れる電話番号 | 電話番号（日中連絡のつくもの） | 直通電話番号
    """,
    "requester.contact_hours": """
        Preferred contact time | Best time to contact you | When is the best time to call you?
        | Hours of availability | Preferred time for a call | Contact hours (with time zone) | 連絡可能時間帯
        | ご連絡希望時間 | 電話連絡が可能な時間帯
    """,
    "customer_number": """
        Customer # | Cisco Meraki customer number | Meraki customer no. | Customer No. (8 digits)
        | Your Meraki customer number | Customer number (####-####) | Meraki Dashboard customer number
        | What is your customer number? | Enter your customer number | Merakiお客様番号 | Meraki カスタマー番号
    """,
    "organizations.source.name": """
        Dashboard organization | Dashboard organization name | Name of the Meraki organization
        | Meraki organization | Dashboard Org | Org name | Organization name in the dashboard
        | What is the name of your organization? | Organization name (as shown in Dashboard)
        | Your organization's full name | Full organization name | Enter your organization name
        | Affected organization | Impacted organization name | Organization to move from
        | 組織名（ダッシュボード上の名称） | 対象の組織名 | Meraki組織名
    """,
    "organizations.destination.name": """
        Destination organization | Target org | Move to organization | Organization to move to
        | Organization to transfer to | Transfer to organization | Gaining organization | Receiving org name
        | 移行先の組織 | 移行先オーガニゼーション
    """,
    "licenses.keys": """
        License key(s) | License keys to be moved | License key to be transferred | Meraki license key
        | Affected license keys | License key number | Licence key(s) involved | Please enter your license keys
        | List of license keys | 対象ライセンスキー | 移管対象のライセンスキー
    """,
    "case.subject": """
        Title of your issue | Summary | Issue title | Issue summary | Short title | Case title | Ticket name
        | Ticket subject | Ticket title | In one line, what is it about? | What is the topic of your request?
        | What is this about? | Regarding | Re | Brief description | Brief description of the issue
        | Short description of the problem | Short summary of the request | Headline | Problem title
        | Request title | Subject of your request | Give your request a title
        | What should the subject line say? | Topic of the request | Enter a subject | Brief summary
        | Problem summary | お問い合わせ件名 | ケースのタイトル | ケースの件名 | 件名を入力してください
        | 概要（30文字以内）
    """,
    "case.description": """
        How can we help? | So, how can we help? | How can we help you? | How may we assist you?
        | Describe your issue | Describe your problem | Describe the issue in detail | Issue details
        | Details of your issue | Detailed description | Detailed description of the issue | Additional comments
        | Additional information | Tell us more | Tell us about your problem | Tell us about your issue
        | Explain what you need | Please explain your request | Description of the issue
        | Description of problem | What do you need help with? | What's the problem? | What is the issue?
        | What seems to be the problem? | What happened? | What is going on? | What's wrong? | Your question
        | Your message to us | Case details | Case notes | Ticket description | Problem | Your issue
        | Leave us a message | Write your message | Type your message here | Enter your message
        | Enter a description | Enter the details of your request | Please provide details
        | Provide a detailed description | Please give us as much detail as possible
        | Please describe the problem in as much detail as possible | Share the details
        | Summary of the problem and any details | Full description | Other information | Remarks | Explanation
        | Describe what you are trying to do | Tell us what you need | Let us know how we can help
        | Message (max 4000 characters) | お問い合わせ内容詳細 | お問い合わせ内容をご記入ください | 詳しい内容
        | ご質問・ご要望 | 問題の詳細 | ご相談内容 | 具体的な内容 | 内容（詳細） | ケースの説明 | 事象の詳細
    """,
    "organizations.source.url": """
        Organization URL | Link to your organization | Dashboard URL of the organization | Your Dashboard URL
    """,
    "route.reason": """
        Reason for the move | Reason for transfer | Why do you need this transfer?
    """,
    "case.business_impact": """
        Business impact | Impact on your business | What is the business impact?
    """,
    "case.start_time": """
        When did this start? | When did the problem start? | Start time of the issue
    """,
    "case.test_results": """
        Troubleshooting done so far | Troubleshooting steps performed | What have you tried?
        | Steps you have already taken
    """,
}

OF_OTHERS: Final = """
    Name of the administrator of the other organization | Which license type do you have?
    | Why is this confidential? | How often do you use it? | When did your contract start?
    | E-mail you received from us | Account manager's email | Partner company | Reseller name | Alternate contact name
    | Secondary contact e-mail | Emergency phone | Supervisor e-mail | Ship-to company | Recipient name
    | Billing e-mail | CC e-mails | Fax number | Company website | Serial number(s) | MAC address | Order number
    | User name | Network name | Device name | Organization ID | Sales order / PO number | Contract number
    | Product model | Firmware version | Job title | Department | Company address | Company size
    | Cisco.com user ID | Company tax number | File name | Hostname | IP address | Site name | Event name
    | Middle name | Preferred name | Preferred language | Time zone | Data subject (GDPR) | End customer name
    | End user email address | Owner of the organization | Approver | Description of goods
    | Name of the old administrator | Former employee e-mail | What is your job title? | What is your budget?
    | What is your country? | What are your working days? | What is your role? | What is your department?
    | What's your favourite product? | Type the characters you see | Enter the code | Enter your PIN
    | Enter coupon | Enter the text in the image | Type your password | Provide your order number
    | Enter your serial number | Enter CCO ID | Write the code shown | Which product are you using?
    | Which country are you in? | Who referred you? | Name of referrer | Referral name | Salesperson name
    | Name of your sales rep | Distributor | Distributor company | Integrator name | Name of your partner
    | Partner email | Partner phone | Contact at the partner | Supervisor name | Supervisor | Approver's name
    | Approver email | Name of the approver | Manager name | Manager email | Technical contact name
    | Alternate phone | Secondary phone | Home phone | Evening phone | Other phone | Emergency contact
    | Bill-to company | Bill to name | Ship to name | Ship to phone | Delivery contact | Site contact name
    | Site phone | On-site contact | Onsite contact phone | Name on invoice | Name of the product
    | Name of the device | Name of the network | Name of the SSID | SSID name | Switch name | Project name
    | Case owner | Case owner name | Case number | Ticket number | Ticket ID | RMA number | Case reference
    | Reference | Your reference | Reference number | Customer reference | Customer type | Customer PO
    | Customer since | Customer segment | Customer e-mail domain | Customer contract | Customer site ID
    | Number of organizations | Number of users | How many organizations? | Organization type
    | Organization tier | Organization size | Organization address | Organization admin
    | Organization administrator | Organization country | Organization phone
    | Name of organization administrator | Organization owner | Parent organization | Organizational unit
    | Organization number | Subject area | Subject matter expert | Subject ID | Message ID | Message type
    | Message language | Message subject prefix | Message date | Problem date | Issue date | Date of issue
    | Date of the request | Request date | Requested date | Requested completion date | Request ID
    | Request number | Issue number | Issue category | Issue type | Problem type | Problem area | Product issue
    | Case type | Type of issue | Type of request | Issue ID | Question type | Inquiry type
    | Description language | Product description | Item description | Asset description | Job description
    | Comments on this form | How satisfied are you? | Rate this page | Feedback on this page
    | Tell us how we did | Was this helpful? | What could we improve? | Suggest a title for the book
    | Book title | Title of the document | Salutation | Title (Dr., Mr.) | Page title | Course title
    | Position title | Your title | Role/title | Summary of terms | License number of the driver
    | Driving license number | Business license number | License agreement | License type
    | License expiration date | License holder | License holder name | License start date | License quantity
    | License file | Software license | Product key | API key | Encryption key | Wi-Fi key | Public key
    | SSH key | Claim key | Security key | Serial key | Country key | Account type | Account owner
    | Account manager | Account executive | Account executive name | Bank account number | Account password
    | Account status | Account region | Passcode hint | Building passcode | Door passcode | Meeting passcode
    | Zoom passcode | Phone passcode | Voicemail passcode | Passcode from SMS | Authenticator passcode
    | One-time passcode | 6-digit passcode sent to your email | Email passcode | E-mail verification code
    | E-mail notification | Email me updates | Email preferences | Email template | Email server
    | Email frequency | Backup email | Recovery email | Friend's email | Email of your manager
    | Email of your partner | Support engineer e-mail | Your Cisco contact's e-mail | Sales contact e-mail
    | Cisco account team email | Cisco representative name | Name of Cisco representative | Phone model
    | Phone type | Phone extension | Phone OS | IP phone | IP phone model | Phone system | Phone serial number
    | Mobile carrier | Mobile device | Mobile app version | Cell tower | Cell number in table | Tel. ext
    | Contact method | Preferred contact method | Contact preference | Contact type | Contact role | Contact ID
    | Contact reason | Contact us about | Hours of downtime | Opening hours | Maintenance window | Hours worked
    | Time of outage | Time of incident | Severity justification | Priority code | Impact description
    | Number of affected users | Affected users | Affected devices | Affected network | Location | Site address
    | Building | Floor | Room | Region | Timezone | Language | Currency | Budget | Industry | Revenue | Website
    | URL of the page | Screenshot URL | Link to screenshot | Link to log file | LinkedIn URL | Dropbox link
    | Company URL | Dashboard network URL | Device URL | Network URL | Source IP | Source IP address
    | Destination IP | Destination port | Source port | Source network | Destination network | Source VLAN
    | Destination address | Source file | Source code | Lead source | Source of referral | Traffic source
    | Power source | Data source | Destination country | Destination city | New password | New serial number
    | New device | New user name | New user's email | Old device serial | Current firmware | Current password
    | Current provider | Current version | Name of new user | New administrator e-mail | New administrator name
    | First name of new admin | First contact date | First response | First issue date | First line of address
    | Last login | Last 4 digits | Last updated | Last case number | Last 4 of card | Name as on card
    | Name of card holder | Cardholder name | Nickname | Maiden name | Father's name | Spouse name
    | Child's name | Student name | Patient name | Guest name | Attendee name | Employee ID | Employee name
    | Employee number | Employer ID | Staff name | Technician name | Installer name | Installer company
    | Name of installer | Carrier name | ISP name | ISP | Internet provider | Service provider | Vendor name
    | Vendor | Supplier name | Manufacturer | Product name | Product | Software version | Browser
    | Operating system | Hardware | Model | SKU | Quantity | Amount | Price | Code | ID | Token | Captcha
    | Security question | Security answer | Answer | Question of the day | 3 + 4 = | What is 3 plus 4?
    | What is two plus two? | What color is the sky? | What is the capital of France? | Please type 'yes'
    | Please enter the word above | Enter today's date | Please write your order ID | Please provide your VAT ID
    | Promo code | Gift message | Gift recipient | Signature | Initials | Your signature | Date | Preferred date
    | Preferred engineer | Steps to reproduce | Expected result | Actual result | Error message | Error code
    | Resolution | Root cause | Log output | Console output | Debug output | Configuration
    | Attachment description | Describe the attached file | Describe the steps you have already taken
    | Describe your network topology | Describe your role | Describe your company
    | Describe the business impact of a delay | Explain how you heard of us | Tell us about yourself
    | Tell us about your company | Tell us your name of choice | Notes for the driver | Delivery notes
    | Internal notes | Internal comments | Feedback about our website | Chat message | Search our knowledge base
    | Ask a question to the bot | Ask our community | Name this request | SAML name | IdP name | Admin role
    | Tag | Tags | Labels | Keywords | 上司のメールアドレス | 代理店名 | 代理店担当者名 | 販売店名
    | 営業担当者名 | 緊急連絡先 | 予備のメールアドレス | FAX | ご住所 | 番地 | 建物名 | 部署 | 役職 | ふりがな
    | フリガナ（セイ） | 会社名フリガナ | 会社URL | 会社の住所 | 会社の電話番号以外の連絡先 | 生年月日 | 性別
    | 年齢 | 国籍 | ご職業 | 業種 | 従業員数 | 製品名 | 製品型番 | 型番 | シリアル番号 | MACアドレス
    | IPアドレス | ネットワーク名 | デバイス名 | 注文番号 | 発注番号 | 契約番号 | ケース番号 | お問い合わせ番号
    | お問い合わせ種別 | お問い合わせ項目 | お問い合わせの種類 | お問い合わせ製品 | 発生場所 | 設置場所
    | 担当営業 | 担当営業名 | ご紹介者名 | 紹介者 | 配送先名 | 送付先会社名 | 請求先会社名
    | 請求先メールアドレス | ご希望日 | 希望日時 | 第一希望日 | 訪問日 | ログインID | ユーザーID | パスワード
    | 確認コード | 画像認証 | 認証番号 | ワンタイムパスコード | 会議のパスコード | 組織ID | 組織の規模
    | 組織の管理者 | 管理者名 | ライセンス数 | ライセンスの種類 | ライセンス有効期限 | ライセンス契約番号
    | 新しい管理者の氏名 | 新しいパスワード | アンケート | 当サイトへのご意見 | このページへのご意見
    | ニュースレター用メールアドレス | 携帯キャリア | 携帯電話の機種 | エラーメッセージ | エラーコード
    | 再現手順 | ファイルの説明 | 現在のバージョン
"""
