import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ClipSubject, ReporterBriefing } from "../../../shared/clips.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { SubjectEvent } from "./events.ts";
import { reporter } from "./reporter-styles.ts";
import { t } from "./strings.ts";

type Field = "name" | "post" | "place";

/**
 * Who speaks, as it will stand under the picture.
 *
 * @fires efir-subject - It is said.
 */
@customElement("efir-subject-form")
export class SubjectFormElement extends LitElement {
  static override styles = [common, controls, reporter];
  @property({ attribute: false }) subject: ClipSubject = { name: "", post: "" };
  @property({ attribute: false }) items: ReporterBriefing["meeting"]["items"] = [];
  @state() private missing: ReadonlySet<string> = new Set();
  @query("form") private readonly form!: HTMLFormElement | null;

  override render() {
    const { name, post, place } = this.subject;
    return html`<form class="stack" novalidate @submit=${this.#say}>
      <h2>${t("stepSubject")}</h2>
      ${this.#field("name", t("personName"), name, 120, t("noName"))}
      ${this.#field("post", t("post"), post, 200, t("noPost"), t("postHint"))}
      ${this.#field("place", t("place"), place ?? "", 120)} ${this.#items()}
      <button class="btn btn--primary btn--big" type="submit">${t("toCamera")}${icon("next")}</button>
    </form>`;
  }

  #field(field: Field, label: string, value: string, most: number, mistake = "", hint = "") {
    const isMissing = this.missing.has(field);
    return html`<div class="cell">
      <label for=${field}>${label}</label>
      <input class="field" id=${field} name=${field} maxlength=${most} autocomplete="off" aria-describedby=${`${field}-said`}
        aria-invalid=${isMissing ? "true" : "false"} .value=${value} />
      <p id=${`${field}-said`} class=${isMissing ? "mistake" : "hint"}>${isMissing ? mistake : hint}</p>
    </div>`;
  }

  #items() {
    if (this.items.length === 0) return nothing;
    const chosen = this.subject.item ?? "";
    return html`<div class="cell">
      <label for="item">${t("about")}</label>
      <select class="field" id="item" name="item">
        <option value="" ?selected=${chosen === ""}>${t("aboutNone")}</option>
        ${this.items.map(
          ({ number, title }) =>
            html`<option value=${number} ?selected=${number === chosen}>${number}. ${title}</option>`,
        )}
      </select>
    </div>`;
  }

  readonly #say = async (event: Event) => {
    event.preventDefault();
    const written = new FormData(this.form ?? undefined);
    const said = (field: Field | "item") => String(written.get(field) ?? "").trim();
    const [name, post, place, item] = [said("name"), said("post"), said("place"), said("item")];
    this.missing = new Set([...(name === "" ? ["name"] : []), ...(post === "" ? ["post"] : [])]);
    if (this.missing.size > 0) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const more = { ...(place === "" ? {} : { place }), ...(item === "" ? {} : { item }) };
    this.dispatchEvent(new SubjectEvent({ name, post, ...more }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-subject-form": SubjectFormElement;
  }
}
