/** Whether an address is one that strangers can follow. Pure. Rule FD171. */

/** `true`: of this very machine, of one network, or a bare number: a post that names it leads nobody anywhere. */
export function isLocalAddress(base: string): boolean {
  if (!URL.canParse(base)) return true;
  const { hostname } = new URL(base);
  if (hostname.startsWith("[") || /^\d+(?:\.\d+){3}$/u.test(hostname)) return true;
  return !hostname.includes(".") || /\.(?:localhost|local|internal|lan|home\.arpa)$/u.test(hostname);
}
