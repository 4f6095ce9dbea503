import { css, html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { RoomPerson } from "../../../shared/protocol.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { ShowWindowEvent } from "../events.ts";
import { desk } from "../styles.ts";
import { initialsOf } from "./initials.ts";
import { t } from "./strings.ts";

/** More than these are counted. */
const MOST_ROUNDS = 4;

/**
 * Who else is in the room: a round each, and a pencil on who edits. A press opens «Люди».
 * @fires efir-show-window - «Люди» is wanted (ShowWindowEvent).
 */
@customElement("efir-room-people")
export class RoomPeopleElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      :host {
        display: block;
        align-self: center;
      }
      .btn {
        display: flex;
        gap: var(--space-1);
        padding-inline: var(--space-1);
      }
      /* A phone's bar has no room for it: «Люди» stands under «Ещё». */
      @container (max-width: 30rem) {
        :host {
          display: none;
        }
      }
      .round {
        position: relative;
        display: grid;
        place-items: center;
        min-width: 1.7rem;
        height: 1.7rem;
        padding-inline: 0.25em;
        border: var(--border) solid var(--color-line-strong);
        border-radius: var(--radius-full);
        background: var(--color-brand-soft);
        color: var(--color-text);
        font-size: var(--text-xs);
        font-weight: var(--weight-strong);
      }
      .edits {
        border: 2px dashed currentColor;
      }
      .edits .ico {
        position: absolute;
        right: -0.3em;
        bottom: -0.3em;
        width: 1.1em;
        height: 1.1em;
        background: var(--color-bg);
        border-radius: var(--radius-1);
      }
    `,
  ];
  @property({ attribute: false }) people: readonly RoomPerson[] = [];
  /** The account of who sits here. */
  @property() me = "";

  override render() {
    const others = this.people.filter(({ id }) => id !== this.me);
    if (others.length === 0) return nothing;
    const rest = others.length - MOST_ROUNDS;
    return html`<button class="btn btn--s" type="button" aria-haspopup="dialog" aria-label=${this.#words(others)} title=${this.#words(others)}
      @click=${() => this.dispatchEvent(new ShowWindowEvent({ type: "people" }))}>
      ${repeat(others.slice(0, MOST_ROUNDS), ({ id }) => id, round)}${rest > 0 ? html`<span class="num">+${rest}</span>` : nothing}
    </button>`;
  }

  #words(others: readonly RoomPerson[]): string {
    const names = others.map(({ name, editing }) => (editing === null ? name : t("hereEditing", { name })));
    return t("alsoHere", { names: names.join(", ") });
  }
}

const round = ({ name, editing }: RoomPerson) =>
  html`<span class=${editing === null ? "round" : "round edits"} aria-hidden="true">${initialsOf(name)}${editing === null ? nothing : icon("pencil")}</span>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-room-people": RoomPeopleElement;
  }
}
