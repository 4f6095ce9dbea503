import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Assignment } from "../../../shared/clips.ts";
import type { ToldPass } from "../../../shared/passes.ts";
import { clipsApi, type WantedAssignment } from "../../control/clips/clips-api.ts";
import { problemWords } from "../../control/clips/problem-words.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { asideStyles } from "./aside-styles.ts";
import type { AgendaChoice } from "./clip-words.ts";
import { ClipsChangedEvent } from "./events.ts";
import { t } from "./strings.ts";

/**
 * What reporters are asked for, and what became of it. Rule BZ148.
 * @fires efir-clips-changed - One was given or dropped (ClipsChangedEvent).
 */
@customElement("efir-assignment-desk")
export class AssignmentDeskElement extends LitElement {
  static override styles = [common, controls, desk, asideStyles];
  @property({ attribute: false }) assignments: readonly Assignment[] = [];
  @property({ attribute: false }) passes: readonly ToldPass[] = [];
  @property({ attribute: false }) items: readonly AgendaChoice[] = [];
  @property() slug = "";
  @property({ type: Boolean }) mayAssign = false;
  @state() private mistake = "";
  @state() private isBusy = false;
  @query("textarea") private readonly field!: HTMLTextAreaElement | null;

  override render() {
    const standing = this.assignments.filter(({ state: is }) => is !== "dropped").toSorted((a, b) => b.at - a.at);
    return html`${standing.length === 0 ? html`<p class="hint">${t("assignmentsNone")}</p>` : html`<ul>${repeat(standing, ({ id }) => id, this.#row)}</ul>`}
    ${this.mayAssign ? this.#form() : nothing}`;
  }

  readonly #row = (assignment: Assignment) => {
    const { id, text, passId, item, state: is, takenBy } = assignment;
    const whom = passId === null ? null : (this.passes.find((pass) => pass.id === passId)?.name ?? null);
    // A link that was taken back since has no name here any more.
    const taker = this.passes.find((pass) => pass.id === takenBy)?.name ?? t("somebody");
    const became = t(`assignment.${is}`, { name: taker });
    const facts = [
      this.items.find(({ number }) => number === item)?.words,
      whom === null ? "" : t("for", { name: whom }),
      became,
    ];
    return html`<li data-id=${id}>
      <div><b>${text}</b><p>${facts.filter(Boolean).join(". ")}</p></div>
      ${this.mayAssign && is !== "done" ? html`<button class="btn btn--s" type="button" aria-label=${t("dropAssignmentOf", { text })} @click=${() => void this.#drop(assignment)}>${t("dropAssignment")}</button>` : nothing}
    </li>`;
  };

  #form() {
    return html`<form @submit=${this.#give}>
      <label for="text">${t("ask")}</label>
      <textarea class="field" id="text" name="text" rows="2" maxlength="500" aria-invalid=${this.mistake !== ""} aria-describedby=${this.mistake === "" ? nothing : "mistake"}></textarea>
      <label for="whom">${t("askWhom")}</label>
      <select class="field" id="whom" name="passId">
        <option value="">${t("anyone")}</option>
        ${this.passes.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
      <label for="item">${t("item")}</label>
      <select class="field" id="item" name="item">
        <option value="">${t("noItem")}</option>
        ${this.items.map(({ number, words }) => html`<option value=${number}>${words}</option>`)}
      </select>
      <p class="mistake" role="alert" id="mistake">${this.mistake}</p>
      <button class="btn" type="submit" ?disabled=${this.isBusy}>${t("askYes")}</button>
    </form>`;
  }

  readonly #give = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || this.isBusy) return;
    const form = event.target;
    const written = new FormData(form);
    const [text, passId, item] = ["text", "passId", "item"].map((name) => String(written.get(name) ?? "").trim());
    if (!text) return this.#refuse(t("askEmpty"));
    const isGiven = await this.#send({ text, ...(passId ? { passId } : {}), ...(item ? { item } : {}) }, t("asked"));
    if (isGiven) form.reset();
  };

  async #send(wanted: WantedAssignment, words: string): Promise<boolean> {
    this.isBusy = true;
    const answer = await clipsApi(this.slug).assign(wanted);
    this.isBusy = false;
    if (!answer.ok) {
      this.#refuse(problemWords(answer.problem));
      return false;
    }
    this.mistake = "";
    this.dispatchEvent(new ClipsChangedEvent(words));
    return true;
  }

  async #drop({ id, text, passId, item }: Assignment): Promise<void> {
    const answer = await clipsApi(this.slug).dropAssignment(id);
    if (!answer.ok) {
      this.mistake = problemWords(answer.problem);
      return;
    }
    const again = { text, ...(passId === null ? {} : { passId }), ...(item === undefined ? {} : { item }) };
    const act = () => void this.#send(again, t("asked"));
    this.dispatchEvent(new ClipsChangedEvent(t("assignmentDropped"), { label: t("assignmentBack"), act }));
  }

  #refuse(words: string): void {
    this.mistake = words;
    this.field?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-assignment-desk": AssignmentDeskElement;
  }
}
