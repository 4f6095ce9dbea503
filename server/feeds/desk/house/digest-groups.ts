import type { FeedSettings, Highlight } from "../../../../shared/feeds.ts";
import type { ProgramTime } from "../../../../shared/time.ts";
import { programAt } from "../../../../shared/timeline/at.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import type { OpenTarget } from "../../outbox/target-shelf.ts";

/** `growing`: one post that is edited as the meeting goes. `once`: posted when its item is over, for it cannot be edited. */
export type DigestSort = "growing" | "once";

export interface DigestGroup {
  readonly sort: DigestSort;
  /** The agenda card's id; `""`: outside of any item. */
  readonly chapter: string;
  readonly heading: string;
  readonly targets: readonly string[];
  readonly isRehearsal: boolean;
  /** Names the group for as long as the meeting lasts. */
  readonly key: readonly string[];
  readonly members: readonly Highlight[];
}

export interface GroupOrder {
  readonly meeting: string;
  readonly record: MeetingRecord;
  readonly settings: FeedSettings;
  readonly targets: readonly OpenTarget[];
  /** Highlights that the public has, oldest first. */
  readonly standing: readonly Highlight[];
  /** Whether that target has it already, or has no use for it any more. */
  readonly isTold: (highlight: Highlight, target: string, sort: DigestSort) => boolean;
}

/** Which highlights are told together: of one item of the agenda, for the same targets (FD53). */
export function digestGroups(order: GroupOrder): readonly DigestGroup[] {
  const gathering = order.targets.filter(({ id }) => order.settings.targets[id]?.mode === "digest");
  const bySort: Readonly<Record<DigestSort, readonly string[]>> = {
    growing: gathering.filter(({ kind }) => kind.caps.edit === "in-place").map(({ id }) => id),
    once: gathering.filter(({ kind }) => kind.caps.edit !== "in-place").map(({ id }) => id),
  };
  const groups = new Map<string, DigestGroup>();
  for (const highlight of order.standing) {
    for (const sort of ["growing", "once"] as const) {
      const group = groupFor(order, sort, bySort[sort], highlight);
      if (group === null) continue;
      const name = JSON.stringify(group.key);
      const known = groups.get(name) ?? group;
      groups.set(name, { ...known, members: [...known.members, highlight] });
    }
  }
  return [...groups.values()];
}

function groupFor(
  { meeting, record, isTold }: GroupOrder,
  sort: DigestSort,
  gathering: readonly string[],
  highlight: Highlight,
): DigestGroup | null {
  const { content, targets: chosen, isRehearsal } = highlight;
  if (content.kind === "live" || content.kind === "digest") return null;
  const targets = gathering.filter((id) => (chosen?.includes(id) ?? true) && !isTold(highlight, id, sort));
  if (targets.length === 0) return null;
  const { chapter, heading } = chapterAt(record, momentOf(highlight));
  const some = targets.length === gathering.length ? [] : targets;
  const key = [meeting, sort, chapter, String(isRehearsal), ...some];
  return { sort, chapter, heading, targets, isRehearsal, key, members: [] };
}

/** What it is about; where that is not known, when it was released. */
const momentOf = ({ content, released, madeAt }: Highlight): ProgramTime =>
  content.moment?.from ?? released[0]?.at ?? madeAt;

function chapterAt(record: MeetingRecord, at: ProgramTime): Pick<DigestGroup, "chapter" | "heading"> {
  const card = programAt(record, at).chapter?.card;
  if (card?.kind !== "agenda") return { chapter: "", heading: record.title };
  return { chapter: card.id, heading: card.number === undefined ? card.title : `${card.number}. ${card.title}` };
}

/** Nothing more comes of it. */
export const isOver = ({ chapter }: DigestGroup, record: MeetingRecord, now: ProgramTime): boolean =>
  record.phase === "closed" || (chapter !== "" && programAt(record, now).chapter?.card.id !== chapter);

/** When nothing more came of it. Of an item that was called up again: the last time. */
export const overAt = ({ chapter }: DigestGroup, { showings, closedAt }: MeetingRecord): number =>
  showings.findLast(({ layer, card }) => layer === "chapter" && card.id === chapter)?.until ?? closedAt ?? 0;
