import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { HighlightContent } from "../../../shared/feeds.ts";
import { between, type ProgramTime } from "../../../shared/time.ts";
import { HighlightWrittenEvent } from "../../control/highlights/events.ts";
import { desk } from "../../control/styles.ts";
import { formatDuration, formatTimeWithSeconds } from "../../i18n/format.ts";
import { focusOf } from "../../player/keys.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { type MarkedPart, marked, nudged } from "../clips/stream/marked-part.ts";
import "../clips/stream/part-edges.ts";
import { EdgeEvent } from "../clips/stream/part-edges.ts";
import { LazyCode } from "../viewer/lazy-code.ts";
import type { MomentAtEvent } from "./moment-player.ts";
import { t } from "./strings.ts";

/**
 * What the permalink plays: its ends, moved by steps or to the frame on screen (FD140).
 * @fires efir-highlight-written - An end was moved (HighlightWrittenEvent).
 */
@customElement("efir-highlight-moment")
export class HighlightMomentElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        justify-items: start;
      }
      .btn {
        white-space: normal;
      }
      efir-part-edges,
      efir-moment-player {
        width: 100%;
      }
    `,
  ];
  @property({ attribute: false }) moment: HighlightContent["moment"] = null;
  @property({ type: Boolean }) locked = false;
  @state() private at: ProgramTime | null = null;
  @state() private isWatching = false;

  constructor() {
    super();
    this.addEventListener("keydown", this.#key);
  }

  readonly #player = new LazyCode(this, () => import("./moment-player.ts"), "asked");

  override render() {
    const { moment } = this;
    if (moment === null) return html`<p class="hint">${t("momentNone")}</p>`;
    const { from, until } = moment;
    const stretch: MarkedPart = { from, to: until };
    const told = {
      from: formatTimeWithSeconds(from),
      until: formatTimeWithSeconds(until),
      length: formatDuration(between(from, until)),
    };
    return html`<p class="num">${t("momentIs", told)}</p>
      ${this.locked ? nothing : html`<efir-part-edges .stretch=${stretch} ?ready=${this.at !== null} @efir-edge=${this.#move}></efir-part-edges>`}
      <button class="btn btn--s" type="button" aria-expanded=${this.isWatching} @click=${this.#turn}>${icon(this.isWatching ? "close" : "play")}${t(this.isWatching ? "watchHide" : "watch")}</button>
      ${this.isWatching ? html`<efir-moment-player .moment=${moment} @efir-moment-at=${this.#follow}></efir-moment-player>` : nothing}`;
  }

  readonly #turn = () => {
    this.#player.ask();
    this.isWatching = !this.isWatching;
    this.at = null;
  };

  readonly #follow = ({ at }: MomentAtEvent) => {
    this.at = at;
  };

  readonly #key = (event: KeyboardEvent) => {
    const { code, altKey, ctrlKey, metaKey, repeat } = event;
    if (altKey || ctrlKey || metaKey || repeat || this.at === null || this.locked || focusOf(event) === "field") return;
    if (code === "KeyI") this.#move(new EdgeEvent("from", "here"));
    else if (code === "KeyO") this.#move(new EdgeEvent("to", "here"));
    else return;
    event.preventDefault();
  };

  /** Both ends stay: a moment that has one is none. */
  readonly #move = ({ edge, by }: EdgeEvent) => {
    if (this.moment === null) return;
    const part = { from: this.moment.from, to: this.moment.until };
    const { from, to } =
      by === "here" ? (this.at === null ? part : marked(part, edge, this.at)) : nudged(part, edge, by);
    if (from !== null && to !== null) this.dispatchEvent(new HighlightWrittenEvent({ moment: { from, until: to } }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-highlight-moment": HighlightMomentElement;
  }
}
