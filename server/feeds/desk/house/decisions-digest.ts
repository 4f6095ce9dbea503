import type { Highlight } from "../../../../shared/feeds.ts";
import { millis, type ProgramTime } from "../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import type { FeedRows } from "../../ports.ts";
import { digestContent } from "./digest-words.ts";
import type { HousePosts } from "./house-posts.ts";
import { house, idOf } from "./made-by-house.ts";

/** A meeting that ended longer ago is nobody's news. */
const STILL_NEWS = millis(86_400_000);
const HEADING = "Решения заседания";

/**
 * All decisions that were released, drafted once the meeting is closed: for somebody to approve (FD54). What comes later is added while
 * nobody has touched the draft.
 * @returns whether something was changed
 */
export function keepDecisionsDigest(
  rows: FeedRows,
  { meeting, record, standing, now }: DigestOccasion,
  posts: HousePosts,
): boolean {
  const { settings } = rows.settings.of(meeting);
  if (record.closedAt === null || !settings.closingDigest || now - record.closedAt > STILL_NEWS) return false;
  const decisions = standing.filter(
    ({ content, isRehearsal }) => content.kind === "decision" && isRehearsal === settings.isRehearsal,
  );
  if (decisions.length === 0) return false;
  const { isRehearsal } = settings;
  const idAt = (generation: number) => idOf("decisions", meeting, String(isRehearsal), String(generation));
  const digests = ofDecisions(rows, idAt);
  const last = digests.at(-1) ?? null;
  const content = digestContent(`${HEADING}: ${record.title}`, decisions);
  if (last === null || last.state === "withdrawn") {
    posts.make(rows, { id: idAt(digests.length), meeting, content, isRehearsal });
    return true;
  }
  // `version`: nobody has written into it, and it has not been approved.
  const isUntouched = last.state === "draft" && last.version === 1 && last.content.text !== content.text;
  if (!isUntouched || last.madeBy.id !== house.id) return false;
  rows.highlights.save({ ...last, content }, last.version);
  return true;
}

export interface DigestOccasion {
  readonly meeting: string;
  readonly record: MeetingRecord;
  /** Highlights that the public has now, oldest first. */
  readonly standing: readonly Highlight[];
  readonly digests: readonly Highlight[];
  readonly now: ProgramTime;
}

/** Each that was withdrawn has one after it. */
function ofDecisions(rows: FeedRows, idAt: (generation: number) => string): readonly Highlight[] {
  const found: Highlight[] = [];
  for (;;) {
    const next = rows.highlights.byId(idAt(found.length));
    if (next === null) return found;
    found.push(next);
  }
}
