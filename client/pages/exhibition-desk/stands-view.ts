import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { emptyStand, MOST_STANDS, type Stand, type StandVisits } from "../../../shared/exhibition.ts";
import { call } from "../../control/api.ts";
import { desk } from "../../control/styles.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import type { MoveRowEvent } from "../stand-editor/events.ts";
import { formStyles } from "../stand-editor/form-styles.ts";
import "../stand-editor/row-list.ts";
import type { ExhibitionDesk } from "./exhibition-desk.ts";
import "./plan-row.ts";
import type { SizeEvent } from "./plan-row.ts";
import { standsStyles } from "./stands-styles.ts";
import { t } from "./strings.ts";
import { addressOf } from "./view.ts";

/** All stands: those that wait for a decision, the plan, the order, a new one, and how many come (EB91). */
@customElement("efir-stands-view")
export class StandsViewElement extends LitElement {
  static override styles = [common, controls, desk, formStyles, standsStyles];
  @property({ attribute: false }) desk?: ExhibitionDesk;
  @property({ attribute: false }) stands: readonly Stand[] = [];
  @property({ attribute: false }) visits: Readonly<Record<string, StandVisits>> = {};
  @property({ type: Boolean }) locked = false;
  @state() private mistake = "";
  @state() private isBusy = false;

  override render() {
    return html`${this.#waiting()}
      <section aria-labelledby="order">
        <div class="head">
          <h2 id="order">${t("order")}</h2>
          ${this.#numbers()}
        </div>
        ${this.stands.length === 0 ? html`<p class="hint">${t("noStands")}</p>` : this.#plan()}
        <efir-row-list
          kept
          .rows=${this.stands.map((stand) => ({ key: stand.id, name: nameOf(stand), body: this.#row(stand) }))}
          .label=${t("order")}
          ?locked=${this.locked}
          @efir-move-row=${this.#move}
        ></efir-row-list>
        ${this.locked ? nothing : this.#new()}
      </section>`;
  }

  #waiting() {
    const waiting = this.stands.filter(({ state: standing }) => standing === "submitted");
    if (waiting.length === 0) return nothing;
    return html`<section class="waiting" aria-labelledby="waiting">
      <h2 id="waiting">${t("waiting", { count: waiting.length })}</h2>
      <ul>${waiting.map((stand) => html`<li><a href=${addressOf({ sort: "stand", id: stand.id })}>${stand.number}. ${nameOf(stand)}</a></li>`)}</ul>
    </section>`;
  }

  #numbers() {
    const all = this.stands.map(({ id }) => this.visits[id] ?? { now: 0, all: 0 });
    const sum = (side: "now" | "all") => all.reduce((total, one) => total + one[side], 0);
    return html`<p class="hint num" role="status" aria-live="off">${t("visits", { now: sum("now"), all: sum("all") })}</p>
      <a class="btn btn--quiet" download href=${`${this.desk?.address}/visits.csv`}>${icon("download")}${t("visitsCsv")}</a>`;
  }

  /** As visitors see its places; the order is changed below. */
  #plan() {
    return html`<ol class="plan" aria-label=${t("plan")}>
      ${this.stands.map(
        (stand) =>
          html`<li class=${`${stand.size} ${stand.isHidden || stand.published === null ? "is-away" : ""}`}>
            <a href=${addressOf({ sort: "stand", id: stand.id })}><b class="num">${stand.number}</b>${nameOf(stand)}</a>
          </li>`,
      )}
    </ol>`;
  }

  #row(stand: Stand) {
    return html`<efir-plan-row .stand=${stand} .visits=${this.visits[stand.id]} ?locked=${this.locked} data-reach @efir-size=${({ size }: SizeEvent) => this.#resize(stand, size)}></efir-plan-row>`;
  }

  #new() {
    return html`<form class="new" @submit=${this.#add}>
      <label for="institution">${t("newStand")}</label>
      <div class="acts">
        <input class="field" id="institution" name="institution" maxlength="200" autocomplete="off" aria-describedby="new-hint" aria-invalid=${this.mistake !== ""} />
        <button class="btn btn--primary" type="submit" ?disabled=${this.isBusy || this.stands.length >= MOST_STANDS}>${icon("plus")}${t("addStand")}</button>
      </div>
      <p class="hint" id="new-hint">${t("newStandHint")}</p>
      <p class="mistake" role="alert">${this.mistake}</p>
    </form>`;
  }

  readonly #move = ({ from, to }: MoveRowEvent) => {
    const stand = this.stands[from];
    if (stand !== undefined) void this.desk?.move(from, to, t("moved", { name: nameOf(stand), number: to + 1 }));
  };

  #resize(stand: Stand, size: Stand["size"]): void {
    const { desk: far } = this;
    if (far === undefined) return;
    const asked = call("PATCH", far.standAddress(stand.id), { version: stand.version, size });
    void far.act(asked, t("resized", { name: nameOf(stand), size: t(`size.${size}`) }));
  }

  readonly #add = async (event: SubmitEvent) => {
    event.preventDefault();
    const { desk: far } = this;
    if (!(event.target instanceof HTMLFormElement) || far === undefined || this.isBusy) return;
    const institution = String(new FormData(event.target).get("institution") ?? "").trim();
    this.mistake = institution === "" ? t("nameless") : "";
    if (institution === "") return this.renderRoot.querySelector<HTMLElement>("#institution")?.focus();
    this.isBusy = true;
    const content = { ...emptyStand, institution };
    const made = await far.act(call<Stand>("POST", `${far.address}/stands`, { content }), t("added", { institution }));
    this.isBusy = false;
    if (made !== null) location.hash = addressOf({ sort: "stand", id: made.id });
  };
}

const nameOf = ({ draft, number }: Stand): string => draft.title.trim() || draft.institution.trim() || String(number);

declare global {
  interface HTMLElementTagNameMap {
    "efir-stands-view": StandsViewElement;
  }
}
