import { html, type TemplateResult } from "lit";
import "../cards/card-slot.ts";
import "../cards/surroundings.css";
import { type AnyKind, type Card, type CardKindName, cardKindNames, cardKinds } from "../../shared/cards/index.ts";
import "./gallery.css";
import { fullnesses, madeCard } from "./made-cards.ts";
import { unknown, usual } from "./sample-cards.ts";

/** Every kind of the table in both surroundings. @param only one kind's name; `null`: all, and one that nobody knows */
export const kindsGallery = (only: string | null): TemplateResult =>
  html`${cardKindNames.filter((name) => only === null || name === only).map(kindGallery)}
  ${only === null ? surroundings("Неизвестный вид", [unknown]) : ""}`;

function kindGallery(name: CardKindName): TemplateResult {
  // Kinds are values of different types; here they are seen as one.
  const { said } = cardKinds[name] as unknown as AnyKind;
  const cards: readonly Card[] = usual[name] ?? [];
  return html`<section class="gallery__kind" id=${name}>
    <h2>${said.one.ru}</h2>
    ${cards.length === 0 ? "" : surroundings("Обычная", cards)}
    ${fullnesses.map((fullness) => surroundings(words[fullness], [madeCard(name, fullness)]))}
  </section>`;
}

const words = { sparse: "Только обязательное", full: "Всё заполнено", overlong: "Сверх меры" } as const;

/** Each card as the last of those shown up to it, so that leafing has where to go. */
const surroundings = (title: string, cards: readonly Card[]): TemplateResult =>
  html`${cards.map((card, index) => {
    const slot = html`<efir-card-slot .card=${card} .shown=${cards.slice(0, index + 1)}></efir-card-slot>`;
    return html`<h3 class="label">${title}</h3>
      <div class="gallery__pair">
        <div class="stage gallery__box">${slot}</div>
        <div class="cards-on-paper gallery__box">${slot}</div>
      </div>`;
  })}`;
