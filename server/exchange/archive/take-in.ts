import type { ArchiveRefusal, ImportedMeeting, ImportNote } from "../../../shared/meeting-archive.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import type { Items, Meetings, Papers, Pictures } from "../ports.ts";
import type { ArchivedItem } from "./contents.ts";
import { KeptFiles } from "./kept-files.ts";
import { planMeeting } from "./plan-meeting.ts";
import type { ReadArchive } from "./read-archive.ts";
import { placeItems } from "./rename-items.ts";

export interface House {
  readonly meetings: Meetings;
  readonly items: Items;
  readonly images: Pictures;
  readonly files: Papers;
}

interface Order {
  readonly archive: ReadArchive;
  readonly slug: string;
  readonly by: Actor;
  readonly at: ProgramTime;
}

/** Files, then items, then the meeting: whoever sees the meeting sees all of it. What fails leaves nothing new (EX18). */
export async function takeIn(house: House, order: Order): Promise<Result<ImportedMeeting, ArchiveRefusal>> {
  const kept = new KeptFiles(house.images, house.files);
  const added: string[] = [];
  const undo = async () => {
    for (const id of added) house.items.drop(id);
    await kept.undo();
  };
  try {
    const taken = await carryOut(house, order, { kept, added });
    if (!taken.ok) await undo();
    return taken;
  } catch (error) {
    await undo();
    throw error;
  }
}

async function carryOut(
  { meetings, items }: House,
  { archive, slug, by, at }: Order,
  { kept, added }: { readonly kept: KeptFiles; readonly added: string[] },
): Promise<Result<ImportedMeeting, ArchiveRefusal>> {
  const filed = await kept.keep(archive.images, archive.files);
  if (!filed.ok) return filed;
  const { cards, fresh, renamed } = placeItems(archive.contents, (id) => items.find(id));
  const problem = addItems(items, fresh, added, { at, actorId: by.id, actorName: by.name });
  if (problem !== null) return refuse(problem);
  const meeting = { ...archive.contents.meeting, slug };
  const planned = await planMeeting(meetings, { meeting, cards }, by);
  if (!planned.ok) return planned;
  const { hashtag } = meeting.about;
  const notes: readonly ImportNote[] = [
    ...(planned.value || hashtag === undefined ? [] : [{ code: "HASHTAG_TAKEN", hashtag } as const]),
    ...(renamed === 0 ? [] : [{ code: "ITEMS_RENAMED", count: renamed } as const]),
  ];
  const filesIn = archive.images.length + archive.files.length;
  return accept({ slug, title: meeting.title, cards: cards.length, items: fresh.length, files: filesIn, notes });
}

function addItems(
  items: Items,
  fresh: readonly ArchivedItem[],
  added: string[],
  hand: Parameters<Items["add"]>[1],
): ArchiveRefusal | null {
  for (const item of fresh) {
    const outcome = items.add(item, hand);
    if (!outcome.ok) return { code: outcome.problem === "TOO_MANY" ? "LIBRARY_FULL" : "DUPLICATE", detail: item.id };
    added.push(item.id);
  }
  return null;
}
