import type { ClientBuild } from "../ports.ts";

/** Of the built client, in HTML and in styles: always from the root, never of another host. */
const inPage = /(?:src|href)="(\/[^"]+)"/g;
const inStyles = /url\("?(\/assets\/[^")]+)"?\)/g;

/** Addresses of all that the reporter's page is made of: what it names, and what its styles name (BZ102). */
export function reporterShell(client: ClientBuild): readonly string[] {
  const named = addressesIn(client.page("reporter"), inPage);
  const styles = named.filter((address) => address.endsWith(".css"));
  const further = styles.flatMap((address) =>
    addressesIn(client.asset(address)?.plain.toString("utf8") ?? "", inStyles),
  );
  return [...new Set([...named, ...further])].filter((address) => client.asset(address) !== null).sort();
}

const addressesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, address]) => address ?? []);
