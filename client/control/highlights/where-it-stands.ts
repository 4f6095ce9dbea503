/** Where a highlight stands, target by target, as rows of the outbox tell it. Pure. Rules FD147–FD150. */
import type { FeedDesk, Highlight, ToldRow } from "../../../shared/feeds.ts";

/**
 * `look`: it may be there, and a person has to look. `by-hand`: it stands, and only a person can take it away. `doubtful`: it may
 * be there, it is being looked for. `coming`: it will be there. `leaving`: it is being taken away. `failed`: it is not there, and
 * will not be by itself. `gone`: it stood there, and does not any more. From what asks most of a person to what asks nothing.
 */
export const standings = [
  ...(["look", "by-hand", "doubtful", "coming", "leaving", "stands", "failed", "gone", "absent"] as const),
];
export type Standing = (typeof standings)[number];

export interface TargetStanding {
  readonly target: string;
  readonly standing: Standing;
  /** Where people see what stands there; `null`: the target did not say. */
  readonly url: string | null;
  /** Oldest first. */
  readonly rows: readonly ToldRow[];
}

type Told = Pick<FeedDesk, "rows" | "targets">;

/** Targets that have anything to do with it, our own feed first. */
export function standingsOf({ id, state }: Highlight, { rows, targets }: Told): readonly TargetStanding[] {
  const own = rows.filter(({ highlight }) => highlight === id).toSorted((one, other) => one.id - other.id);
  const rank = new Map(["own", ...targets.map((target) => target.id)].map((target, index) => [target, index]));
  const order = (target: string) => rank.get(target) ?? rank.size;
  const named = [...new Set(own.map(({ target }) => target))].toSorted((one, other) => order(one) - order(other));
  return named.map((target) => {
    const some = own.filter((row) => row.target === target);
    const creates = some.filter(({ op }) => op === "create");
    const words = creates.map((create) => standingOf(create, removalOf(some, create), state === "withdrawn"));
    const standing = standings.find((word) => words.includes(word)) ?? "absent";
    return { target, standing, rows: some, url: urlOf(creates) };
  });
}

/** A removal has the part and the revision of what it removes. */
const removalOf = (rows: readonly ToldRow[], { part, rev }: ToldRow): ToldRow | undefined =>
  rows.find((row) => row.op === "delete" && row.part === part && row.rev === rev && row.state !== "cancelled");

function standingOf(create: ToldRow, removal: ToldRow | undefined, isGone: boolean): Standing {
  const { state, isDoubtful } = create;
  if (removal?.state === "sent") return "gone";
  if (state === "held" && isDoubtful) return "look";
  if (state === "sending" && !isDoubtful && !isGone) return "coming";
  if (state === "sending" || state === "unknown" || (isDoubtful && state !== "sent")) return "doubtful";
  if (state === "sent") {
    if (removal?.state === "held" || removal?.state === "dead") return "by-hand";
    return removal !== undefined || isGone ? "leaving" : "stands";
  }
  if (state === "queued") return "coming";
  return state === "cancelled" ? "absent" : "failed";
}

/** Of the newest that was sent. */
const urlOf = (creates: readonly ToldRow[]): string | null =>
  creates.findLast(({ state, remoteUrl, part }) => state === "sent" && remoteUrl !== null && part === 0)?.remoteUrl ??
  creates.findLast(({ remoteUrl }) => remoteUrl !== null)?.remoteUrl ??
  null;

/** What only a person can settle, or has to know of; of several targets of a highlight, the worst. By highlight. */
export function troublesOf(told: Pick<FeedDesk, "highlights" | "rows" | "targets">): ReadonlyMap<string, Trouble> {
  // Only rows that rest make any: a hundred highlights are not gone through for one.
  const resting = new Set(
    told.rows.flatMap(({ highlight, state }) => (state === "held" || state === "dead" ? [highlight] : [])),
  );
  return new Map(
    told.highlights.flatMap((one) => {
      const here = resting.has(one.id) ? standingsOf(one, told).map(({ standing }) => standing) : [];
      const worst = troubles.find((trouble) => here.includes(trouble));
      return worst === undefined ? [] : [[one.id, worst] as const];
    }),
  );
}

const troubles = ["look", "by-hand", "failed"] as const satisfies readonly Standing[];
export type Trouble = (typeof troubles)[number];

export interface Withdrawal {
  /** It is certainly not there any more. */
  readonly gone: number;
  /** Where it stood, or may have stood. */
  readonly of: number;
  /** What is left for a person. */
  readonly byHand: readonly TargetStanding[];
}

/** «Отозвано на 5 из 6». */
export function withdrawalOf(all: readonly TargetStanding[]): Withdrawal {
  const stood = all.filter(({ standing }) => standing !== "absent" && standing !== "failed" && standing !== "coming");
  return {
    gone: stood.filter(({ standing }) => standing === "gone").length,
    of: stood.length,
    byHand: stood.filter(({ standing }) => standing === "by-hand" || standing === "look"),
  };
}

/** Where it stands now, or may: what a withdrawal takes it from. */
export const standsOn = (all: readonly TargetStanding[]): readonly TargetStanding[] =>
  all.filter(
    ({ standing, rows }) =>
      ["stands", "doubtful", "look", "leaving", "by-hand"].includes(standing) ||
      rows.some(({ state }) => state === "sending"),
  );
