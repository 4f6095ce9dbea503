import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Highlight } from "../../shared/timeline/record.ts";
import { formatTimeWithSeconds } from "../i18n/format.ts";
import { common, controls } from "../ui/styles.ts";
import { MarkEvent, WithdrawEvent } from "./events.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

const MOST = 280;

/** «Главное»: what the moderator marks as worth returning to, and what is marked. */
@customElement("efir-highlight-panel")
export class HighlightPanelElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        container: panel / inline-size;
      }
      form {
        display: grid;
        gap: var(--space-2);
      }
      .end {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
      }
      ul {
        max-height: 14rem;
        margin-top: var(--space-3);
        overflow: auto;
      }
      .rows li {
        grid-template-columns: auto minmax(0, 1fr) auto;
      }
      time {
        font-size: var(--text-xs);
        color: var(--color-gold);
      }
      @container panel (max-width: 20rem) {
        .rows li {
          grid-template-columns: minmax(0, 1fr) auto;
          gap: 0 var(--space-3);
        }
        .rows time {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
  @property({ attribute: false }) highlights: readonly Highlight[] = [];
  /** The meeting is on: highlights can be marked. */
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) locked = false;
  @state() private text = "";

  /** For the room: the mark went through, so the field is free again. */
  clear(): void {
    this.text = "";
  }

  /** Puts the focus where a highlight is written. */
  reach(): void {
    this.renderRoot.querySelector("textarea")?.focus();
  }

  override render() {
    const written = this.text.trim();
    return html`<section aria-labelledby="heading">
      <form @submit=${this.#submit}>
        <div class="ph"><h2 id="heading">${t("highlights")}</h2></div>
        <label class="vh" for="text">${t("highlightText")}</label>
        <textarea class="field" id="text" rows="2" maxlength=${MOST} placeholder=${t("highlightText")} aria-describedby="hint" .value=${this.text} @input=${this.#write}></textarea>
        <div class="end">
          <span class="hint num" id="hint">${written === "" ? t("highlightHint") : t("symbols", { used: written.length, most: MOST })}</span>
          <button class="btn btn--s btn--primary" type="submit" ?disabled=${this.locked || !this.open || written === ""}>${t("mark")}</button>
        </div>
      </form>
      ${this.highlights.length === 0 ? nothing : this.#list()}
    </section>`;
  }

  #list() {
    return html`<ul class="rows" tabindex="0" aria-label=${t("highlights")}>
      ${repeat(
        this.highlights.toReversed(),
        ({ id }) => id,
        ({ id, at, text }) =>
          html`<li>
            <time class="num">${formatTimeWithSeconds(at)}</time><b>${text}</b
            ><button class="btn btn--s" type="button" aria-label=${t("withdraw", { text })} ?disabled=${this.locked} @click=${() =>
              this.dispatchEvent(new WithdrawEvent(id))}>${t("withdrawShort")}</button>
          </li>`,
      )}
    </ul>`;
  }

  readonly #write = ({ target }: Event) => {
    // A highlight is one line: what was pasted with breaks is joined.
    if (target instanceof HTMLTextAreaElement) this.text = target.value.replace(/\s*\n\s*/g, " ");
  };

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    this.dispatchEvent(new MarkEvent(this.text.trim()));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-highlight-panel": HighlightPanelElement;
  }
}
