import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Layer, layers } from "../../shared/cards/card-kind.ts";
import { labelOf } from "../../shared/cards/index.ts";
import type { AudienceSummary } from "../../shared/protocol.ts";
import { type Millis, millis } from "../../shared/time.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program, Showing } from "../../shared/timeline/record.ts";
import { icon } from "../ui/icons.ts";
import { common, controls } from "../ui/styles.ts";
import { ClearEvent } from "./events.ts";
import { ToFeedEvent } from "./highlights/events.ts";
import { t as feed } from "./highlights/strings.ts";
import { keyCap, shortcut } from "./key-cap.ts";
import "./sight-meter.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * What stands on each layer, how many see it, and the button that takes it off.
 * @fires efir-to-feed - What stands on the layer is to become a highlight (ToFeedEvent).
 * @fires efir-clear - What stands on the layer is to be taken off (ClearEvent).
 */
@customElement("efir-layer-list")
export class LayerListElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 2px var(--space-4);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--space-2);
        align-items: center;
        /* A layer that fills does not move the others. */
        min-height: 4.25rem;
        padding: var(--space-1) var(--space-2) var(--space-1) var(--space-3);
        border-left: 0.25rem solid transparent;
        background: var(--color-surface);
        line-height: 1.3;
      }
      .is-live {
        border-left-color: var(--tally-program);
      }
      .name {
        font-size: var(--text-xs);
        color: var(--color-text-2);
      }
      .title {
        display: block;
        overflow: hidden;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .nothing {
        color: var(--color-text-3);
        font-weight: var(--weight-regular);
      }
      .what {
        min-width: 0;
      }
      .acts {
        display: flex;
        gap: var(--space-1);
        align-items: center;
      }
      .feed .word {
        display: flex;
        gap: var(--space-2);
        align-items: center;
      }
      /* What is on air is told before what can be done with it. */
      @container (max-width: 64rem) {
        .feed {
          min-width: var(--target-dense);
          padding: 0;
        }
        .feed .word {
          display: none;
        }
      }
      /* Its word changes when the first viewer sees the card: it must not move under the finger. */
      .off {
        min-width: 6rem;
      }
      @container (max-width: 46rem) {
        .off kbd {
          display: none;
        }
      }
      @container (max-width: 34rem) {
        ul {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];
  @property({ attribute: false }) program: Program = emptyProgram;
  /** The `seq` of showings that nobody has seen and a recall would undo. */
  @property({ attribute: false }) unseen: ReadonlySet<number> = new Set();
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  /** The server's clock minus this machine's. */
  @property({ attribute: false }) serverOffset: Millis = millis(0);
  @property({ type: Boolean }) locked = false;
  /** The room's keys are on. */
  @property({ type: Boolean }) keys = false;
  /** What stands may be put into the feed. */
  @property({ type: Boolean }) tofeed = false;

  override render() {
    return html`<ul aria-label=${t("program")}>
      ${layers.map((layer) => this.#layer(layer, this.program[layer]))}
    </ul>`;
  }

  #layer(layer: Layer, showing: Showing | null) {
    const name = html`<span class="name">${t(`layer.${layer}`)}</span>`;
    if (showing === null)
      return html`<li><span class="what">${name}<span class="title nothing">${t("emptyLayer")}</span></span></li>`;
    return html`<li class="is-live">
      <span class="what">
        ${name}<span class="title">${labelOf(showing.card)}</span>
        <efir-sight-meter short .at=${showing.from} .audience=${this.audience} .serverOffset=${this.serverOffset}></efir-sight-meter>
      </span>
      <span class="acts">${this.tofeed ? this.#toFeed(showing) : nothing}${this.#takeOff(layer, showing)}</span>
    </li>`;
  }

  #toFeed({ seq, card }: Showing) {
    const title = labelOf(card);
    // The key is for the newest of them.
    const hasKey = this.keys && layers.every((layer) => (this.program[layer]?.seq ?? 0) <= seq);
    return html`<button class="btn btn--s feed" type="button" aria-haspopup="dialog" aria-label=${feed("toFeedWhat", { title })} aria-keyshortcuts=${shortcut(hasKey, "feed")} title=${feed("toFeed")} @click=${() =>
      this.dispatchEvent(
        new ToFeedEvent(seq),
      )}>${icon("bookmark")}<span class="word">${feed("toFeed")}${keyCap(hasKey, "feed")}</span></button>`;
  }

  #takeOff(layer: Layer, { seq, card }: Showing) {
    const isUnseen = this.unseen.has(seq);
    return html`<button
      class="btn btn--s off"
      type="button"
      aria-label=${isUnseen ? t("recallWhat", { title: labelOf(card) }) : t(`clear.${layer}`)}
      aria-keyshortcuts=${shortcut(this.keys, `clear.${layer}`)}
      ?disabled=${this.locked}
      @click=${() => this.dispatchEvent(new ClearEvent(layer))}
    >
      ${t(isUnseen ? "recall" : "takeOff")}${keyCap(this.keys, `clear.${layer}`)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-layer-list": LayerListElement;
  }
}
