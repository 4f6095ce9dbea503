import { randomUUID } from "node:crypto";
import { labelOf } from "../../../shared/cards/index.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Actor } from "../../../shared/roles.ts";
import { MAX_CUES } from "../../../shared/rundown/decide.ts";
import type { ProgrammeChoice, SheetPreview, SheetProblemAnswer, SheetTaken } from "../../../shared/sheet.ts";
import type { ProgrammeItem } from "../../../shared/timeline/meeting-plan.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { localTime } from "../../../shared/zone.ts";
import type { Meetings } from "../ports.ts";
import { mergedProgramme } from "./merged-programme.ts";
import { draftOf, type SheetDraft } from "./sheet-draft.ts";
import { sheetsOf } from "./sheet-file.ts";
import { takeInSheet } from "./take-in-sheet.ts";

/** What of the spreadsheet is wanted. */
export interface SheetOrder {
  readonly programme: ProgrammeChoice;
  readonly cards: boolean;
  /** `plannedBy` of the preview. Absent: of what stands now. */
  readonly basedOn?: number | undefined;
}

interface Read {
  readonly record: MeetingRecord;
  readonly draft: SheetDraft;
  readonly cues: number;
}

const MOST_ITEMS = 100;

/** Programmes and cards from spreadsheets. Rules EX5–EX8 in docs/spec/exchange.md. */
export class SheetDesk {
  readonly #meetings: Meetings;

  constructor(meetings: Meetings) {
    this.#meetings = meetings;
  }

  async preview(slug: string, bytes: Uint8Array): Promise<Result<SheetPreview, SheetProblemAnswer>> {
    const read = await this.#read(slug, bytes);
    if (!read.ok) return read;
    const { record, draft, cues } = read.value;
    return accept({
      programme: draft.programme.map((item) => told(item, record.about.timeZone)),
      cards: draft.cards.map((card) => ({ kind: card.kind, label: labelOf(card) })),
      problems: draft.problems,
      standing: { items: record.programme.length, cards: cues, plannedBy: record.plannedBy },
    });
  }

  async apply(
    slug: string,
    bytes: Uint8Array,
    order: SheetOrder,
    by: Actor,
  ): Promise<Result<SheetTaken, SheetProblemAnswer>> {
    const read = await this.#read(slug, bytes);
    if (!read.ok) return read;
    const { record, draft } = read.value;
    const problem = unfit(read.value, order);
    if (problem !== null) return refuse(problem);
    const isPlanned = order.programme !== "skip" && draft.programme.length > 0;
    const cards = order.cards ? draft.cards : [];
    const refusal = await takeInSheet(
      this.#meetings,
      {
        slug,
        record,
        programme: isPlanned ? mergedProgramme(record.programme, draft.programme, order.programme) : null,
        cues: cards.map((card) => ({ id: randomUUID(), card })),
        basedOn: order.basedOn ?? record.plannedBy,
      },
      by,
    );
    return refusal === null
      ? accept({ items: isPlanned ? draft.programme.length : 0, cards: cards.length })
      : refuse(refusal);
  }

  async #read(slug: string, bytes: Uint8Array): Promise<Result<Read, SheetProblemAnswer>> {
    if (this.#meetings.recordOf(slug) === null) return refuse({ code: "UNKNOWN_MEETING" });
    const sheets = await sheetsOf(bytes);
    // Looked at again: reading took a while.
    const record = this.#meetings.recordOf(slug);
    if (record === null) return refuse({ code: "UNKNOWN_MEETING" });
    if (!sheets.ok) return refuse({ code: sheets.problem });
    const draft = draftOf(sheets.value, record.about, randomUUID);
    return accept({ record, draft, cues: this.#meetings.planOf(slug)?.cues.length ?? 0 });
  }
}

/** All that can be known before the first write (EX6). */
function unfit({ record, draft, cues }: Read, { programme, cards, basedOn }: SheetOrder): SheetProblemAnswer | null {
  if (draft.problems.length > 0) return { code: "BAD_ROWS", detail: String(draft.problems.length) };
  const brings = { items: programme === "skip" ? 0 : draft.programme.length, cards: cards ? draft.cards.length : 0 };
  if (brings.items + brings.cards === 0) return { code: "EMPTY" };
  if (brings.cards > 0 && cues + brings.cards > MAX_CUES) return { code: "TOO_MANY", detail: "cards" };
  if (brings.items === 0) return null;
  if (record.phase === "closed") return { code: "MEETING_CLOSED" };
  if (basedOn !== undefined && basedOn !== record.plannedBy) return { code: "STALE", detail: "plan" };
  return mergedProgramme(record.programme, draft.programme, programme).length > MOST_ITEMS
    ? { code: "TOO_MANY", detail: "programme" }
    : null;
}

function told(
  { title, time, startsAt, minutes, speakers = [] }: ProgrammeItem,
  timeZone: string | undefined,
): SheetPreview["programme"][number] {
  return {
    title,
    ...(time === undefined ? {} : { time }),
    ...(startsAt === undefined || timeZone === undefined ? {} : { date: localTime(startsAt, timeZone).date }),
    ...(minutes === undefined ? {} : { minutes }),
    speakers: speakers.map(({ name }) => name),
  };
}
