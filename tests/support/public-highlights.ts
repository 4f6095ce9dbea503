import type { FeedPage, GoneHighlight, HighlightContent, PublicHighlight } from "../../shared/feeds.ts";
import { programTime } from "../../shared/time.ts";

/** 30 January 2026, 11:41 in Yekaterinburg. */
export const released = Date.UTC(2026, 0, 30, 6, 41);
export const zone = "Asia/Yekaterinburg";

interface Part extends Partial<Omit<PublicHighlight, "content" | "releasedAt">> {
  /** After the first minute. */
  readonly minute?: number;
  readonly content?: Partial<HighlightContent>;
}

/** A quote, released, that nobody has corrected. */
export function aHighlight({ minute = 0, content = {}, ...more }: Part = {}): PublicHighlight {
  const at = programTime(released + minute * 60_000);
  return {
    code: "7K2Q",
    meeting: "primer",
    meetingTitle: "Итоги 2025 года",
    zone,
    seq: 1,
    rev: 1,
    releasedAt: at,
    updatedAt: at,
    corrections: [],
    clip: null,
    ...more,
    content: {
      kind: "quote",
      text: "Сиделка теперь приходит утром и вечером",
      who: { name: "Андрей Лебедев", post: "Межрайонный центр", place: "Каменск" },
      tags: ["коллегия2026"],
      alt: "Цитата",
      moment: { from: at, until: programTime(at + 20_000) },
      ...content,
    },
  };
}

export const aGone = (code: string, seq: number): GoneHighlight => ({
  code,
  meeting: "primer",
  seq,
  at: programTime(released + 3_600_000),
});

export const aPage = (part: Partial<FeedPage> = {}): FeedPage => ({
  items: [],
  gone: [],
  seq: Math.max(0, ...(part.items ?? []).map(({ seq }) => seq), ...(part.gone ?? []).map(({ seq }) => seq)),
  hasMore: false,
  ...part,
});
