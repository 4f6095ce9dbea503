import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandPerson } from "../../../shared/exhibition.ts";
import { lineCell } from "./cell.ts";
import { t } from "./strings.ts";
import { isMailbox } from "./whole-content.ts";
import { WordsList } from "./words-list.ts";

/** Whom visitors may ask. */
@customElement("efir-stand-people-editor")
export class StandPeopleEditorElement extends WordsList<"people"> {
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value: readonly StandPerson[] = [];
  protected override readonly field = "people";
  protected override readonly most = standBounds.people;

  protected override get label(): string {
    return t("people");
  }

  protected override get addWords(): string {
    return t("addPerson");
  }

  protected override begin(): void {
    this.add({ name: "" });
  }

  protected override nameOf({ name }: StandPerson, index: number): string {
    return name.trim() || t("personName", { number: index + 1 });
  }

  protected override draw(person: StandPerson, index: number) {
    const of = t("personName", { number: index + 1 });
    const line = (id: "name" | "post" | "phone" | "email", type: "text" | "tel" | "email" = "text") =>
      lineCell(
        {
          ...{ id: `${id}-${index}`, of, label: t(`person.${id}`), most: standBounds[id], type, locked: this.locked },
          ...{ value: person[id] ?? "", isMissing: id === "name" && person.name.trim() === "" },
        },
        (text) => this.write(index, { [id]: text === "" && id !== "name" ? undefined : text }, id),
      );
    const wrong = [
      ...(person.phone === undefined || /\d/.test(person.phone) ? [] : [t("person.wrongPhone")]),
      ...(person.email === undefined || isMailbox(person.email) ? [] : [t("person.wrongEmail")]),
    ];
    return html`<div class="pair">${line("name")}${line("post")}</div>
      <div class="pair">${line("phone", "tel")}${line("email", "email")}</div>
      ${wrong.map((words) => html`<p class="missing" role="status">${words}</p>`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-people-editor": StandPeopleEditorElement;
  }
}
