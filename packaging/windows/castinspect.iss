; Installer for Windows, by Inno Setup 6. Installs for one user, so no administrator is needed; for all users with one.
;   iscc /DAppVersion=0.1.0 /DSource=..\..\dist\castinspect /O..\..\dist packaging\windows\castinspect.iss
; Microsoft's C++ runtime lies beside the program (packaging/build.py refuses a bundle without it), so nothing of it has
; to be installed. To sign, define SignTool in Inno Setup under the name "sign" and pass /DSign.

#ifndef AppVersion
  #error Say which version: /DAppVersion=0.1.0
#endif
#ifndef Source
  #define Source "..\..\dist\castinspect"
#endif

[Setup]
AppId={{6B7B4F0E-3C3B-4E0B-9C55-0F3F5C6D2A71}
AppName=CastInspect
AppVersion={#AppVersion}
AppVerName=CastInspect {#AppVersion}
AppPublisher=CastInspect
VersionInfoVersion={#AppVersion}
VersionInfoProductName=CastInspect
VersionInfoDescription=Inspection station for cast parts, installer
DefaultDirName={autopf}\CastInspect
DefaultGroupName=CastInspect
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\package\castinspect.ico
UninstallDisplayIcon={app}\castinspectw.exe
OutputBaseFilename=castinspect-{#AppVersion}-setup
Compression=lzma2/normal
SolidCompression=yes
WizardStyle=modern
#ifdef Sign
SignTool=sign
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"

[CustomMessages]
en.Checkpoint=CastInspect checkpoint
ko.Checkpoint=CastInspect 체크포인트
en.Associate=Open checkpoints (.safetensors) with CastInspect
ko.Associate=체크포인트(.safetensors)를 CastInspect로 열기

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "associate"; Description: "{cm:Associate}"

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; of the version before: a library that is left there would be loaded
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\CastInspect"; Filename: "{app}\castinspectw.exe"
Name: "{autodesktop}\CastInspect"; Filename: "{app}\castinspectw.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\CastInspect.Checkpoint"; ValueType: string; ValueData: "{cm:Checkpoint}"; Flags: uninsdeletekey; Tasks: associate
Root: HKA; Subkey: "Software\Classes\CastInspect.Checkpoint\DefaultIcon"; ValueType: string; ValueData: "{app}\castinspectw.exe,0"; Tasks: associate
Root: HKA; Subkey: "Software\Classes\CastInspect.Checkpoint\shell\open\command"; ValueType: string; ValueData: """{app}\castinspectw.exe"" window ""%1"""; Tasks: associate
Root: HKA; Subkey: "Software\Classes\.safetensors\OpenWithProgids"; ValueType: string; ValueName: "CastInspect.Checkpoint"; ValueData: ""; Flags: uninsdeletevalue; Tasks: associate

[Run]
Filename: "{app}\castinspectw.exe"; Description: "{cm:LaunchProgram,CastInspect}"; Flags: nowait postinstall skipifsilent
