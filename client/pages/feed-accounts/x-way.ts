import { css, html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { copyFrom } from "../../control/copy-text.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { t } from "./strings.ts";
import { type XWay, xWays } from "./x-ways.ts";

/**
 * How X is connected: on its own page, or by four keys. Of the first, the address that its app has to know (FD172).
 * @fires efir-x-way - `detail`: the way that was chosen.
 */
@customElement("efir-x-way")
export class XWayElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host,
      .cell {
        display: grid;
        gap: var(--space-3);
        min-width: 0;
      }
      .cell {
        gap: var(--space-1);
      }
      legend,
      .cell label {
        padding: 0;
        font-size: var(--text-sm);
        font-weight: var(--weight-strong);
      }
      .pick {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
        align-items: start;
        padding-block: var(--space-2);
        cursor: pointer;
      }
      .pick input {
        width: 1.15rem;
        height: 1.15rem;
        margin: 0.2em 0 0;
      }
      .pick span {
        display: block;
      }
      .with-button {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .with-button .field {
        flex: 1 1 14rem;
        width: auto;
        min-width: 0;
      }
    `,
  ];
  @property() way: XWay = "browser";
  @property() redirectUri = "";
  @state() private isCopied = false;
  @query("#redirect") private readonly redirect!: HTMLInputElement | null;

  override render() {
    return html`<fieldset>
        <legend>${t("way")}</legend>
        ${xWays.map((way) => this.#pick(way))}
      </fieldset>
      ${this.way === "browser" ? this.#redirect() : nothing}`;
  }

  #pick(way: XWay) {
    return html`<label class="pick"
      ><input type="radio" name="way" value=${way} .checked=${way === this.way} @change=${() => this.#choose(way)} /><span
        >${t(`way.${way}`)}<span class="hint">${t(`way.${way}Hint`)}</span></span
      ></label
    >`;
  }

  #redirect() {
    return html`<div class="cell">
      <label for="redirect">${t("redirect")}</label>
      <div class="with-button">
        <input class="field" id="redirect" readonly aria-describedby="redirect-said" .value=${this.redirectUri} />
        <button class="btn" type="button" @click=${this.#copy}>${t("copy")}</button>
      </div>
      <span class="hint" id="redirect-said">${t("redirectHint")}</span>
      <span class="hint" role="status">${this.isCopied ? t("copied") : ""}</span>
    </div>`;
  }

  readonly #copy = async () => {
    if (this.redirect !== null) this.isCopied = await copyFrom(this.redirect);
  };

  #choose(way: XWay): void {
    this.dispatchEvent(new CustomEvent<XWay>("efir-x-way", { detail: way }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-x-way": XWayElement;
  }
}
