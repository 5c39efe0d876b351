"""Labels of fields in forms of all sorts: those that ask for something of ours, and those of somebody else's."""

from typing import Final

OURS: Final = {
    "requester.name": """
        Your name (as registered) | Name (as in your passport)
        | Submitted by | Submitter | Contact person | Contact name * | Full name of the person we should contact
        | Name (first and last) | What's your name? | What is your name? | Hi! What's your name?
        | Your first and last name | Requester | Name of contact | Contact's name | Your name, please
        | Enter your name | Please enter your full name | Enter full name | Administrator name | Caller | Caller name
        | ご担当者氏名 | お客様のお名前 | お名前（フルネーム） | 氏名（漢字） | お名前をご記入ください
        | ご担当者お名前 | Your complete name | Contact's full name | Name of person making this request
        | Reported by (name) | Opened by | Raised by | Web Name | Your name (as in Dashboard)
        | Submitter full name | Requesting person
        | Person to contact | Who should we contact? | Customer contact name | Your name *required
        | Full name (first & last) | Primary contact name | 申請者氏名 | お名前（漢字） | ご担当者のお名前
        | 担当者様名 | お客様氏名 | 名前をご入力ください | Your Name (First Last) | Requester's full name
        | Contact information: Name | Name of the person requesting | Name of requester | Customer's name
        | Enter your first and last name | Full legal name | My name is | ご依頼者様のお名前 | 申込者名
        | ご担当者様氏名 | 氏名（姓名） | Name & surname | Requester (full name) | Contact person's name
        | Your first name and last name | Name of submitter | Who is submitting this request? | Reporter
        | Submitted by (name) | お客様名（漢字） | ご依頼者氏名 | 氏名をご入力ください
    """,
    "requester.first_name": """
        First name * | Given name(s) | Your first name | Contact First Name | Enter your first name | Legal first name
        | 名（First name） | Your given name | Contact's first name | First Name: | Requester first name | 名（漢字）
        | First Name (required) | Contact given name | First name of requester | お名前（めい） | Your First name:
        | First name / given name | 名（例：太郎）
    """,
    "requester.last_name": """
        Surname | Last name / Surname | Your last name | Contact Last Name | Enter your last name | 姓（Last name）
        | Your surname | Contact's last name | Family Name: | Requester last name | 姓（漢字） | Last Name (required)
        | Contact surname | Last name of requester | お名前（せい） | Your Last name: | Last name / surname
        | 姓（例：山田）
    """,
    "requester.company": """
        Company you work for | Which company do you work for? | Organisation you work for | Name of your company
        | Employer | Company / organisation | Company or organization name | Business name | Legal company name
        | Your organization (company) | Customer company name | Customer name (company) | Enter your company name
        | Company name (legal entity) | Firm | 御社名 | 会社名（正式名称） | 会社名または団体名 | 会社・組織名
        | 企業・団体名 | お勤め先 | Your organisation or company | What company are you with? | Company (legal name)
        | Name of your business | Customer company | Company you represent | Your employer | 貴社名（正式名称）
        | 会社・団体名 | ご勤務先名 | 会社名をご入力ください | 所属企業名 | Company / Organisation name
        | Registered company name | Your firm | Company or school | Which company are you from?
        | Organization / company name | Business or company name | 御社名（必須） | 会社名／団体名 | 所属団体
        | ご所属会社名 | Company/Organisation Name | Organisation / Company | What is your company name?
        | Company (required) | Your company's name | Employer name | 会社名（団体名） | 貴社名／団体名
        | 法人名・団体名
        | Web Company
    """,
    "requester.source_email": """
        Work E-mail | Company email | Business Email | Dashboard account e-mail | Meraki dashboard account e-mail
        | Email address of the dashboard administrator | What is your email address? | What email should we reply to?
        | Your Work Email Address | Email (dashboard login) | Reply-to e-mail | Reply to email | Enter your email
        | Enter your e-mail address | Please enter your email address | Submitter email | Contact's e-mail address
        | E-mail address for replies | Corporate email | Administrator's email
        | Email associated with your Meraki account | Email used to log in to Dashboard | ご連絡先E-mail
        | 会社のメールアドレス | 返信先メールアドレス | ダッシュボードのログインメールアドレス | Your e-mail address *
        | E-mail of the requester | Contact e-mail address | Dashboard login e-mail | Email you use for the dashboard
        | Email address we can reply to | Best email to reach you | Primary e-mail | Work e-mail address
        | Requester e-mail | Account email address | Your business email | 連絡用メールアドレス
        | メールアドレス（必須） | ご担当者メールアドレス | Eメールアドレスを入力 | E-mail Address (work)
        | Your email so we can reply | Preferred email | Contact Email ID | E-mail for correspondence
        | Email of requester | What's your email? | Email linked to your Meraki dashboard
        | Dashboard administrator email | 返信用メールアドレス | 勤務先メールアドレス | 会社用メールアドレス
        | メールアドレス（半角英数字） | Your email (required) | Email address for updates on this case
        | E-mail used for Meraki Dashboard | Login email address | Meraki account email | Confirmed email
        | Email for reply | Your corporate e-mail | ご連絡先のEメール | お客様のメールアドレス | 会社Eメールアドレス
    """,
    "requester.phone": """
        Phone (expected format) | Telefon (geschäftlich) | Telefon (dienstlich) | Teléfono (trabajo)
        | Business phone | Callback number | Call back phone number | Best phone number to reach you
        | Best number to reach you | Telephone (with country code) | Phone (incl. extension)
        | Phone number (including country code) | Mobile | Mobile number | Daytime telephone | Direct phone
        | Office phone | What is your phone number? | Enter your phone number | Contact telephone | Work phone
        | Phone no. | 日中ご連絡の取れる電話番号 | 電話番号（日中連絡のつくもの） | 直通電話番号 | Your phone
        | Best phone | Phone number with country code | Direct line | Contact mobile | Cell phone number
        | Phone we can reach you at | Requester phone number | Business telephone number | Work phone number
        | Primary phone number | 連絡先の電話番号 | 担当者電話番号 | お電話番号（半角数字） | 日中の連絡先電話番号
        | Telephone no. | Phone # (with extension) | Your mobile number | Preferred phone | Daytime contact number
        | Best contact number | Phone number to call | Mobile / cell | 携帯電話番号 | ご連絡先（電話）
        | 電話番号（携帯可） | Phone no | Your telephone number | Contact telephone number | Phone number (optional)
        | Your direct number | Mobile phone number | Call-back phone | 電話番号（必須） | 連絡の取れる電話番号
        | お電話番号（ハイフンあり）
    """,
    "requester.contact_hours": """
        Preferred contact time | Best time to contact you | When is the best time to call you? | Hours of availability
        | Preferred time for a call | Contact hours (with time zone) | 連絡可能時間帯 | ご連絡希望時間
        | 電話連絡が可能な時間帯 | Best hours to reach you | Your working hours | Preferred time to be contacted
        | Hours you are available | Times we can call you | 連絡可能な時間 | ご希望の連絡時間
        | Preferred contact hours | Best time to be reached | When are you available? | Availability for a call
        | Preferred callback time | ご都合の良い時間帯 | 連絡のつく時間帯 | Contact times | Hours for contact
        | Hours we can call you | Your business hours | Preferred hours | Best time of day to call
        | 連絡可能時間（平日） | 電話可能な時間帯
    """,
    "customer_number": """
        Customer # | Cisco Meraki customer number | Meraki customer no. | Customer No. (8 digits)
        | Your Meraki customer number | Customer number (####-####) | Meraki Dashboard customer number
        | What is your customer number? | Enter your customer number | Merakiお客様番号 | Meraki カスタマー番号
        | Your customer no | Meraki account number | Cisco Meraki customer ID | Support customer number
        | お客様番号（8桁） | Meraki お客様番号 | Cisco customer number | Customer No | Meraki customer ID number
        | Your 8-digit customer number | カスタマーID | Meraki Customer No. | Customer number (if known)
        | Customer number (from contract) | Customer number (siehe Vertrag)
        | Cisco Meraki account number | お客様番号（任意）
    """,
    "organizations.source.name": """
        Source organization name (exact spelling) | Source organization (case sensitive)
        | Dashboard organization | Dashboard organization name | Name of the Meraki organization | Meraki organization
        | Dashboard Org | Org name | Organization name in the dashboard | What is the name of your organization?
        | Organization name (as shown in Dashboard) | Your organization's full name | Full organization name
        | Enter your organization name | Affected organization | Impacted organization name
        | Organization to move from | 組織名（ダッシュボード上の名称） | 対象の組織名 | Meraki組織名
        | Name of your organization in Dashboard | Your Meraki organization name | Dashboard organisation | Source org
        | Organization losing licenses | Current Dashboard organization | Organization name as it appears in Dashboard
        | Sending organization name | Organization (source) | 移動元の組織名 | Merakiダッシュボードの組織名
        | 移管元組織名 | Meraki Dashboard organization name | Organization currently holding the licenses
        | Name of source org | Transferring organization | Your org name | From which organization?
        | Losing organization name | 現在の組織名 | 移行元オーガニゼーション名 | Org | Name of current organization
        | Source Dashboard org | Organization the licenses are in | Organization to transfer from
        | Organization name (exact) | From org | 組織の名前 | 移行元の組織名称
    """,
    "organizations.destination.name": """
        Destination organization | Target org | Move to organization | Organization to move to
        | Organization to transfer to | Transfer to organization | Gaining organization | Receiving org name
        | 移行先の組織 | 移行先オーガニゼーション | Destination org name | Organization gaining licenses
        | Receiving organization name | Target Dashboard organization | Organization (destination) | New org name
        | 移動先の組織名 | 移管先組織名 | Organization to receive licenses | Name of destination org
        | Transfer to (organization) | Which organization should receive the licenses? | Target organization name
        | 転送先の組織 | 移行先オーガニゼーション名 | Name of new organization | Destination Dashboard org
        | Organization the licenses go to | Organization to move licenses to | To org | Gaining org | 移行先の組織名称
    """,
    "licenses.keys": """
        License key(s) | License keys to be moved | License key to be transferred | Meraki license key
        | Affected license keys | License key number | Licence key(s) involved | Please enter your license keys
        | List of license keys | 対象ライセンスキー | 移管対象のライセンスキー | License keys affected
        | License key(s) to move | Keys to transfer | Meraki license key(s) | License keys (one per line)
        | Which license keys should be moved? | 対象のライセンスキー | 移動するライセンスキー
        | License keys in question | Keys of the licenses | List all license keys | Enter license key(s)
        | License key(s) you want moved | ライセンスキー（複数可） | ライセンスキー一覧 | License key (12 characters)
        | All license keys | License key list | Affected license key(s) | Please list the license keys
        | ライセンスキー（12桁） | 移行対象ライセンスキー
    """,
    "case.subject": """
        Title of your issue | Summary | Issue title | Issue summary | Short title | Case title | Ticket name
        | Ticket subject | Ticket title | In one line, what is it about? | What is the topic of your request?
        | What is this about? | Regarding | Re | Brief description | Brief description of the issue
        | Short description of the problem | Short summary of the request | Headline | Problem title | Request title
        | Subject of your request | Give your request a title | What should the subject line say?
        | Topic of the request | Enter a subject | Brief summary | Problem summary | お問い合わせ件名
        | ケースのタイトル | ケースの件名 | 件名を入力してください | 概要（30文字以内） | Subject of your case
        | Title of the request | Brief title | Issue headline | Case summary | One-line summary | Subject *
        | Short summary | Ticket summary | Request subject | お問い合わせタイトル | 件名 * | ご相談の件名 | 要約
        | Email subject | Case title / subject | What's the issue? (short) | Subject or title | Brief issue summary
        | Short description of issue | Issue in brief | 件名（タイトル） | ご相談タイトル | Subject / title
        | Request summary | Issue summary (one line) | Case headline | Short subject | Your subject | 件名（簡潔に）
        | お問い合わせ概要
        | What's the problem in a few words? | In a few words, what is the issue?
    """,
    "case.description": """
        How can we help? | So, how can we help? | How can we help you? | How may we assist you? | Describe your issue
        | Describe your problem | Describe the issue in detail | Issue details | Details of your issue
        | Detailed description | Detailed description of the issue | Additional comments | Additional information
        | Tell us more | Tell us about your problem | Tell us about your issue | Explain what you need
        | Please explain your request | Description of the issue | Description of problem
        | What do you need help with? | What's the problem? | What is the issue? | What seems to be the problem?
        | What happened? | What is going on? | What's wrong? | Your question | Your message to us | Case details
        | Case notes | Ticket description | Problem | Your issue | Leave us a message | Write your message
        | Type your message here | Enter your message | Enter a description | Enter the details of your request
        | Please provide details | Provide a detailed description | Please give us as much detail as possible
        | Please describe the problem in as much detail as possible | Share the details
        | Summary of the problem and any details | Full description | Other information | Remarks | Explanation
        | Describe what you are trying to do | Tell us what you need | Let us know how we can help
        | Message (max 4000 characters) | お問い合わせ内容詳細 | お問い合わせ内容をご記入ください | 詳しい内容
        | ご質問・ご要望 | 問題の詳細 | ご相談内容 | 具体的な内容 | 内容（詳細） | ケースの説明 | 事象の詳細
        | Full details of your request | Explain the issue | Describe the problem you are facing
        | What can we help you with? | How may we help? | Please tell us what happened
        | Additional details of your request | Your inquiry | Description of your request | Message body
        | Give us the details | What do you need? | Detailed explanation | お問い合わせの内容 | 詳細をご記入ください
        | ご依頼内容 | ご要望の内容 | 問題の内容 | 症状の詳細 | Describe your request in detail | Please explain
        | Describe the issue or request | More details | Provide more information | How can our team help?
        | Details / comments | What's going on? | Enter details here | Please describe your problem below
        | Your comments | Body | 詳しくお聞かせください | お問い合わせ詳細 | ご質問の内容 | 詳しい症状 | その他の情報
        | Describe the request | Describe your issue or question | Explain your problem | Request details
        | Full message | What is your request? | How can Support help? | Additional notes | Any other comments?
        | Detailed information | Question or comment | ご依頼の詳細 | お問い合わせ本文 | ご要望・ご質問
        | トラブルの内容 | 詳しい説明
    """,
    "organizations.source.url": """
        Organization URL | Link to your organization | Dashboard URL of the organization | Your Dashboard URL
        | Link to organization | Organization dashboard URL | URL of source organization | Source organization link
        | Current dashboard URL | 移行元URL | 組織のダッシュボードURL | Source org URL | Link of source organization
        | Source organization dashboard link | Dashboard link of the source organization | 移管元のURL | Org URL
        | Source organization's dashboard link | Dashboard URL (source) | Link to current organization | 移行元組織URL
    """,
    "route.reason": """
        Reason for the move | Reason for transfer | Why do you need this transfer? | Reason for this transfer
        | Justification | Why is the move needed? | 依頼の理由 | Why are you requesting this transfer?
        | Reason for moving licenses | 移行理由 | Reason | Reason for request | Why do the licenses need to be moved?
        | 移管理由
    """,
    "case.business_impact": """
        Business impact | Impact on your business | What is the business impact? | Impact to your business
        | Describe the business impact | How does this impact your business? | ビジネスへの影響
        | What impact does it have on your business? | Impact on business | 業務影響の内容 | Impact to business
        | Business impact description | 業務への影響（任意）
    """,
    "case.start_time": """
        When did this start? | When did the problem start? | Start time of the issue | When did the issue begin?
        | When did you first notice the problem? | Date and time the issue started | 発生日 | When did it start?
        | Start date and time | いつから発生していますか | Issue start date | When did this issue first occur?
        | 発生時期
    """,
    "case.test_results": """
        Troubleshooting done so far | Troubleshooting steps performed | What have you tried?
        | Steps you have already taken | Troubleshooting already performed | What troubleshooting have you done?
        | Results of tests | Steps already tried | Troubleshooting | Troubleshooting performed so far
        | What steps have you taken? | 切り分け結果 | Troubleshooting steps | Tests performed | What was tried?
        | 実施した切り分け
    """,
    "organizations.destination.url": """
        URL of destination organization | Destination organization link | Target dashboard URL
        | Link to the receiving organization | 移行先URL | Destination org URL | Target organization URL
        | Dashboard link of the destination organization | 移管先のリンク | Destination organization's dashboard link
        | Dashboard URL (destination) | Link to new organization | 移行先組織URL
    """,
    "case.scope": """
        Scope of the issue | Scope of impact | 影響の範囲 | Issue scope | Problem scope | Scope of problem
        | 影響範囲（任意）
    """,
    "case.workaround": """
        Is there a workaround? | Known workaround | Any workarounds? | 回避策の有無 | Workaround (if any)
        | Workaround in place | 回避策はありますか | Workaround available? | 暫定回避策
    """,
    "case.frequency": """
        Frequency of the issue | How often does this occur? | 発生の頻度 | Issue frequency
        | How frequently does it occur? | 発生頻度 | Frequency of occurrence | 発生頻度（任意）
    """,
    "case.related_cases": """
        Related ticket numbers | Existing case number | Prior tickets | 過去のケース番号 | Related case number(s)
        | Previous cases | 関連するケース番号 | Related case numbers (if any) | 関連チケット番号
    """,
    "passcode.source": """
        Support passcode of the source organization | 4-digit passcode | Dashboard support passcode
        | サポートパスコード（4桁） | Support passcode (4 digits) | Your support passcode
        | Passcode of the current organization | サポート用パスコード | Support Passcode * | Passcode (4 digits)
        | Meraki support passcode | サポートパスコード（移行元）
    """,
    "passcode.destination": """
        Passcode of the receiving organization | Destination passcode | 移行先組織のパスコード
        | Support passcode for destination organization | New organization passcode | 移管先のパスコード
        | Support passcode - destination | Passcode of new organization | サポートパスコード（移行先）
    """,
}

