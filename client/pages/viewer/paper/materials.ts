import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { FileRef } from "../../../../shared/cards/field.ts";
import { fileAddress, fileInWords } from "../../../cards/file-words.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { tidy } from "../../../i18n/typography.ts";
import type { CardsByKind } from "../../../stage/shown.ts";
import { icon } from "../../../ui/icons.ts";
import { type Drawn, type OwnPage, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

interface Material {
  readonly title: string;
  readonly file: FileRef;
}

/** Handouts, and the decks that the moderator lets viewers have; each file once, under the newest name it was handed out by. */
export function materialsOf({ handout, slide }: CardsByKind): readonly Material[] {
  const handouts = handout.map(({ title, file }): Material => ({ title, file }));
  const decks = slide.flatMap(({ original }) =>
    original === undefined ? [] : [{ title: t("deck", { title: withoutEnding(original.name) }), file: original }],
  );
  // A file that is both keeps its first place and its last name: what a person wrote, not what the file is called.
  return [...new Map([...handouts, ...decks, ...handouts].map((material) => [material.file.file, material])).values()];
}

export function materialsSection(materials: readonly Material[], page: OwnPage): Drawn {
  if (materials.length === 0) return nothing;
  return html`<section id="materials" class="materials" aria-labelledby="h-materials">
    ${sectionHead("materials", t("materials"), page)}
    <ul>
      ${repeat(materials, ({ file }) => file.file, materialRow)}
    </ul>
  </section>`;
}

const materialRow = ({ title, file }: Material): TemplateResult =>
  html`<li>
    <a href=${fileAddress(file)} download=${file.name} lang=${contentLanguage}>${icon("document")}<span class="materials__name">${tidy(title)}</span></a>
    <span class="hint num">${fileInWords(file)}</span>
  </li>`;

const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/u, "");
