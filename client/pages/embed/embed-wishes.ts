/** What the page around a widget asks of it by its address: `?theme=dark&parts=title,link` (OU30). Pure. */
import { type Theme, themes } from "../../ui/view-settings.ts";

export const embedParts = ["title", "link", "ruler"] as const;
export type EmbedPart = (typeof embedParts)[number];

export interface EmbedWishes {
  /** `null`: the system's. */
  readonly theme: Theme | null;
  readonly parts: ReadonlySet<EmbedPart>;
}

/** Whatever else is asked for is passed over: an address lives for years in pages that nobody looks after. */
export function embedWishes(search: string): EmbedWishes {
  const query = new URLSearchParams(search);
  const theme = themes.find((one) => one === query.get("theme")) ?? null;
  const asked = query.get("parts")?.split(",");
  return {
    theme,
    parts: new Set(asked === undefined ? ["title", "link"] : embedParts.filter((one) => asked.includes(one))),
  };
}
