import { html, LitElement, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { readFigure } from "../../../shared/cards/figure.ts";
import { changeOf } from "../../../shared/cards/figure-change.ts";
import type { StandContent, StandFigure, StandPerson, StandPhoto } from "../../../shared/exhibition.ts";
import { imageAddress } from "../../cards/image-address.ts";
import { tidy } from "../../i18n/typography.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { fileFacts } from "./field-words.ts";
import { previewStyles } from "./preview-styles.ts";
import { t } from "./strings.ts";

/** A stand as its visitors will see it, from what is written now. */
@customElement("efir-stand-preview")
export class StandPreviewElement extends LitElement {
  static override styles = [common, controls, previewStyles];
  @property({ attribute: false }) content?: StandContent;
  @property({ type: Number }) number = 0;

  override render() {
    const { content } = this;
    if (content === undefined) return nothing;
    const { documents, links, people, gallery } = content;
    return html`<article>
      <div class="hero">
        ${content.cover === undefined ? html`<div class="blank"></div>` : this.#photo(content.cover, "hero__pic")}
        ${this.#head(content)}
      </div>
      <div class="body">
        <div class="main">
          ${paragraphs(content.text).map((text) => html`<p>${tidy(text)}</p>`)}
          ${gallery.length === 0 ? nothing : html`<h3>${t("gallery")}</h3><ul class="shots">${gallery.map((photo) => html`<li>${this.#photo(photo, "shot")}</li>`)}</ul>`}
        </div>
        <div class="side">
          ${documents.length === 0 ? nothing : html`<h3>${t("documents")}</h3><ul class="files">${documents.map(({ title, file }) => html`<li>${icon("document")}<a href=${`/f/${file.file}`} target="_blank" rel="noopener">${title || file.name}</a><span class="num">${fileFacts(file)}</span></li>`)}</ul>`}
          ${links.length === 0 ? nothing : html`<h3>${t("links")}</h3><ul class="files">${links.map(({ title, url }) => html`<li>${icon("link")}<span class="link">${title || url}</span></li>`)}</ul>`}
          ${people.length === 0 ? nothing : html`<h3>${t("people")}</h3><ul class="people">${people.map(this.#person)}</ul>`}
        </div>
      </div>
    </article>`;
  }

  #head({ institution, place, title, lead, figures, film }: StandContent) {
    return html`<div class="text">
      <p class="no">${[t("standNumber", { number: this.number }), place].filter(Boolean).join(". ")}</p>
      <h2>${tidy(title.trim() || t("untitled"))}</h2>
      <p class="who">${institution}</p>
      <p class="lead">${tidy(lead)}</p>
      ${figures.length === 0 ? nothing : html`<dl>${figures.map(this.#figure)}</dl>`}
      ${film === undefined ? nothing : html`<p class="film">${icon("play", "filled")}${film.title}</p>`}
    </div>`;
  }

  readonly #figure = ({ content }: StandFigure) =>
    html`<div>
      <dt>${tidy(content.label)}</dt>
      <dd class="num">${readFigure(content)}</dd>
      ${content.period === undefined ? nothing : html`<dd class="small">${content.period}</dd>`}
      ${content.earlier === undefined ? nothing : html`<dd class="small">${content.comparison ?? changeOf(content)}</dd>`}
    </div>`;

  #photo({ image, alt, caption, credit }: StandPhoto, look: string) {
    const words = [caption, credit && t("photo.by", { name: credit })].filter(Boolean).join(". ");
    return html`<figure class=${look}>
      <img src=${imageAddress(image)} alt=${alt} width=${image.widthPx} height=${image.heightPx} loading="lazy" />
      ${words === "" ? nothing : html`<figcaption>${words}</figcaption>`}
    </figure>`;
  }

  readonly #person = ({ name, post, phone, email }: StandPerson) =>
    html`<li>
      <b>${name}</b>${post === undefined ? nothing : html`<span>${post}</span>`}
      ${phone === undefined ? nothing : html`<span class="num">${phone}</span>`}${email === undefined ? nothing : html`<span>${email}</span>`}
    </li>`;
}

const paragraphs = (text: string): readonly string[] => text.split(/\n\s*\n/u).filter((part) => part.trim() !== "");

declare global {
  interface HTMLElementTagNameMap {
    "efir-stand-preview": StandPreviewElement;
  }
}
