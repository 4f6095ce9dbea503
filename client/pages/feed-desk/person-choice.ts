import { css, html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { PickEvent } from "../../control/events.ts";
import { HighlightWrittenEvent } from "../../control/highlights/events.ts";
import { desk } from "../../control/styles.ts";
import "../../ui/dialog.ts";
import { common, controls } from "../../ui/styles.ts";
import { LazyCode } from "../viewer/lazy-code.ts";
import { t } from "./strings.ts";

/**
 * Whose words they are, taken from the library: name, post, place and portrait at once (FD140).
 * @fires efir-highlight-written - Somebody was chosen (HighlightWrittenEvent).
 */
@customElement("efir-person-choice")
export class PersonChoiceElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        margin-top: var(--space-3);
      }
      .btn {
        white-space: normal;
      }
    `,
  ];
  @state() private isOpen = false;
  readonly #picker = new LazyCode(this, () => import("../../control/library-picker.ts"), "asked");

  override render() {
    return html`<button class="btn btn--s" type="button" aria-haspopup="dialog" @click=${this.#open}>${t("fromLibrary")}</button>
      <efir-dialog .heading=${t("fromLibrary")} ?open=${this.isOpen} @close=${this.#close} @efir-pick=${this.#pick}>
        ${this.isOpen ? html`<efir-library-picker sort="speaker"></efir-library-picker>` : nothing}
      </efir-dialog>`;
  }

  readonly #open = () => {
    this.#picker.ask();
    this.isOpen = true;
  };

  readonly #close = () => {
    this.isOpen = false;
  };

  readonly #pick = ({ item }: PickEvent) => {
    if (item.sort !== "speaker") return;
    const { name, post, organisation = "", portrait = null } = item.content;
    this.isOpen = false;
    this.dispatchEvent(new HighlightWrittenEvent({ name, post, place: organisation, portrait }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-person-choice": PersonChoiceElement;
  }
}
