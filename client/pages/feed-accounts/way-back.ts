/** What X sent a browser back with. Pure. Rule FD172. */
export type WayBack =
  | { readonly type: "code"; readonly state: string; readonly code: string }
  /** Somebody said no at X. */
  | { readonly type: "refused" }
  /** X says that something else is wrong; a word of its own. */
  | { readonly type: "failed"; readonly said: string }
  | { readonly type: "nothing" };

export function wayBackIn(search: string): WayBack {
  const query = new URLSearchParams(search);
  const [error, state, code] = ["error", "state", "code"].map((name) => query.get(name) ?? "");
  if (error === "access_denied") return { type: "refused" };
  if (error) return { type: "failed", said: error.replaceAll(/[^\w .-]/gu, "").slice(0, 60) };
  return state && code ? { type: "code", state, code } : { type: "nothing" };
}
