import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { SecondClock } from "../../session/second-clock.ts";
import { SessionController } from "../../session/session-controller.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { desk } from "../styles.ts";
import { FeedChangedEvent } from "./events.ts";
import { titleOf } from "./feed-words.ts";
import { problemWords } from "./problem-words.ts";
import { keptBy, secondsLeft, stageOf } from "./stage-of.ts";
import { t } from "./strings.ts";
import { urgently } from "./urgently.ts";

/**
 * One approved highlight that has not left: how long its undo still works, and the undo (FD145).
 * @fires efir-feed-changed - It was taken back, or released (FeedChangedEvent).
 */
@customElement("efir-hold-line")
export class HoldLineElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border-left: 0.375rem dashed var(--color-warn);
        background: var(--color-bg);
      }
      b {
        display: block;
        overflow-wrap: anywhere;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
        line-height: 1.3;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .btn {
        white-space: normal;
      }
      .mistake:empty {
        display: none;
      }
    `,
  ];
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) desk?: FeedDesk;
  @property() slug = "";
  @property({ type: Boolean }) mayApprove = false;
  /** On the desk's page: its name stands above, and there is time for «Отпустить сейчас» beside the undo. */
  @property({ type: Boolean }) full = false;
  @state() private isBusy = false;
  @state() private refusal = "";
  readonly #offset = new SessionController(this, ({ serverOffset }) => serverOffset);
  readonly #clock = new SecondClock(this, () => this.#offset.part);

  override render() {
    const { highlight, desk: told } = this;
    if (highlight === undefined || told === undefined) return nothing;
    const title = titleOf(highlight);
    return html`<div>${this.full ? nothing : html`<b>${title}</b>`}<p class="hint num">${this.#words(highlight, told)}</p></div>
      ${
        this.mayApprove
          ? html`<div class="acts">
              <button class="btn btn--s" type="button" aria-label=${t("takeBackWhat", { title })} ?disabled=${this.isBusy} @click=${this.#takeBack}>${icon("undo")}${t("takeBack")}</button>
              ${this.#canHurry(highlight, told) ? html`<button class="btn btn--s btn--quiet" type="button" ?disabled=${this.isBusy} @click=${this.#release}>${t("releaseNow")}</button>` : nothing}
            </div>`
          : nothing
      }
      <p class="mistake" role="alert">${this.refusal}</p>`;
  }

  /** There is something that it would not have to wait for. */
  #canHurry(highlight: Highlight, told: FeedDesk): boolean {
    const kept = keptBy(told, highlight);
    const isWaiting = stageOf(highlight, this.#clock.now) === "hold" || kept === "viewers";
    return this.full && isWaiting && kept !== "killed";
  }

  #words(highlight: Highlight, told: FeedDesk): string {
    const { now } = this.#clock;
    // While all is stopped the seconds promise nothing.
    const kept = keptBy(told, highlight);
    if (kept !== "killed" && stageOf(highlight, now) === "hold")
      return t("leavesIn", { count: secondsLeft(highlight, now) });
    return t(`kept.${kept}`);
  }

  readonly #takeBack = async () => {
    const { highlight } = this;
    if (highlight === undefined) return;
    const isDone = await this.#busy(urgently(this.slug, highlight, (api, known) => api.takeBack(known)));
    this.dispatchEvent(new FeedChangedEvent(isDone ? t("takenBack", { title: titleOf(highlight) }) : ""));
  };

  readonly #release = async () => {
    if (this.highlight === undefined) return;
    await this.#busy(urgently(this.slug, this.highlight, (api, known) => api.releaseNow(known)));
    this.dispatchEvent(new FeedChangedEvent(""));
  };

  async #busy(asked: ReturnType<typeof urgently>): Promise<boolean> {
    this.isBusy = true;
    const answer = await asked;
    this.isBusy = false;
    this.refusal = answer.ok ? "" : problemWords(answer.problem);
    return answer.ok;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-hold-line": HoldLineElement;
  }
}
