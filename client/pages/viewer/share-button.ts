import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Announcement } from "../../ui/announcer.ts";
import "../../ui/dialog.ts";
import { icon } from "../../ui/icons.ts";
import { t } from "./strings.ts";

const CONFIRM_MS = 4000;

/** Shares the page's address: the device's own sheet where there is one, else the clipboard, else shown to be copied. */
@customElement("efir-share-button")
export class ShareButtonElement extends LitElement {
  @state() private copied = false;
  @state() private shownAddress = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    return html`<button class="btn btn--stage stage__share" type="button" @click=${this.#share}>
        ${icon(this.copied ? "check" : "share")}<span>${this.copied ? t("shareCopied") : t("share")}</span>
      </button>
      <efir-dialog heading=${t("shareTitle")} ?open=${this.shownAddress} @close=${this.#hide}>
        <label class="field">${t("shareHint")}<input readonly .value=${address()} @focus=${selectAll} /></label>
      </efir-dialog>`;
  }

  readonly #share = async () => {
    try {
      if (isTouch() && navigator.share !== undefined) {
        await navigator.share({ title: document.title, url: address() });
        return;
      }
      await navigator.clipboard.writeText(address());
      this.#confirm();
    } catch (problem) {
      // The reader closed the sheet: done. Anything else, such as plain http without a clipboard: show the address.
      this.shownAddress = !(problem instanceof DOMException && problem.name === "AbortError");
    }
  };

  #confirm(): void {
    this.copied = true;
    this.dispatchEvent(new Announcement(t("shareCopied")));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.copied = false;
    }, CONFIRM_MS);
  }

  readonly #hide = () => {
    this.shownAddress = false;
  };

  protected override createRenderRoot() {
    return this;
  }
}

/** Without the reader's own language and place. */
const address = (): string => `${location.origin}${location.pathname}`;
const isTouch = (): boolean => matchMedia("(pointer: coarse)").matches;
const selectAll = ({ target }: FocusEvent): void => {
  if (target instanceof HTMLInputElement) target.select();
};

declare global {
  interface HTMLElementTagNameMap {
    "efir-share-button": ShareButtonElement;
  }
}
