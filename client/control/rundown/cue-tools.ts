import { html, type TemplateResult } from "lit";
import { labelOf } from "../../../shared/cards/index.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { icon } from "../../ui/icons.ts";
import { DropEvent, EditEvent } from "../events.ts";
import { MarkCueEvent, StepEvent } from "./events.ts";
import { t } from "./strings.ts";

/** At a row's end: its form, and what opens its other tools. */
export function rowEnds(cue: Cue, isOpen: boolean, show: () => void): TemplateResult {
  const title = labelOf(cue.card);
  const [edit, more] = [t("editCue", { title }), t("toolsOf", { title })];
  const write = pressed((from) => from.dispatchEvent(new EditEvent(cue.card.kind, cue)));
  return html`<div class="ends">
    <button class="btn btn--s btn--icon" type="button" aria-label=${edit} title=${edit} @click=${write}>${icon("pencil")}</button>
    <button class="btn btn--s btn--icon" type="button" aria-label=${more} title=${more} aria-expanded=${isOpen} @click=${show}>${icon("more")}</button>
  </div>`;
}

/** The buttons of «Правка» under a cue; what dragging does, buttons do too (WCAG 2.5.7). */
export function cueTools({
  cue,
  isNoteOpen,
  toggleNote,
}: {
  readonly cue: Cue;
  readonly isNoteOpen: boolean;
  readonly toggleNote: () => void;
}): TemplateResult {
  const { isFlagged = false, isSkipped = false } = cue;
  const title = labelOf(cue.card);
  const tool = (label: string, sign: unknown, act: (from: EventTarget) => void) =>
    html`<button class="btn btn--s btn--icon" type="button" aria-label=${label} title=${label} @click=${pressed(act)}>${sign}</button>`;
  const turn = (label: string, sign: unknown, isOn: boolean, act: (from: EventTarget) => void) =>
    html`<button class="btn btn--s btn--icon" type="button" aria-label=${label} title=${label} aria-pressed=${isOn} @click=${pressed(act)}>${sign}</button>`;
  return html`<div class="tools">
    ${tool(t("moveUp", { title }), "↑", (from) => from.dispatchEvent(new StepEvent(cue.id, -1)))} ${tool(t("moveDown", { title }), "↓", (from) => from.dispatchEvent(new StepEvent(cue.id, 1)))}
    ${turn(t("flagCue", { title }), icon("bookmark"), isFlagged, (from) => from.dispatchEvent(new MarkCueEvent(cue.id, { isFlagged: !isFlagged })))}
    ${turn(t("skipCue", { title }), icon("skip"), isSkipped, (from) => from.dispatchEvent(new MarkCueEvent(cue.id, { isSkipped: !isSkipped })))}
    <button class="btn btn--s btn--icon" type="button" aria-label=${t("noteCue", { title })} title=${t("noteCue", { title })} aria-expanded=${isNoteOpen} @click=${toggleNote}>${icon("document")}</button>
    ${tool(t("dropCue", { title }), icon("close"), (from) => from.dispatchEvent(new DropEvent(cue)))}
  </div>`;
}

const pressed = (act: (from: EventTarget) => void) => (event: Event) => {
  if (event.currentTarget !== null) act(event.currentTarget);
};
