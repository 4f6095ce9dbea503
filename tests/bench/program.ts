import { programTime } from "../../shared/time.ts";
import { emptyProgram, programAt } from "../../shared/timeline/at.ts";
import type { MeetingRecord, Program, Showing } from "../../shared/timeline/record.ts";
import { everyCard } from "../support/every-card.ts";
import { aRecord, taken } from "../support/ledger-builders.ts";
import { type Row, row } from "./figures.ts";

const EVENTS = 5_000;
const ASKED = 20_000;

/** `programAt` over a long meeting, beside going through every showing, as a page asks on each frame. */
export async function* programRows(): AsyncGenerator<Row> {
  const cards = Object.values(everyCard);
  const events = Array.from({ length: EVENTS }, (_, index) => {
    const card = cards[index % cards.length] ?? everyCard.notice;
    return [index * 2_000, taken({ ...card, id: `card-${index}0000`.slice(0, 40) })] as const;
  });
  const record = aRecord(...events);
  const moments = Array.from({ length: ASKED }, (_, index) => programTime((index * 7_919) % (EVENTS * 2_000)));
  for (const moment of moments.slice(0, 200)) {
    if (JSON.stringify(programAt(record, moment)) !== JSON.stringify(scanned(record, moment)))
      throw new Error("they differ");
  }
  const found = timed(() => moments.forEach((moment) => void programAt(record, moment)));
  const gone = timed(() => moments.slice(0, ASKED / 100).forEach((moment) => void scanned(record, moment))) * 100;
  const perCall = (ms: number) => ((ms / ASKED) * 1_000).toFixed(2);
  yield row(`programAt over ${EVENTS} events, any moment`, "", `${perCall(found)} µs`);
  yield row("— beside going through all showings", "", `${perCall(gone)} µs, ${(gone / found).toFixed(0)}×`);
}

function scanned({ showings }: MeetingRecord, at: number): Program {
  const program: Record<string, Showing | null> = { ...emptyProgram };
  for (const showing of showings) {
    if (showing.from <= at && (showing.until === null || at < showing.until)) program[showing.layer] = showing;
  }
  // The layers of an empty program, each filled or not.
  return program as Program;
}

/** The middle of five. Milliseconds. */
function timed(work: () => void): number {
  work();
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return runs.toSorted((one, other) => one - other)[2] ?? 0;
}
