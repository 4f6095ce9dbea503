/** Who may use a proxy is a secret, where it stands is not: the one is kept apart from the other. */

/** The secret's name beside those of an account's fields. */
export const PROXY_CREDENTIALS = "proxyCredentials";

/** @param proxy `http://name:password@proxy.example:3128`. @returns its place, and `name:password` where there is one */
export function splitProxy(proxy: string | null): {
  readonly place: string | null;
  readonly credentials: string | null;
} {
  if (proxy === null) return { place: null, credentials: null };
  const url = new URL(proxy);
  const credentials = url.username === "" ? null : `${url.username}:${url.password}`;
  url.username = "";
  url.password = "";
  return { place: url.href.replace(/\/$/u, ""), credentials };
}

/** The whole of it, as clients take it. */
export function wholeProxy(place: string | null, credentials: string | undefined): string | null {
  if (place === null || credentials === undefined) return place;
  const url = new URL(place);
  const [name = "", ...rest] = credentials.split(":");
  url.username = name;
  url.password = rest.join(":");
  return url.href.replace(/\/$/u, "");
}
