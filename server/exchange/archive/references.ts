import type { Card } from "../../../shared/cards/index.ts";
import { kindOf } from "../../../shared/cards/index.ts";
import { type LibrarySort, librarySorts } from "../../../shared/library.ts";
import type { MeetingContents } from "./contents.ts";

/** An item of the library that a card was made of. */
export interface ItemReference {
  readonly field: string;
  readonly sort: LibrarySort;
  readonly id: string;
}

/** By the fields of the card's kind: a new kind's references are known without a line here. */
export function itemsOf(card: Card): readonly ItemReference[] {
  // Its kind's fields name the card's own members.
  const members = card as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(kindOf(card)?.fields ?? {}).flatMap(([field, told]) => {
    const id = members[field];
    // Agenda items, stands and clips are the meeting's own, not the library's.
    const sort = told.sort === "ref" ? librarySorts.find((known) => known === told.to) : undefined;
    return sort === undefined || typeof id !== "string" ? [] : [{ field, sort, id }];
  });
}

/** Names in the archive of all files that the contents name, in order, each once. */
export function filesOf(contents: MeetingContents): readonly string[] {
  const names = new Set<string>();
  gather(contents, names);
  return [...names].sort();
}

/** A picture says how wide it is, a document how long: so they are told apart wherever they stand. */
function gather(value: unknown, names: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if ("file" in value && typeof value.file === "string") {
    if ("widthPx" in value) names.add(`images/${value.file}`);
    else if ("bytes" in value) names.add(`files/${value.file}`);
  }
  for (const member of Object.values(value)) gather(member, names);
}
