import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import {
  changesOf,
  type EntryChange,
  type ListField,
  type StandChange,
} from "../../../shared/exhibition/difference.ts";
import type { WordRun } from "../../../shared/exhibition/word-changes.ts";
import { emptyStand, type StandContent, type StandPhoto } from "../../../shared/exhibition.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { desk } from "../../control/styles.ts";
import { common, controls } from "../../ui/styles.ts";
import { fieldLines, fieldName } from "../stand-editor/field-words.ts";
import { changesStyles } from "./changes-styles.ts";
import { t } from "./strings.ts";

/** What a draft changes of what visitors read now, field by field: words marked, pictures side by side (EB92). */
@customElement("efir-stand-changes")
export class StandChangesElement extends LitElement {
  static override styles = [common, controls, desk, changesStyles];
  @property({ attribute: false }) published: StandContent | null = null;
  @property({ attribute: false }) draft: StandContent = emptyStand;

  override render() {
    const changes = changesOf(this.published, this.draft);
    if (changes.length === 0) return html`<p class="hint">${t("noChanges")}</p>`;
    return changes.map(
      (change) => html`<section aria-labelledby=${`h-${change.field}`}>
        <h3 id=${`h-${change.field}`}>${fieldName(change.field)}</h3>
        ${this.#change(change)}
      </section>`,
    );
  }

  #change(change: StandChange): TemplateResult | readonly TemplateResult[] {
    switch (change.sort) {
      case "words":
        return html`<p class="text">${change.runs.map(run)}</p>`;
      case "single":
        return change.field === "cover"
          ? pair(change.was, change.is)
          : html`<p>${change.was === null ? nothing : html`<del>${t("was")}: ${change.was.title}</del> `}${change.is === null ? nothing : html`<ins>${t("is")}: ${change.is.title}</ins>`}</p>`;
      case "list":
        return html`<ul>${this.#entries(change)}</ul>`;
    }
  }

  #entries(change: Extract<StandChange, { sort: "list" }>) {
    if (change.field === "gallery") return change.entries.map(photoEntry);
    // Entries of one list say themselves as that list does.
    const entries: readonly EntryChange<unknown>[] = change.entries;
    return entries.map((entry) => wordEntry(change.field, entry));
  }
}

function run({ kind, text }: WordRun) {
  if (kind === "same") return html`${text}`;
  return kind === "gone" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
}

function photoEntry(entry: EntryChange<StandPhoto>): TemplateResult {
  switch (entry.kind) {
    case "added":
      return html`<li><p class="kind">${t("added.entry")}</p>${pair(null, entry.is)}</li>`;
    case "removed":
      return html`<li><p class="kind">${t("removed.entry")}</p>${pair(entry.was, null)}</li>`;
    case "changed":
      return html`<li><p class="kind">${t("changed.entry")}</p>${pair(entry.was, entry.is)}</li>`;
    case "moved":
      return html`<li><p class="kind">${t("moved.entry")}</p>${pair(null, entry.is)}</li>`;
  }
}

function wordEntry(field: ListField, entry: EntryChange<unknown>): TemplateResult {
  const words = (row: unknown) => fieldLines({ ...emptyStand, [field]: [row] }, field).join(", ");
  switch (entry.kind) {
    case "added":
      return html`<li><span class="kind">${t("added.entry")}</span> <ins>${words(entry.is)}</ins></li>`;
    case "removed":
      return html`<li><span class="kind">${t("removed.entry")}</span> <del>${words(entry.was)}</del></li>`;
    case "changed":
      return html`<li><span class="kind">${t("changed.entry")}</span> <del>${words(entry.was)}</del> <ins>${words(entry.is)}</ins></li>`;
    case "moved":
      return html`<li><span class="kind">${t("moved.entry")}</span> ${words(entry.is)}</li>`;
  }
}

const pair = (was: StandPhoto | null, is: StandPhoto | null): TemplateResult =>
  html`<div class="pair">${was === null ? nothing : picture(was, t("was"), "was")}${is === null ? nothing : picture(is, t("is"), "is")}</div>`;

const picture = ({ image, alt, caption, credit }: StandPhoto, label: string, look: string): TemplateResult =>
  html`<figure class=${look}>
    <img src=${imageAddress(image)} alt=${alt} width=${image.widthPx} height=${image.heightPx} loading="lazy" />
    <figcaption><b>${label}.</b> ${alt === "" ? html`<span class="silent">${t("noAlt")}</span>` : alt}${caption === undefined ? nothing : html`<br />${caption}`}${credit === undefined ? nothing : html`<br />${t("by", { name: credit })}`}</figcaption>
  </figure>`;

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-changes": StandChangesElement;
  }
}
