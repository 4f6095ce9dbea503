import { html, type TemplateResult } from "lit";
import type { ProgramTime } from "../../../shared/time.ts";
import type { RulerPart } from "../../player/ruler/ruler-part.ts";
import { properties } from "../../ui/properties.ts";

/** The meeting's ruler as a picture: what it shows is said in words beside it, and it leads nowhere. */
export const nowRuler = (parts: readonly RulerPart[], at: ProgramTime): TemplateResult =>
  html`<span class="now__ruler" aria-hidden="true">${parts.map(
    ({ from, to, state }) =>
      html`<i
        class=${state}
        ${properties({ "--minutes": String(Math.max(1, (to - from) / 60_000)), "--done": `${doneOf(from, to, at)}%` })}
      ></i>`,
  )}</span>`;

const doneOf = (from: ProgramTime, to: ProgramTime, at: ProgramTime): number =>
  to <= from ? 100 : Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * 100);
