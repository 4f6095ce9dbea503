import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { feedAddress } from "../../../shared/feeds.ts";
import { language } from "../../i18n/language.ts";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { copyAddress, type Shared, shareBySheet } from "./handing-on.ts";
import { t } from "./strings.ts";

/** A window that hands one entry on: its address to copy, its QR code, the device's own sheet. Light DOM: the page's styles. */
@customElement("efir-share-dialog")
export class ShareDialogElement extends LitElement {
  @property({ attribute: false }) shared: Shared | null = null;
  @state() private said = "";
  @state() private hasCode = true;

  override render() {
    const { shared } = this;
    if (shared === null) return nothing;
    return html`<efir-dialog heading=${t("shareTitle")} open @close=${this.#close}>
      <div class="share">
        <p class="share__words" lang="ru">${shared.title}</p>
        <label class="share__field">${t("shareAddress")}
          <input class="num" readonly .value=${shared.url} @focus=${selectAll} /></label>
        <p class="feed__acts">
          <button class="btn btn--primary" type="button" @click=${this.#copy}>${icon("copy")}${t("shareCopy")}</button>
          ${
            navigator.share === undefined
              ? nothing
              : html`<button class="btn" type="button" @click=${this.#send}>${icon("share")}${t("shareSheet")}</button>`
          }
        </p>
        <p class="share__said" role="status">${this.said}</p>
        ${
          this.hasCode
            ? html`<img class="feed__qr" src=${feedAddress.qr(shared.code)} alt=${t("shareQr")} width="200" height="200"
                @error=${this.#noCode} />`
            : html`<p class="share__said">${t("shareFailed")}</p>`
        }
      </div>
    </efir-dialog>`;
  }

  readonly #copy = async () => {
    if (this.shared === null) return;
    const isCopied = await copyAddress(this.shared);
    this.said = t(isCopied ? "shareCopied" : "shareByHand");
    if (!isCopied) this.querySelector("input")?.focus();
  };

  readonly #send = () => {
    if (this.shared !== null) void shareBySheet(this.shared);
  };

  readonly #noCode = () => {
    this.hasCode = false;
  };

  readonly #close = () => {
    this.remove();
  };

  protected override createRenderRoot() {
    return this;
  }
}

export function openShareDialog(shared: Shared): void {
  const dialog = Object.assign(new ShareDialogElement(), { shared, lang: language() });
  (document.querySelector(".page") ?? document.body).append(dialog);
}

const selectAll = ({ target }: FocusEvent): void => {
  if (target instanceof HTMLInputElement) target.select();
};

declare global {
  interface HTMLElementTagNameMap {
    "efir-share-dialog": ShareDialogElement;
  }
}
