import { sentences } from "../../../../shared/cards/card-kind.ts";
import { quoted } from "../../../../shared/cards/quoted.ts";
import type { PublicClip } from "../../../../shared/clips.ts";
import { MOST_ALT } from "../../../../shared/feeds/commands.ts";
import {
  type HighlightContent,
  type HighlightKind,
  type HighlightSource,
  MOST_HIGHLIGHT_TEXT,
} from "../../../../shared/feeds.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import { programAt } from "../../../../shared/timeline/at.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { withoutUndefined } from "../../../../shared/without-undefined.ts";
import { cutText } from "./cut-text.ts";
import { type Drafted, fromCard } from "./from-card.ts";
import { momentAround, momentOfShowing } from "./moment.ts";

export interface DraftOrder {
  readonly source: HighlightSource;
  /** Absent: what the source is of itself. */
  readonly kind?: HighlightKind | undefined;
  /** Of the meeting, or of its rehearsal. */
  readonly record: MeetingRecord;
  readonly clipOf: (id: string) => PublicClip | null;
  readonly now: ProgramTime;
}

/** A first draft in the source's own words; `null`: there is no such source. */
export function draftContent({ source, kind, record, clipOf, now }: DraftOrder): HighlightContent | null {
  switch (source.type) {
    case "card": {
      const showing = record.showings.find(({ seq, card }) => seq === source.showing && card.id === source.cardId);
      if (showing === undefined) return null;
      const drafted = as(kind, fromCard(showing.card));
      // An agenda item is its own source.
      const chapter = showing.layer === "chapter" ? null : chapterWords(record, showing.from);
      return content(drafted, chapter, momentOfShowing(drafted.kind, showing, now));
    }
    case "clip": {
      const clip = clipOf(source.clipId);
      return clip && content(as(kind, fromClip(clip)), null, null);
    }
    case "mark": {
      const mark = record.highlights.find(({ id }) => id === source.id);
      if (mark === undefined) return null;
      const drafted = as(kind, { kind: "note", text: mark.text, alt: mark.text });
      return content(drafted, chapterWords(record, mark.at), momentAround(mark.at));
    }
    case "none": {
      const drafted = as(kind, { kind: "note", text: "", alt: "" });
      // Words written while the meeting runs are about what is on now; a photo is of its own moment.
      const isAboutNow = record.phase === "open" && drafted.kind !== "photo";
      return content(drafted, isAboutNow ? chapterWords(record, now) : null, isAboutNow ? momentAround(now) : null);
    }
  }
}

const as = (kind: HighlightKind | undefined, drafted: Drafted): Drafted =>
  kind === undefined ? drafted : { ...drafted, kind };

function fromClip({ id, title, quotation, subject, poster }: PublicClip): Drafted {
  const text = quotation || title;
  return {
    kind: "clip",
    text,
    who:
      subject === null ? undefined : withoutUndefined({ name: subject.name, post: subject.post, place: subject.place }),
    picture: poster ?? undefined,
    clipId: id,
    alt: sentences(title, quotation && quoted(quotation), subject?.name, subject?.post),
  };
}

function content(
  { source, ...drafted }: Drafted,
  chapter: string | null,
  moment: HighlightContent["moment"],
): HighlightContent {
  const words = [chapter, source].filter(Boolean).join(" · ");
  return withoutUndefined({
    ...drafted,
    text: cutText(drafted.text, MOST_HIGHLIGHT_TEXT),
    alt: cutText(drafted.alt, MOST_ALT),
    tags: [],
    sourceWords: words === "" ? undefined : cutText(words.charAt(0).toLocaleUpperCase("ru") + words.slice(1), 200),
    moment,
  });
}

/** `Вопрос 3`; the item's title where it has no number. */
function chapterWords(record: MeetingRecord, at: ProgramTime): string | null {
  const card = programAt(record, at).chapter?.card;
  if (card?.kind !== "agenda") return null;
  return card.number === undefined ? cutText(card.title, 80) : `Вопрос ${card.number}`;
}
