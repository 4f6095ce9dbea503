import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FeedDesk, Highlight } from "../../../shared/feeds.ts";
import { targetName } from "../../control/highlights/feed-words.ts";
import { standingsOf, type TargetStanding, withdrawalOf } from "../../control/highlights/where-it-stands.ts";
import { desk } from "../../control/styles.ts";
import { formatTime } from "../../i18n/format.ts";
import { common } from "../../ui/styles.ts";
import { t } from "./strings.ts";

/** «Отозвано на 5 из 6», and what is left for a person, with the way there (FD150). */
@customElement("efir-withdrawal-told")
export class WithdrawalToldElement extends LitElement {
  static override styles = [
    common,
    desk,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-left: 0.375rem solid var(--color-danger);
        background: var(--color-surface);
      }
      :host([done]) {
        border-left-color: var(--color-ok);
      }
      b {
        font-size: var(--text-lg);
        font-weight: var(--weight-strong);
      }
      h3 {
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
  @property({ attribute: false }) highlight?: Highlight;
  @property({ attribute: false }) told?: FeedDesk;
  @property({ type: Boolean, reflect: true }) done = false;

  override willUpdate(): void {
    const { gone, of } = this.#withdrawal;
    this.done = gone === of;
  }

  override render() {
    const withdrawn = this.highlight?.withdrawn ?? null;
    if (withdrawn === null) return nothing;
    const { gone, of, byHand } = this.#withdrawal;
    const words = of === 0 ? t("withdrawn") : t(gone === of ? "withdrawnAll" : "withdrawnOn", { gone, of });
    return html`<p role="status"><b class="num">${words}</b></p>
      <p class="hint">${t("withdrawnBy", { name: withdrawn.by, time: formatTime(withdrawn.at) })}${withdrawn.reason === "" ? nothing : `. ${withdrawn.reason}`}</p>
      ${byHand.length === 0 ? nothing : html`<h3>${t("leftByHand")}</h3><ul>${byHand.map(this.#left)}</ul>`}`;
  }

  readonly #left = ({ target, standing, url }: TargetStanding) => {
    const name = targetName(target, this.told?.targets ?? []);
    const words = t(standing === "look" ? "lookThere" : "deleteThere", { target: name });
    return html`<li>${url === null ? words : html`<a href=${url} target="_blank" rel="noopener">${words}</a>`}</li>`;
  };

  get #withdrawal() {
    const { highlight, told } = this;
    return withdrawalOf(highlight === undefined || told === undefined ? [] : standingsOf(highlight, told));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-withdrawal-told": WithdrawalToldElement;
  }
}
