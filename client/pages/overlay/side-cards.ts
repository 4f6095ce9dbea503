import { html, nothing, type TemplateResult } from "lit";
import { decision } from "../../../shared/cards/decision.ts";
import { changeOf } from "../../../shared/cards/figure-change.ts";
import type { CardOf } from "../../../shared/cards/index.ts";
import { quoted } from "../../../shared/cards/quoted.ts";
import { dateInWords } from "../../cards/date-in-words.ts";
import { contentLanguage } from "../../i18n/language.ts";
import { say } from "../../i18n/say.ts";
import { tidy } from "../../i18n/typography.ts";
import type { SideCard } from "./laid.ts";
import { t } from "./strings.ts";

/** Side cards as a picture bears them: a number, or words to be read. What is longer stands whole on the meeting's page. */
export function drawSide(card: SideCard): TemplateResult {
  switch (card.kind) {
    case "figure":
      return drawFigure(card);
    case "decision":
      return drawDecision(card);
    case "quote":
      return drawQuote(card);
    case "notice":
      return words(html`<p class="ov__words">${tidy(card.text)}</p>`);
  }
}

function drawFigure(card: CardOf<"figure">): TemplateResult {
  const { value, unit, label, period, source } = card;
  const note = card.comparison ?? changeOf(card) ?? period ?? (source && t("source", { source }));
  return html`<div class="ov__figure" lang=${contentLanguage}>
    <p class="ov__value num">${tidy(value)}${unit === undefined ? nothing : html` <span class="ov__unit">${unit}</span>`}</p>
    <p class="ov__label">${tidy(label)}</p>
    ${note === undefined ? nothing : html`<p class="ov__note">${tidy(note)}</p>`}
  </div>`;
}

function drawDecision({ number, state, text, charged, due }: CardOf<"decision">): TemplateResult {
  const duty = [charged, due && t("due", { day: dateInWords(due) })].filter(Boolean).join(", ");
  const head = number === undefined ? t("decision") : t("decisionNumber", { number });
  return html`<div class="ov__figure" lang=${contentLanguage}>
    <p class="ov__head"><b>${head}</b> ${say(decision.fields.state.of[state])}</p>
    <p class="ov__label ov__label--long">${tidy(text)}</p>
    ${duty === "" ? nothing : html`<p class="ov__note">${tidy(duty)}</p>`}
  </div>`;
}

function drawQuote({ text, who, post }: CardOf<"quote">): TemplateResult {
  return words(html`<p class="ov__words">${tidy(quoted(text))}</p>
    <p class="ov__who"><b>${tidy(who)}</b>${post === undefined ? nothing : html`, ${tidy(post)}`}</p>`);
}

const words = (inside: TemplateResult): TemplateResult =>
  html`<div class="ov__question" lang=${contentLanguage}>
    <div class="ov__bar ov__bar--brand"></div>
    <div class="ov__box">${inside}</div>
  </div>`;
