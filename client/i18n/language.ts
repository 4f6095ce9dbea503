/** The page's language: `?lang=` wins and is remembered, then what was remembered, then what the server wrote. */
export const languages = ["ru", "en"] as const;
export type Language = (typeof languages)[number];

const STORAGE_KEY = "efir.language";

const isLanguage = (text: string | null): text is Language => languages.some((language) => language === text);

/** Chooses among the three sources; each may be absent or nonsense. */
export function chooseLanguage(sources: {
  readonly query: string | null;
  readonly remembered: string | null;
  readonly served: string | null;
}): Language {
  if (isLanguage(sources.query)) return sources.query;
  if (isLanguage(sources.remembered)) return sources.remembered;
  const served = sources.served?.slice(0, 2) ?? null;
  return isLanguage(served) ? served : "ru";
}

/** What the meeting is written in, whatever the page speaks: told to screen readers (WCAG 3.1.2, VW43). */
export let contentLanguage: Language = "ru";

/** The meeting's language, once it is known; elements drawn later use it. */
export function setContentLanguage(next: Language): void {
  contentLanguage = next;
}

let current: Language = "ru";

export const language = (): Language => current;

/** Speaks `next` from now on: elements drawn later use it, and the document says so to screen readers. */
export function setLanguage(next: Language): void {
  current = next;
  if (typeof document !== "undefined") document.documentElement.lang = next;
}

/**
 * Reads the address, the storage and the document once, at the page's start; remembers a language asked for by address.
 * What the server wrote into the document is the meeting's own language.
 */
export function startLanguage(): void {
  const query = new URLSearchParams(location.search).get("lang");
  const served = document.documentElement.getAttribute("lang");
  if (isLanguage(served)) setContentLanguage(served);
  setLanguage(chooseLanguage({ query, remembered: recall(STORAGE_KEY), served }));
  if (isLanguage(query)) remember(STORAGE_KEY, query);
}

// Storage is refused in some private windows and by some policies; the page works without it.
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not remembered: the choice holds for this page.
  }
}
