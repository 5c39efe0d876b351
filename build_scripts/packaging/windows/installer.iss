; The Windows installer, for Inno Setup 6. build_scripts/package.py calls it:
;   iscc /DVersion=1.0.0 /DFolder=dist\transfer-wizard /DOutput=dist installer.iss
; It installs for one person and asks for no rights. Unattended:
;   transfer-wizard-1.0.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART
; /ALLUSERS installs for everybody and needs an administrator. Removing: unins000.exe /VERYSILENT

[Setup]
AppId={{6C0B1F0E-5B52-4C39-9C58-3B7A3E1C7D11}
AppName=Transfer Wizard
AppVersion={#Version}
AppPublisher=Transfer Wizard contributors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Transfer Wizard
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
OutputDir={#Output}
OutputBaseFilename=transfer-wizard-{#Version}-windows-x64-setup
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\Transfer Wizard.exe
WizardStyle=modern
CloseApplications=yes
ChangesAssociations=yes
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"

[InstallDelete]
; What an older version had and this one has no more must not stay beside it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Transfer Wizard"; Filename: "{app}\Transfer Wizard.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.transfer-request"; ValueType: string; ValueData: "TransferWizard.Request"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\.transfer-preset"; ValueType: string; ValueData: "TransferWizard.Preset"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\TransferWizard.Request"; ValueType: string; ValueData: "License transfer request"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\TransferWizard.Request\shell\open\command"; ValueType: string; ValueData: """{app}\Transfer Wizard.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\TransferWizard.Preset"; ValueType: string; ValueData: "License transfer preset"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\TransferWizard.Preset\shell\open\command"; ValueType: string; ValueData: """{app}\Transfer Wizard.exe"" ""%1"""

[Run]
Filename: "{app}\Transfer Wizard.exe"; Description: "{cm:LaunchProgram,Transfer Wizard}"; Flags: nowait postinstall skipifsilent
