import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { cardKindNames, cardKinds } from "../../shared/cards/index.ts";
import { say } from "../i18n/say.ts";
import { t as clips } from "./clips/strings.ts";
import { EditEvent, LibraryEvent, NewDeckEvent, ShowWindowEvent } from "./events.ts";
import "./menu-button.ts";
import type { MenuItem } from "./menu-button.ts";
import { t as stands } from "./stands/strings.ts";
import { t } from "./strings.ts";

/**
 * «Добавить»: a card of any kind, one from the library, a deck from a file. Rule CR22.
 * @fires efir-edit - A new card of that kind is wanted (EditEvent).
 * @fires efir-library - Something from the library is wanted (LibraryEvent).
 * @fires efir-show-window - Approved clips or the exhibition's stands are wanted (ShowWindowEvent).
 * @fires efir-new-deck - A deck is to be made of a file (NewDeckEvent).
 */
@customElement("efir-add-menu")
export class AddMenuElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  @property({ type: Boolean }) locked = false;
  readonly #items = this.#all();

  override render() {
    return html`<efir-menu-button label=${t("add")} sign="plus" .items=${this.#items} ?locked=${this.locked}></efir-menu-button>`;
  }

  #all(): readonly MenuItem[] {
    const item = (words: string, event: () => Event) => ({ words, choose: () => void this.dispatchEvent(event()) });
    return [
      ...cardKindNames
        // A card without a clip would play nothing: it begins with one.
        .filter((kind) => kind !== "blitz")
        .map((kind) => item(say(cardKinds[kind].said.one), () => new EditEvent(kind, null))),
      "line",
      item(t("fromLibraryDots"), () => new LibraryEvent(null)),
      item(clips("menu"), () => new ShowWindowEvent({ type: "clips" })),
      item(stands("menu"), () => new ShowWindowEvent({ type: "stands" })),
      item(t("deckFromFileDots"), () => new NewDeckEvent()),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-add-menu": AddMenuElement;
  }
}
