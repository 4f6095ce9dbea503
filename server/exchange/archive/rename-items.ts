import { createHash } from "node:crypto";
import type { Cue } from "../../../shared/rundown/plan.ts";
import type { Items } from "../ports.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ArchivedItem, MeetingContents } from "./contents.ts";
import { archived } from "./gather.ts";
import { itemsOf } from "./references.ts";

/** How an archive's items find their places in a library that may have others of their ids. */
export interface Placed {
  readonly cards: MeetingContents["cards"];
  /** Those that are not there yet. */
  readonly fresh: readonly ArchivedItem[];
  /** How many go by another id than in the archive. */
  readonly renamed: number;
}

/**
 * An item that stands there as it is in the archive stays; where another stands, it comes in beside it, and the cards
 * name that (EX19). Its other id follows from what it says, so the same archive taken in again finds it.
 */
export function placeItems({ cards, library }: MeetingContents, find: Items["find"]): Placed {
  const idById = new Map(library.map((item) => [item.id, freeId(item, find)]));
  const renamed = [...idById].filter(([id, other]) => id !== other);
  return {
    cards: renamed.length === 0 ? cards : cards.map((cue) => renamedCue(cue, idById)),
    fresh: library.flatMap((item) => {
      const id = idById.get(item.id) ?? item.id;
      return find(id) === null ? [{ ...item, id }] : [];
    }),
    renamed: renamed.length,
  };
}

function freeId(item: ArchivedItem, find: Items["find"]): string {
  let { id } = item;
  for (;;) {
    const standing = find(id);
    if (standing === null || isSame(archived(standing), item)) return id;
    id = createHash("sha256")
      .update(`${id}\n${canonicalJson(item)}`)
      .digest("base64url")
      .slice(0, 22);
  }
}

const isSame = (one: ArchivedItem, other: ArchivedItem): boolean =>
  one.sort === other.sort && canonicalJson(one.content) === canonicalJson(other.content);

function renamedCue(cue: Omit<Cue, "revision">, idById: ReadonlyMap<string, string>): Omit<Cue, "revision"> {
  const others = itemsOf(cue.card).map(({ field, id }) => [field, idById.get(id) ?? id] as const);
  return { ...cue, card: { ...cue.card, ...Object.fromEntries(others) } };
}
