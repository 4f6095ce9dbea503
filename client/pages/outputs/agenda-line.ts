import { html, nothing, type TemplateResult } from "lit";
import type { ProgramTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import type { RulerPart } from "../../player/ruler/ruler-part.ts";
import { properties } from "../../ui/properties.ts";
import { type Chapter, chaptersOf } from "../viewer/chapters.ts";
import { meetingAgenda } from "../viewer/ruler-parts.ts";

/** The ruler where nobody can press it: parts as wide as their time, and how far the one that is on has come. */
export function agendaLine(record: MeetingRecord, now: ProgramTime): TemplateResult | typeof nothing {
  const parts = agendaParts(record, now);
  if (parts.length < 2) return nothing;
  return html`<div class="line" aria-hidden="true">${parts.map((part) => drawPart(part, now))}</div>`;
}

/** What comes after the item that is on at that moment, by the programme; `null`: nothing does. */
export const nextItem = (record: MeetingRecord, at: ProgramTime): Pick<Chapter, "number" | "title"> | null =>
  chaptersOf(record, { until: at }).find(({ state }) => state === "next") ?? null;

const agendaParts = (record: MeetingRecord, now: ProgramTime): readonly RulerPart[] =>
  meetingAgenda(record, record.phase === "open" ? now : null).parts;

/** A part that has only begun is seen all the same. */
const LEAST_MS = 60_000;

function drawPart({ from, to, state }: RulerPart, now: ProgramTime): TemplateResult {
  const length = Math.max(to - from, LEAST_MS);
  const done = state === "now" ? Math.min(1, Math.max(0, (now - from) / length)) : 0;
  return html`<i
    class="line__${state}"
    ${properties({ "--length": String(Math.round(length / 1000)), "--done": `${Math.round(done * 1000) / 10}%` })}
  ></i>`;
}
