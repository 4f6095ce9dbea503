/** What a draft changes of the published stand, field by field. Pure, for the server and for pages without schemas (EB16). */
import type { StandContent, StandField } from "../exhibition.ts";
import { standFields } from "./required.ts";
import { type WordRun, wordChanges } from "./word-changes.ts";

export type WordField = "institution" | "place" | "title" | "lead" | "text";
export type SingleField = "cover" | "film";
export type ListField = "gallery" | "figures" | "documents" | "links" | "people";

type Item<Field extends ListField> = StandContent[Field][number];

/** One entry of a list. `moved`: the same, elsewhere in the list. */
export type EntryChange<Entry> =
  | { readonly kind: "added"; readonly is: Entry }
  | { readonly kind: "removed"; readonly was: Entry }
  | { readonly kind: "changed"; readonly was: Entry; readonly is: Entry }
  | { readonly kind: "moved"; readonly is: Entry };

/** One field that says something else; fields that say the same are not told. */
export type StandChange =
  | { readonly sort: "words"; readonly field: WordField; readonly runs: readonly WordRun[] }
  | {
      readonly [Field in SingleField]: {
        readonly sort: "single";
        readonly field: Field;
        readonly was: NonNullable<StandContent[Field]> | null;
        readonly is: NonNullable<StandContent[Field]> | null;
      };
    }[SingleField]
  | {
      readonly [Field in ListField]: {
        readonly sort: "list";
        readonly field: Field;
        readonly entries: readonly EntryChange<Item<Field>>[];
      };
    }[ListField];

/** @param published `null`: nothing is, and all that the draft says is new. In the order of a form; empty: they say the same. */
export function changesOf(published: StandContent | null, draft: StandContent): readonly StandChange[] {
  return standFields.flatMap((field) => changeOf(field, published, draft) ?? []);
}

function changeOf(field: StandField, published: StandContent | null, draft: StandContent): StandChange | null {
  switch (field) {
    case "institution":
    case "place":
    case "title":
    case "lead":
    case "text": {
      const was = published?.[field] ?? "";
      return was === draft[field] ? null : { sort: "words", field, runs: wordChanges(was, draft[field]) };
    }
    case "cover": {
      const [was, is] = [published?.cover ?? null, draft.cover ?? null];
      return isSame(was, is) ? null : { sort: "single", field, was, is };
    }
    case "film": {
      const [was, is] = [published?.film ?? null, draft.film ?? null];
      return isSame(was, is) ? null : { sort: "single", field, was, is };
    }
    case "gallery": {
      const entries = entryChanges(published?.gallery, draft.gallery, ({ image }) => image.file);
      return entries.length === 0 ? null : { sort: "list", field, entries };
    }
    case "figures": {
      const entries = entryChanges(published?.figures, draft.figures, (it) => it.figureId ?? it.content.label);
      return entries.length === 0 ? null : { sort: "list", field, entries };
    }
    case "documents": {
      const entries = entryChanges(published?.documents, draft.documents, ({ file }) => file.file);
      return entries.length === 0 ? null : { sort: "list", field, entries };
    }
    case "links": {
      const entries = entryChanges(published?.links, draft.links, ({ url }) => url);
      return entries.length === 0 ? null : { sort: "list", field, entries };
    }
    case "people": {
      const entries = entryChanges(published?.people, draft.people, ({ name }) => name);
      return entries.length === 0 ? null : { sort: "list", field, entries };
    }
  }
}

/** Entries are the same thing by what `keyOf` says of them; of several with one key the first goes with the first. */
function entryChanges<Entry>(
  before: readonly Entry[] = [],
  after: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly EntryChange<Entry>[] {
  const oldByKey = keyed(before, keyOf);
  const newKeys = keyed(after, keyOf);
  const stayed = [...oldByKey.keys()].filter((key) => newKeys.has(key));
  const order = [...newKeys.keys()].filter((key) => oldByKey.has(key));
  const changes: EntryChange<Entry>[] = [];
  for (const [key, is] of newKeys) {
    const was = oldByKey.get(key);
    if (was === undefined) changes.push({ kind: "added", is });
    else if (!isSame(was, is)) changes.push({ kind: "changed", was, is });
    else if (stayed.indexOf(key) !== order.indexOf(key)) changes.push({ kind: "moved", is });
  }
  for (const [key, was] of oldByKey) if (!newKeys.has(key)) changes.push({ kind: "removed", was });
  return changes;
}

function keyed<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, Entry> {
  const entryByKey = new Map<string, Entry>();
  for (const entry of entries) {
    let key = keyOf(entry);
    while (entryByKey.has(key)) key += "\u0000";
    entryByKey.set(key, entry);
  }
  return entryByKey;
}

/** Both came as JSON, whose keys may stand in any order; `undefined` is as good as absent. What the house notes of a correction is no change of the draft's. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const [mine, theirs] = [said(one), said(other)];
  if (mine.size !== theirs.size) return false;
  return [...mine].every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)));
}

const said = (thing: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(thing).filter(([key, value]) => value !== undefined && key !== "corrected"));

/** Whether they say the same to a reader. */
export const isSameContent = (one: StandContent, other: StandContent): boolean => changesOf(one, other).length === 0;
