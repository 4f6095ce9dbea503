import { RundownElement } from "../../../client/control/rundown.ts";
import "../../../client/ui/page.css";
import type { Card, CardOf } from "../../../shared/cards/index.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { standing } from "../../../shared/timeline/standing.ts";

const MINUTE = 60_000;
const image = { file: `${"a".repeat(32)}.png`, widthPx: 1600, heightPx: 900 };

/** The agenda of the mock-up: what was, what is on since 22 min 7 s, what is ahead. `[title, minutes, who]`. */
const agenda = [
  ["Открытие заседания", 15, undefined],
  ["Итоги 2025 года и задачи на 2026 год", 35, undefined],
  ["Долговременный уход", 30, "А. П. Лебедев"],
  ["Блиц-интервью с площадок", 10, "3 ролика, 2:45"],
  ["Социальный контракт", 25, undefined],
  ["Награждение", 20, undefined],
  ["Решение коллегии", 15, undefined],
] as const;

export const slideOf = (deckId: string, number: number): Card => ({
  kind: "slide",
  id: `${deckId}-slide-${number}`,
  title: `Слайд ${number}`,
  alt: "Столбики растут",
  image,
  number,
  of: 42,
  deckId,
});

export const cueOf = (card: Card, more: Partial<Cue> = {}): Cue => ({ id: `cue-${card.id}`, card, ...more });

const chapter = (index: number): CardOf<"agenda"> => {
  const [title = "", , detail] = agenda[index] ?? [];
  return {
    kind: "agenda",
    id: `chapter-${index + 1}`,
    number: index + 1,
    title,
    itemId: `item-${index + 1}`,
    ...(detail === undefined ? {} : { detail }),
  };
};

const under: Readonly<Record<number, readonly Cue[]>> = {
  0: [cueOf({ kind: "speaker", id: "speaker-1", name: "Елена Воронцова", post: "министр" })],
  2: [
    cueOf({ kind: "speaker", id: "speaker-2", name: "Андрей Лебедев", post: "директор центра" }, { isFlagged: true }),
    ...Array.from({ length: 42 }, (_, index) => cueOf(slideOf("deck-0001", index + 1))),
    cueOf(
      { kind: "figure", id: "figure-1", value: "3 047", unit: "человек", label: "получают уход" },
      { note: "Ждать, пока назовёт число вслух", afterMs: 150_000 },
    ),
  ],
  3: [
    cueOf({ kind: "quote", id: "quote-001", text: "Мы приехали за час", who: "А. М. Гареева" }, { isSkipped: true }),
    cueOf({ kind: "break", id: "break-001", reason: "Технический перерыв" }),
  ],
};

export const mockCues: readonly Cue[] = agenda.flatMap((_, index) => [cueOf(chapter(index)), ...(under[index] ?? [])]);

/** Where it is about midday: an agenda that runs over midnight is one of two days, whenever the tests run. */
function middayZone(now: ProgramTime): string {
  const east = 12 - new Date(now).getUTCHours();
  // Such names count westwards.
  return east === 0 ? "UTC" : `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}`;
}

/** The record of the mock-up's meeting, as at `now`. */
export function mockRecord(now: ProgramTime): MeetingRecord {
  const begun = now - 22 * MINUTE - 7_000;
  const [first, second] = [begun - (14 * 60 + 20 + 39 * 60) * 1000, begun - 39 * MINUTE];
  const planned = first + 20_000;
  let after = 0;
  const programme = agenda.map(([title, minutes], index) => {
    const startsAt = programTime(planned + after * MINUTE);
    after += minutes;
    return { id: `item-${index + 1}`, title, startsAt, minutes };
  });
  const starts = [first, second, begun];
  return {
    ...emptyRecord,
    phase: "open",
    title: "Итоги 2025 года и задачи на 2026 год",
    openedAt: programTime(first),
    programme,
    about: { language: "ru", days: [], timeZone: middayZone(now) },
    showings: [
      ...starts.map((from, index) => ({
        seq: index + 3,
        card: chapter(index),
        layer: "chapter" as const,
        from: programTime(from),
        until: starts[index + 1] === undefined ? null : programTime(starts[index + 1] ?? 0),
      })),
      { seq: 9, card: slideOf("deck-0001", 7), layer: "stage" as const, from: programTime(begun), until: null },
    ],
  };
}

/** A rundown on a page of its own; `asked` are the events that it sent up, in order. */
export async function openRundown(given: Partial<RundownElement> = {}) {
  const now = programTime(Date.now());
  const page = document.createElement("div");
  const rundown = new RundownElement();
  const record = given.record ?? mockRecord(now);
  Object.assign(rundown, { cues: mockCues, record, program: standing(record, now), serverOffset: millis(0) }, given);
  page.append(rundown);
  document.body.append(page);
  const asked: Event[] = [];
  for (const type of [
    "efir-prepare",
    "efir-move-cue",
    "efir-mark-cue",
    "efir-take-cue",
    "efir-edit-mode",
    "efir-clear",
  ])
    page.addEventListener(type, (event) => asked.push(event));
  page.addEventListener("efir-edit", (event) => asked.push(event));
  await settledRundown(rundown);
  const items = () => [...(rundown.shadowRoot?.querySelectorAll("efir-rundown-item") ?? [])];
  const find = (selector: string): HTMLElement[] =>
    [rundown, rundown.shadowRoot?.querySelector("efir-rundown-foot"), ...items()].flatMap((root) => [
      ...(root?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
    ]);
  return {
    rundown,
    asked,
    items,
    find,
    row: (cueId: string): HTMLElement => {
      const found = find(`[data-cue="${cueId}"], [data-deck="${cueId}"]`).at(-1);
      if (found === undefined) throw new Error(`no row of ${cueId}`);
      return found;
    },
    button: (name: string | RegExp): HTMLElement | undefined =>
      find("button").find((one) => {
        const words = (one.getAttribute("aria-label") ?? one.textContent ?? "").replace(/\s+/g, " ").trim();
        return typeof name === "string" ? words === name : name.test(words);
      }),
    settle: () => settledRundown(rundown),
    close: () => page.remove(),
  };
}

export type OpenRundown = Awaited<ReturnType<typeof openRundown>>;

async function settledRundown(rundown: RundownElement): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await rundown.updateComplete;
    await Promise.resolve();
  }
}
