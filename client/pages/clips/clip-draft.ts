/** What is being written of a clip, field by field, and what becomes of it when somebody else saved meanwhile. Pure. Rules BZ139, BZ140. */
import type { Clip, ClipSubject } from "../../../shared/clips.ts";
import type { ClipChange } from "../../control/clips/clips-api.ts";

export interface ClipDraft {
  readonly title: string;
  readonly quotation: string;
  readonly name: string;
  readonly post: string;
  readonly place: string;
  /** Number of the programme's item; empty: none. */
  readonly item: string;
  readonly trim: Clip["trim"];
  /** WebVTT; empty: none. */
  readonly captions: string;
}
export type ClipField = keyof ClipDraft;

export const clipFields = [
  "title",
  "quotation",
  "name",
  "post",
  "place",
  "item",
  "trim",
  "captions",
] as const satisfies readonly ClipField[];

const ofSubject = ["name", "post", "place", "item"] as const satisfies readonly ClipField[];

export const draftOf = ({ title, quotation, subject, trim, captions }: Clip): ClipDraft => ({
  ...{ title, quotation, trim, captions: captions ?? "" },
  ...{ name: subject?.name ?? "", post: subject?.post ?? "" },
  ...{ place: subject?.place ?? "", item: subject?.item ?? "" },
});

export const changedFields = (base: ClipDraft, draft: ClipDraft): readonly ClipField[] =>
  clipFields.filter((field) => !isSame(base[field], draft[field]));

/** What `PATCH` is asked for. */
export function changeOf(base: ClipDraft, draft: ClipDraft): ClipChange {
  const changed = new Set(changedFields(base, draft));
  const isSubject = ofSubject.some((field) => changed.has(field));
  return {
    ...(changed.has("title") ? { title: draft.title.trim() } : {}),
    ...(changed.has("quotation") ? { quotation: draft.quotation.trim() } : {}),
    ...(isSubject ? { subject: subjectOf(draft) } : {}),
    ...(changed.has("trim") ? { trim: draft.trim } : {}),
    ...(changed.has("captions") ? { captions: draft.captions === "" ? null : draft.captions } : {}),
  };
}

/** Fields that may not be left empty, and are: what was written nowhere yet is not asked for (BZ139). */
export function emptyFields(base: ClipDraft, draft: ClipDraft): readonly ClipField[] {
  const changed = changedFields(base, draft);
  const isSubject = ofSubject.some((field) => changed.includes(field));
  const asked: readonly ClipField[] = [
    ...(changed.includes("title") ? (["title"] as const) : []),
    ...(isSubject ? (["name", "post"] as const) : []),
  ];
  return asked.filter((field) => String(draft[field]).trim() === "");
}

/** Both changed `conflicts`; of all else there is one who changed it, and theirs is taken. In conflicts `draft` has mine. */
export function merged(
  base: ClipDraft,
  mine: ClipDraft,
  theirs: ClipDraft,
): { readonly draft: ClipDraft; readonly conflicts: readonly ClipField[] } {
  const [byMe, byThem] = [new Set(changedFields(base, mine)), changedFields(base, theirs)];
  const conflicts = byThem.filter((field) => byMe.has(field) && !isSame(mine[field], theirs[field]));
  const kept = Object.fromEntries([...byMe].map((field) => [field, mine[field]]));
  return { draft: { ...theirs, ...kept }, conflicts };
}

function subjectOf({ name, post, place, item }: ClipDraft): ClipSubject {
  return {
    ...{ name: name.trim(), post: post.trim() },
    ...(place.trim() === "" ? {} : { place: place.trim() }),
    ...(item === "" ? {} : { item }),
  };
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
