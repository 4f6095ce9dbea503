import type { IncomingHttpHeaders } from "node:http";
import type { AnswerClass } from "../../server/web/routes.ts";

type Wanted = Readonly<Record<string, string | RegExp | null>>;

/** What the house's pages and its API say, whatever they answer (WB1). */
const house: Wanted = {
  "content-security-policy": /^default-src 'none'; .*frame-ancestors 'none'.*require-trusted-types-for 'script'/,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": /camera=\(\)/,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
/** What nobody says. */
const never: Wanted = { "x-powered-by": null, server: null, "access-control-allow-credentials": null };
const closed: Wanted = { ...never, "access-control-allow-origin": null };
const media: Wanted = {
  ...never,
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
  "set-cookie": null,
};

/** `null`: must not be there. */
const policy: Readonly<Record<AnswerClass, Wanted>> = {
  page: { ...closed, ...house },
  asset: { ...closed, ...house, "set-cookie": null },
  // The one page that may use a camera and a microphone (BZ101).
  recorder: {
    ...closed,
    ...house,
    "permissions-policy": /camera=\(self\),.*microphone=\(self\)/,
    "content-security-policy": /^default-src 'none'; .*frame-ancestors 'none'.*trusted-types lit-html efir-worker$/,
    "set-cookie": null,
  },
  // In other sites' pages: those that are named, never all.
  frame: {
    ...closed,
    ...house,
    "content-security-policy": /^default-src 'none'; .*frame-ancestors 'self'(?: https?:[^ ;*]+)*;/,
    "cross-origin-resource-policy": "cross-origin",
    "set-cookie": null,
  },
  // Other sites load it; what is refused before it is found stays at home.
  script: { ...closed, ...house, "cross-origin-resource-policy": /^(cross|same)-origin$/, "set-cookie": null },
  health: { ...closed, ...house, "cache-control": "no-store" },
  api: { ...closed, ...house, "cache-control": "no-store" },
  // Any page may ask with a token; no cookie counts (AP2, AP4).
  automation: {
    ...never,
    ...house,
    "access-control-allow-origin": "*",
    "cache-control": "no-store",
    "set-cookie": null,
  },
  deck: { ...closed, ...house },
  // A file to keep: never drawn in our origin, whatever is in it.
  file: { ...closed, ...house, "content-security-policy": /default-src 'none'/ },
  picture: { ...closed, ...house, "content-security-policy": /sandbox|frame-ancestors 'none'/ },
  // Readers of feeds and pages that quote us take it; what is refused before it is found stays at home.
  shared: { ...never, ...house, "cross-origin-resource-policy": /^(cross|same)-origin$/, "set-cookie": null },
  media,
  figures: { ...closed, "cache-control": "no-store", "x-content-type-options": "nosniff" },
  socket: { ...closed, "cache-control": "no-store", "x-content-type-options": "nosniff" },
};

/** Where an answer's headers differ from the policy of its class; empty is good. */
export function headerProblems(kind: AnswerClass, headers: IncomingHttpHeaders): readonly string[] {
  return Object.entries(policy[kind]).flatMap(([name, wanted]) => {
    const said = headers[name];
    const text = Array.isArray(said) ? said.join(", ") : said;
    if (wanted === null) return text === undefined ? [] : [`${name}: ${text}`];
    const isRight = text !== undefined && (typeof wanted === "string" ? text === wanted : wanted.test(text));
    return isRight ? [] : [`${name}: ${text ?? "absent"}`];
  });
}
