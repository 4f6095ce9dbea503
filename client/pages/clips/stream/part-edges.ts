import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../../../control/clips/stream-strings.ts";
import { desk } from "../../../control/styles.ts";
import { formatTimeWithSeconds } from "../../../i18n/format.ts";
import { common, controls } from "../../../ui/styles.ts";
import { edgesStyles } from "../edges-styles.ts";
import type { Edge } from "../trim.ts";
import { type MarkedPart, nothingMarked } from "./marked-part.ts";
import { streamStyles } from "./stream-styles.ts";

/** Seconds. */
const steps = [-10, -1, -0.1, 0.1, 1, 10] as const;

/** An end is to stand where the picture is, or to be moved by so much (ms). */
export class EdgeEvent extends Event {
  static readonly type = "efir-edge";
  constructor(
    readonly edge: Edge,
    readonly by: number | "here",
  ) {
    super(EdgeEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * Both ends of a part: where they stand, and buttons that move them. Rule BZ211.
 * @fires efir-edge - An end is to be moved (EdgeEvent).
 */
@customElement("efir-part-edges")
export class PartEdgesElement extends LitElement {
  static override styles = [common, controls, desk, edgesStyles, streamStyles];
  @property({ attribute: false }) stretch: MarkedPart = nothingMarked;
  /** There is a picture to mark. */
  @property({ type: Boolean }) ready = false;

  override render(): TemplateResult {
    return html`<div class="edges">${this.#edge("from", "I")}${this.#edge("to", "O")}</div>`;
  }

  #edge(edge: Edge, cap: string): TemplateResult {
    const at = this.stretch[edge];
    const tell = (by: number | "here") => this.dispatchEvent(new EdgeEvent(edge, by));
    return html`<fieldset>
      <legend>${t(edge)}<b class="num">${at === null ? t("notMarked") : withTenths(at)}</b></legend>
      <button class="btn btn--primary" type="button" data-mark=${edge} ?disabled=${!this.ready} @click=${() => tell("here")}>${t(edge === "from" ? "markFrom" : "markTo")}<kbd data-cap=${cap}></kbd></button>
      ${steps.map((step) => {
        const words = t("seconds", { sign: step < 0 ? "−" : "+", count: Math.abs(step) });
        return html`<button class="btn btn--s num" type="button" aria-label=${t("stepOf", { edge: t(edge), step: words })} ?disabled=${at === null} @click=${() => tell(step * 1000)}>${words}</button>`;
      })}
    </fieldset>`;
  }
}

/** To a tenth: the smallest step can be seen. */
export const withTenths = (at: MarkedPart["from"] & number): string =>
  `${formatTimeWithSeconds(at)},${Math.floor((at % 1000) / 100)}`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-part-edges": PartEdgesElement;
  }
  interface HTMLElementEventMap {
    [EdgeEvent.type]: EdgeEvent;
  }
}
