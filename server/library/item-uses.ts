import type { LibraryItem, LibraryUse } from "../../shared/library.ts";
import type { Exhibitions } from "./exhibitions-port.ts";
import type { Meetings } from "./meetings-port.ts";

/**
 * Which meetings show the item, or plan to: by its id on their cards and stands, or by a file of it (LB7). A stand that is published
 * shows it; a draft plans to.
 */
export function usesOf(
  item: LibraryItem,
  meetings: Meetings,
  exhibitions: Pick<Exhibitions, "standsOf">,
): readonly LibraryUse[] {
  const names = new Set([item.id, ...filesIn(item.content)]);
  return meetings.meetings().flatMap(({ slug }) => {
    const record = meetings.recordOf(slug);
    const plan = meetings.planOf(slug);
    if (record === null || plan === null) return [];
    const { title, programme, about, showings } = record;
    // Covers and portraits stand in what was planned of the meeting itself.
    const planned = [...plan.cues.map(({ card }) => card), ...programme, about].filter((one) => isNamed(one, names));
    const shown = showings.filter(({ card }) => isNamed(card, names));
    const stands = exhibitions.standsOf(slug);
    const published = stands.filter((stand) => isNamed(stand.published, names)).length;
    const drafted = stands.filter((stand) => !isNamed(stand.published, names) && isNamed(stand.draft, names)).length;
    const use = { planned: planned.length + drafted, shown: shown.length + published };
    return use.planned + use.shown === 0 ? [] : [{ slug, title, ...use }];
  });
}

/** Names of the pictures and documents that anything of the library or of a meeting is made of. */
export function filesIn(thing: unknown): readonly string[] {
  if (typeof thing !== "object" || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]) =>
    key === "file" && typeof value === "string" ? [value] : filesIn(value),
  );
}

function isNamed(thing: unknown, names: ReadonlySet<string>): boolean {
  if (typeof thing === "string") return names.has(thing);
  if (typeof thing !== "object" || thing === null) return false;
  return Object.values(thing).some((value) => isNamed(value, names));
}
