import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { standBounds } from "../../../shared/exhibition/bounds.ts";
import type { StandLink } from "../../../shared/exhibition.ts";
import { lineCell } from "./cell.ts";
import { t } from "./strings.ts";
import { isAddress } from "./whole-content.ts";
import { WordsList } from "./words-list.ts";

/** Addresses elsewhere, kept apart from documents. */
@customElement("efir-links-editor")
export class LinksEditorElement extends WordsList<"links"> {
  // Said again: the analyzer of templates does not follow the type parameter.
  @property({ attribute: false }) override value: readonly StandLink[] = [];
  protected override readonly field = "links";
  protected override readonly most = standBounds.links;

  protected override get label(): string {
    return t("links");
  }

  protected override get addWords(): string {
    return t("addLink");
  }

  protected override begin(): void {
    this.add({ title: "", url: "" });
  }

  protected override nameOf({ title }: StandLink, index: number): string {
    return title.trim() || t("linkName", { number: index + 1 });
  }

  protected override draw(link: StandLink, index: number) {
    const { locked } = this;
    const of = t("linkName", { number: index + 1 });
    const isWrong = link.url.trim() !== "" && !isAddress(link.url);
    return html`<div class="pair">
        ${lineCell({ id: `title-${index}`, of, label: t("link.title"), most: standBounds.linkTitle, locked, value: link.title, isMissing: link.title.trim() === "" }, (title) => this.write(index, { title }, "title"))}
        ${lineCell({ id: `url-${index}`, of, label: t("link.url"), most: standBounds.url, type: "url", locked, value: link.url, isMissing: link.url.trim() === "", hint: t("link.urlHint") }, (url) => this.write(index, { url: url.trim() }, "url"))}
      </div>
      ${isWrong ? html`<p class="missing" role="status">${t("link.wrong")}</p>` : ""}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-links-editor": LinksEditorElement;
  }
}
