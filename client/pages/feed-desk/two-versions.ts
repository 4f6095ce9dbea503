import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t as feed } from "../../control/highlights/strings.ts";
import type { Side } from "../../control/highlights/three-way.ts";
import { desk } from "../../control/styles.ts";
import { twoVersions } from "../../control/two-versions-styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { versionsBox } from "./versions-styles.ts";

/** One field that two people changed at once, both values in words. */
export interface TwoValues {
  readonly field: string;
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
}
export type ChosenSides = ReadonlyMap<string, Side>;

/**
 * Fields that two people changed at once, both as they are; of each one is kept (FD143).
 * @fires efir-chosen - `detail`: which of the two, by field.
 */
@customElement("efir-two-versions")
export class TwoVersionsElement extends LitElement {
  static override styles = [common, controls, desk, twoVersions, versionsBox];
  @property({ attribute: false }) values: readonly TwoValues[] = [];
  @state() private chosen: ChosenSides = new Map();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("values")) this.chosen = new Map(this.values.map(({ field }) => [field, "mine"]));
  }

  override render() {
    return html`<form @submit=${this.#keep}>
      <p role="alert"><b>${feed("stale")}</b></p>
      ${this.values.map((one) => html`<fieldset><legend>${one.name}</legend><div class="sides">${this.#side(one, "mine")}${this.#side(one, "theirs")}</div></fieldset>`)}
      <p><button class="btn btn--primary" type="submit">${feed("keepChosen")}</button></p>
    </form>`;
  }

  #side({ field, ...values }: TwoValues, side: Side) {
    return html`<label
      ><input type="radio" name=${field} value=${side} .checked=${this.chosen.get(field) === side} @change=${() => {
        this.chosen = new Map(this.chosen).set(field, side);
      }} /><span><small>${feed(side)}</small><span class="value">${values[side] || feed("nothing")}</span></span></label
    >`;
  }

  readonly #keep = (event: SubmitEvent) => {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent<ChosenSides>("efir-chosen", { detail: this.chosen }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-two-versions": TwoVersionsElement;
  }
}