OF_OTHERS: Final = """
    Name of the administrator of the other organization | Which license type do you have? | Why is this confidential?
    | How often do you use it? | When did your contract start? | E-mail you received from us | Account manager's email
    | Partner company | Reseller name | Alternate contact name | Secondary contact e-mail | Emergency phone
    | Supervisor e-mail | Ship-to company | Recipient name | Billing e-mail | CC e-mails | Fax number
    | Company website | Serial number(s) | MAC address | Order number | User name | Network name | Device name
    | Organization ID | Sales order / PO number | Contract number | Product model | Firmware version | Job title
    | Department | Company address | Company size | Cisco.com user ID | Company tax number | File name | Hostname
    | IP address | Site name | Event name | Middle name | Preferred name | Preferred language | Time zone
    | Data subject (GDPR) | End customer name | End user email address | Owner of the organization | Approver
    | Description of goods | Name of the old administrator | Former employee e-mail | What is your job title?
    | What is your budget? | What is your country? | What are your working days? | What is your role?
    | What is your department? | What's your favourite product? | Type the characters you see | Enter the code
    | Enter your PIN | Enter coupon | Enter the text in the image | Type your password | Provide your order number
    | Enter your serial number | Enter CCO ID | Write the code shown | Which product are you using?
    | Which country are you in? | Who referred you? | Name of referrer | Referral name | Salesperson name
    | Name of your sales rep | Distributor | Distributor company | Integrator name | Name of your partner
    | Partner email | Partner phone | Contact at the partner | Supervisor name | Supervisor | Approver's name
    | Approver email | Name of the approver | Manager name | Manager email | Technical contact name | Alternate phone
    | Secondary phone | Home phone | Evening phone | Other phone | Emergency contact | Bill-to company | Bill to name
    | Ship to name | Ship to phone | Delivery contact | Site contact name | Site phone | On-site contact
    | Onsite contact phone | Name on invoice | Name of the product | Name of the device | Name of the network
    | Name of the SSID | SSID name | Switch name | Project name | Case owner | Case owner name | Case number
    | Ticket number | Ticket ID | RMA number | Case reference | Reference | Your reference | Reference number
    | Customer reference | Customer type | Customer PO | Customer since | Customer segment | Customer e-mail domain
    | Customer contract | Customer site ID | Number of organizations | Number of users | How many organizations?
    | Organization type | Organization tier | Organization size | Organization address | Organization admin
    | Organization administrator | Organization country | Organization phone | Name of organization administrator
    | Organization owner | Parent organization | Organizational unit | Organization number | Subject area
    | Subject matter expert | Subject ID | Message ID | Message type | Message language | Message subject prefix
    | Message date | Problem date | Issue date | Date of issue | Date of the request | Request date | Requested date
    | Requested completion date | Request ID | Request number | Issue number | Issue category | Issue type
    | Problem type | Problem area | Product issue | Case type | Type of issue | Type of request | Issue ID
    | Question type | Inquiry type | Description language | Product description | Item description | Asset description
    | Job description | Comments on this form | How satisfied are you? | Rate this page | Feedback on this page
    | Tell us how we did | Was this helpful? | What could we improve? | Suggest a title for the book | Book title
    | Title of the document | Salutation | Title (Dr., Mr.) | Page title | Course title | Position title | Your title
    | Role/title | Summary of terms | License number of the driver | Driving license number | Business license number
    | License agreement | License type | License expiration date | License holder | License holder name
    | License start date | License quantity | License file | Software license | Product key | API key | Encryption key
    | Wi-Fi key | Public key | SSH key | Claim key | Security key | Serial key | Country key | Account type
    | Account owner | Account manager | Account executive | Account executive name | Bank account number
    | Account password | Account status | Account region | Passcode hint | Building passcode | Door passcode
    | Meeting passcode | Zoom passcode | Phone passcode | Voicemail passcode | Passcode from SMS
    | Authenticator passcode | One-time passcode | 6-digit passcode sent to your email | Email passcode
    | E-mail verification code | E-mail notification | Email me updates | Email preferences | Email template
    | Email server | Email frequency | Backup email | Recovery email | Friend's email | Email of your manager
    | Email of your partner | Support engineer e-mail | Your Cisco contact's e-mail | Sales contact e-mail
    | Cisco account team email | Cisco representative name | Name of Cisco representative | Phone model | Phone type
    | Phone extension | Phone OS | IP phone | IP phone model | Phone system | Phone serial number | Mobile carrier
    | Mobile device | Mobile app version | Cell tower | Cell number in table | Tel. ext | Contact method
    | Preferred contact method | Contact preference | Contact type | Contact role | Contact ID | Contact reason
    | Contact us about | Hours of downtime | Opening hours | Maintenance window | Hours worked | Time of outage
    | Time of incident | Severity justification | Priority code | Impact description | Number of affected users
    | Affected users | Affected devices | Affected network | Location | Site address | Building | Floor | Room
    | Region | Timezone | Language | Currency | Budget | Industry | Revenue | Website | URL of the page
    | Screenshot URL | Link to screenshot | Link to log file | LinkedIn URL | Dropbox link | Company URL
    | Dashboard network URL | Device URL | Network URL | Source IP | Source IP address | Destination IP
    | Destination port | Source port | Source network | Destination network | Source VLAN | Destination address
    | Source file | Source code | Lead source | Source of referral | Traffic source | Power source | Data source
    | Destination country | Destination city | New password | New serial number | New device | New user name
    | New user's email | Old device serial | Current firmware | Current password | Current provider | Current version
    | Name of new user | New administrator e-mail | New administrator name | First name of new admin
    | First contact date | First response | First issue date | First line of address | Last login | Last 4 digits
    | Last updated | Last case number | Last 4 of card | Name as on card | Name of card holder | Cardholder name
    | Nickname | Maiden name | Father's name | Spouse name | Child's name | Student name | Patient name | Guest name
    | Attendee name | Employee ID | Employee name | Employee number | Employer ID | Staff name | Technician name
    | Installer name | Installer company | Name of installer | Carrier name | ISP name | ISP | Internet provider
    | Service provider | Vendor name | Vendor | Supplier name | Manufacturer | Product name | Product
    | Software version | Browser | Operating system | Hardware | Model | SKU | Quantity | Amount | Price | Code | ID
    | Token | Captcha | Security question | Security answer | Answer | Question of the day | 3 + 4 =
    | What is 3 plus 4? | What is two plus two? | What color is the sky? | What is the capital of France?
    | Please type 'yes' | Please enter the word above | Enter today's date | Please write your order ID
    | Please provide your VAT ID | Promo code | Gift message | Gift recipient | Signature | Initials | Your signature
    | Date | Preferred date | Preferred engineer | Steps to reproduce | Expected result | Actual result
    | Error message | Error code | Resolution | Root cause | Log output | Console output | Debug output
    | Configuration | Attachment description | Describe the attached file | Describe the steps you have already taken
    | Describe your network topology | Describe your role | Describe your company
    | Describe the business impact of a delay | Explain how you heard of us | Tell us about yourself
    | Tell us about your company | Tell us your name of choice | Notes for the driver | Delivery notes
    | Internal notes | Internal comments | Feedback about our website | Chat message | Search our knowledge base
    | Ask a question to the bot | Ask our community | Name this request | SAML name | IdP name | Admin role | Tag
    | Tags | Labels | Keywords | 上司のメールアドレス | 代理店名 | 代理店担当者名 | 販売店名 | 営業担当者名
    | 緊急連絡先 | 予備のメールアドレス | FAX | ご住所 | 番地 | 建物名 | 部署 | 役職 | ふりがな | フリガナ（セイ）
    | 会社名フリガナ | 会社URL | 会社の住所 | 会社の電話番号以外の連絡先 | 生年月日 | 性別 | 年齢 | 国籍 | ご職業
    | 業種 | 従業員数 | 製品名 | 製品型番 | 型番 | シリアル番号 | MACアドレス | IPアドレス | ネットワーク名
    | デバイス名 | 注文番号 | 発注番号 | 契約番号 | ケース番号 | お問い合わせ番号 | お問い合わせ種別
    | お問い合わせ項目 | お問い合わせの種類 | お問い合わせ製品 | 発生場所 | 設置場所 | 担当営業 | 担当営業名
    | ご紹介者名 | 紹介者 | 配送先名 | 送付先会社名 | 請求先会社名 | 請求先メールアドレス | ご希望日 | 希望日時
    | 第一希望日 | 訪問日 | ログインID | ユーザーID | パスワード | 確認コード | 画像認証 | 認証番号
    | ワンタイムパスコード | 会議のパスコード | 組織ID | 組織の規模 | 組織の管理者 | 管理者名 | ライセンス数
    | ライセンスの種類 | ライセンス有効期限 | ライセンス契約番号 | 新しい管理者の氏名 | 新しいパスワード | アンケート
    | 当サイトへのご意見 | このページへのご意見 | ニュースレター用メールアドレス | 携帯キャリア | 携帯電話の機種
    | エラーメッセージ | エラーコード | 再現手順 | ファイルの説明 | 現在のバージョン | Name of your reseller
    | Name of authorized signer | Executive sponsor | Executive sponsor e-mail | Account team | Sales engineer name
    | Partner contact e-mail | Distributor phone | Name on purchase order | Name of contract
    | Company registration number | Company fax | Company stock symbol | Company LinkedIn | Headquarters address
    | Head office phone | Legal contact | Legal contact email | Finance contact e-mail | Purchasing contact name
    | Name of the installer | Shipping contact phone | Warehouse phone | E-mail for invoices | E-mail for newsletters
    | Unsubscribe email | E-mail format | E-mail client | Mail server | Phone provider | Phone plan
    | Phone operating system | Switchboard | Front desk phone | Network name (SSID) | Name of the appliance
    | Template name | Config template | Organization creation date | Number of networks | Number of license keys
    | License count | License term | License SKU | License status | License edition | License order number
    | Key length | Key fob number | Private key | Subject line template | Subject of the survey | Message priority
    | Message delivery | Case notes visibility | Case language | Case status | Case opened date | Request type
    | Request category | Request priority level reason | Issue resolution | Root cause description | Resolution notes
    | Comment visibility | Your review | Rating | Feedback category | Question category | Title of the article
    | Your job title | Salutation / title | Time of the maintenance window | Store hours | Opening time
    | Date of purchase | Date of the order | Ship date | Passcode expiry | Passcode for the meeting
    | Conference passcode | Lobby passcode | Device passcode | Screen lock passcode | Verification passcode | 2FA code
    | Backup code | Tracking number | Asset number | Bank name | Tax ID | VAT number | Street | House number
    | Apartment | Postal address | County | Nationality | Favorite team | Website URL | Page URL
    | Link to the document | Link to dashboard screenshot | Network link | Device link | Repository URL
    | Source of purchase | Source of lead | Destination of shipment | Destination warehouse | New phone number of user
    | New employee name | Old password | Current ISP | Current model | Target date | Target completion date
    | From date | To date | From address | To (recipient) | BCC | Reply to thread | Scope of work | Scope of delivery
    | Frequency of backup | Frequency band | Start date of contract | Start date of employment | Test account
    | Test environment | Impact rating code | Business unit | Business hours of the store | 上長のお名前
    | 導入担当パートナー | 販売代理店の電話番号 | 請求書送付先 | 納品先会社名 | 納品先電話番号 | 保守契約番号
    | 機器のシリアル | ネットワークのURL | ご購入日 | ご購入店 | ご意見箱 | 会員番号 | 会員ID | 年代
    | 郵便番号（半角） | 都道府県名 | 勤務形態 | 件数 | 内線番号 | ファックス番号 | 確認用コード | 本人確認書類
    | パスポート番号 | ライセンスの有効期限 | ライセンス数量 | 組織の作成日 | 組織のID | 会議室のパスコード
    | 端末のパスコード | 新しい電話番号のユーザー名 | 担当部署 | 担当部署名 | 件名の種類 | お問い合わせカテゴリー
    | お問い合わせ日 | Name of supervisor on duty | Chief contact | Backup contact name | Name of parent company
    | Company contact at Cisco | Company mission | Company history | Company policy | E-mail signature | E-mail footer
    | E-mail volume | Personal e-mail of your child | E-mail of the new admin | Email of administrator to be removed
    | Phone of your reseller | Phone bill | Phone color | Number of phones | Number of mobile devices | Mobile OS
    | Mobile data plan | Hours of training | Hours worked per week | Business hours of your reseller
    | Customer satisfaction | Customer name of the end user | Customer group | Customer tier number
    | Organization chart | Organization structure | Organization settings | Organization policy
    | Organization type (school, business) | License plate | License keys expired? | License model
    | License key format | Key contact | Key account manager | Key dates | Subject to approval | Title deed
    | Title of the person | Message of the day | Message retention | Description of the vehicle | Detail level
    | Comment author | Reason for leaving | Reason for return | Reason code | Scope of audit | Start of contract
    | Start page | Frequency of travel | Test score | Test date | Impact assessment date | Workaround ticket owner
    | Related products | Previous employer | Previous address | Prior experience | Passcode length | Wi-Fi passcode
    | Gate passcode | Temporary passcode | Passcode of the phone | Login name | Nick name | Domain | Street name
    | City name | Bank | Account holder | Holder of the card | Gender | Age | Pronouns | Preferred pronoun | Hobby
    | Comments for the courier | Delivery instruction | Gift note | Dietary requirements | T-shirt size
    | Emergency number | Fax | Pager | 担当税理士 | 紹介者のお名前 | 配偶者の氏名 | お子様のお名前 | 会社の設立年
    | 会社の業種 | 会社案内 | メールの件名の言語 | メール配信の希望 | 電話機の型番 | 電話の種類 | 組織図 | 組織変更
    | ライセンスの名義 | ライセンスの購入日 | 件名コード | 内容証明 | 詳細な地図 | 理由コード | 範囲外 | 発注頻度
    | テスト日 | パスコードの変更 | 入館パスコード | 社員番号 | 部署の電話番号以外 | 希望の色 | ご意見番号
    | Name of the school principal | Contact at reseller | Account representative | Name of the site | Site manager
    | Brand | Company car | Company registration country | Company parent | E-mail of the approver
    | Email of person to add | Email list | Email hosting provider | Phone tree | Phone screen size
    | Number of mobiles | Hours per week | Support hours | Support level | Support contract number
    | Customer satisfaction score | Customer care agent | Customer portal URL | Organization founded
    | Organization sector | Organization login URL of SSO | Dashboard version | Dashboard theme | License count to buy
    | License budget | License region | Key people | Title of the talk | Subject of study | Message template
    | Message count | Description of your house | Details of the driver | Notes for the courier
    | Comments on our service | Reason for absence | Scope of license | Frequency of payment | Start of lease
    | Test device | Test user | Impact factor | Workaround owner | Related documents | Passcode reset
    | Office passcode | Guest passcode | Passcode type | Name of street | Town | Room number | Password hint | Coupon
    | Discount code | Delivery date | Invoice address | Order reference | Preferred contact person at Cisco
    | 連絡先変更 | 営業所 | 店舗名 | 店舗電話番号 | 会社の規模 | 会社概要 | 会社代表者の年齢 | 担当SE | 担当エンジニア
    | メールの容量 | メールソフト | 電話機 | 携帯の機種 | ライセンスの更新日 | ライセンスの種別 | 組織の国
    | 組織の言語 | 件名の文字数 | 内容物 | 本文の言語 | 理由の種類 | 範囲指定 | 頻度の変更 | パスコードの種類
    | パスコードの有効期限 | 試験日 | 回避率 | Destination contact phone | Destination phone | Receiving company
    | Destination contact e-mail | Source first name | Contact e-mail of the losing organization
    | Phone of the gaining organization's administrator | Company receiving the licenses | Receiving contact name
    | Telefon der Zielorganisation | Ansprechpartner der Quellorganisation | E-Mail des Ansprechpartners (Ziel)
    | Téléphone de l'organisation cible | Contact de l'organisation d'origine | Teléfono de la organización de destino
    | Contacto de la organización de origen | 移行先の電話番号 | 移行先担当者のメールアドレス | 移行元会社名
    | License key (Windows) | Frequency (GHz) | Frequency [MHz] | License key * Windows | License key (Office 365)
    | License keys (VMware) | License number (driver) | Activation key (Microsoft Office) | Severity (allergy)
    | Scope (telescope) | Start time (meeting) | Start date (employment) | Start date (rental) | Title (book)
    | Subject (school) | Subject (photo) | Topic (webinar) | Name (pet) | Name (spouse) | Name (SSID)
    | Company (subsidiary) | Company (competitor) | Email (spouse) | E-mail (Netflix) | Phone (landlord)
    | Phone (reception) | Customer number (gas) | Customer number (Vodafone) | Account number (bank)
    | Organization (charity) | Organization (GitHub) | Organization name (Okta) | Source (water) | Source (funding)
    | Destination (flight) | From (airport) | To (airport) | Dashboard URL (Grafana) | Dashboard link (Power BI)
    | Availability (stock) | Availability (SLA) | Business hours (store) | Test results (COVID)
    | Business impact (environment) | Comments (delivery) | Message (gift card) | Reason (absence)
    | Troubleshooting (printer) | ライセンスキー（Windows） | 頻度（GHz） | 組織名（GitHub） | お名前（ペット）
    | 会社名（子会社） | 件名（書籍） | License key - Windows | Frequency – GHz | Name - network
    | License key for Office | Office license key | Which keys did you lose? | Which key opens the door?
    | Which key on the keyboard is broken? | Start time of the meeting | Start time of your shift
    | Impact on the environment | Impact on your family | Let us know how you heard about us
    | Start time preferred | Start time (preferred) | Preferred start time | Start date requested | 開始希望日時
    | Brief description of your company | Brief description of the business | Short description of your organization
    | Brief description of the product | Summarize your career | In a few words, describe yourself
    | Wie oft nutzen Sie das Produkt? | Wie oft reisen Sie? | Con qué frecuencia viaja | Cada cuánto compra
    | When should we contact your reference? | Existing ticket for the concert | When did this employee start?
    | When did it arrive? | Cuando empezó su contrato | Quelles conséquences juridiques | Como afecta el clima
"""
