/** A proxy's place with whoever may use it, as the server takes it. Pure. */

/** @param user empty: those that are kept stay */
export function proxyWith(place: string, user: string, password: string): string {
  if (user === "" || !URL.canParse(place)) return place;
  const url = new URL(place);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}
