import type { LibraryItem } from "../../../shared/library.ts";
import type { Plan } from "../../../shared/rundown/plan.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { ArchivedItem, MeetingContents } from "./contents.ts";
import { itemsOf } from "./references.ts";

/** What is to be said of a meeting, and of the library's items that its cards were made of. */
export function contentsOf(
  slug: string,
  { title, about, programme }: MeetingRecord,
  { cues }: Plan,
  find: (id: string) => LibraryItem | null,
): MeetingContents {
  const ids = new Set(cues.flatMap(({ card }) => itemsOf(card)).map(({ id }) => id));
  return {
    meeting: { slug, title, about, programme },
    cards: cues.map(({ revision: _revision, ...cue }) => cue),
    library: [...ids].sort().flatMap((id) => {
      const item = find(id);
      // Deleted since: the card says what it says.
      return item === null ? [] : [archived(item)];
    }),
  };
}

export const archived = ({ id, sort, content }: LibraryItem): ArchivedItem =>
  // Sort and content agree in the item they come from.
  ({ id, sort, content }) as ArchivedItem;
