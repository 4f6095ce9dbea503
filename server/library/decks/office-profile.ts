/**
 * Settings of LibreOffice for files of strangers: macros never run, nothing that a file links to is fetched, neither from
 * the network nor from this disk, and what would still ask the network meets a closed door (port 9, discard, on loopback).
 */
const settings: readonly (readonly [path: string, name: string, value: string])[] = [
  ["Common/Security/Scripting", "DisableMacrosExecution", "true"],
  ["Common/Security/Scripting", "MacroSecurityLevel", "3"],
  ["Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"],
  ["Common/Security/Scripting", "DisableActiveContent", "true"],
  ["Common/Security/Scripting", "DisablePythonRuntime", "true"],
  ["Common/Java", "Enable", "false"],
  ["Common/Misc", "FirstRun", "false"],
];

const item = (path: string, name: string, value: string): string =>
  `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

export const officeProfile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
${settings.map(([path, name, value]) => item(`/org.openoffice.Office.${path}`, name, value)).join("\n")}
${item("/org.openoffice.Inet/Settings", "ooInetProxyType", "2")}
${["HTTP", "HTTPS"].map((kind) => `${item("/org.openoffice.Inet/Settings", `ooInet${kind}ProxyName`, "127.0.0.1")}${item("/org.openoffice.Inet/Settings", `ooInet${kind}ProxyPort`, "9")}`).join("\n")}
</oor:items>
`;
