import { html, type TemplateResult } from "lit";
import "../cards/card-slot.ts";
import type { Shown } from "./shown.ts";
import { t } from "./strings.ts";

/** Beside the picture: what stands on each layer on this frame. Slots stay, so that focus and fading have a place. */
export function stageSide({ program, cardsByLayer }: Shown, isReplay = false): TemplateResult {
  const isEmpty = program.stage === null && program["lower-third"] === null && program.side === null;
  return html`<div class="side">
    <efir-card-slot class="side__slide" .card=${program.stage?.card ?? null} .shown=${cardsByLayer.stage}></efir-card-slot>
    <efir-card-slot class="side__speaker" .card=${program["lower-third"]?.card ?? null}></efir-card-slot>
    <efir-card-slot class="side__figure" .card=${program.side?.card ?? null} .shown=${cardsByLayer.side}></efir-card-slot>
    ${isEmpty ? html`<p class="side__empty">${t(isReplay ? "nothingWasOnAir" : "nothingOnAir")}</p>` : ""}
  </div>`;
}
