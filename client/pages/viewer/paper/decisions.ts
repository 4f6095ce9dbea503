import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type CardOf, cardKinds } from "../../../../shared/cards/index.ts";
import { programTime } from "../../../../shared/time.ts";
import { formatDate } from "../../../i18n/format.ts";
import { contentLanguage } from "../../../i18n/language.ts";
import { say } from "../../../i18n/say.ts";
import { tidy } from "../../../i18n/typography.ts";
import { type Drawn, type OwnPage, sectionHead } from "./section.ts";
import { t } from "./strings.ts";

const MOST = 6;

/** The newest of the meeting's decisions, each as it stood last: a draft that was adopted is adopted. */
export function decisionsSection(decisions: readonly CardOf<"decision">[], page: OwnPage): Drawn {
  if (decisions.length === 0) return nothing;
  const shown = decisions.slice(-MOST);
  return html`<section id="decisions" class="decisions" aria-labelledby="h-decisions">
    ${sectionHead("decisions", t("decisions"), shown.length < decisions.length ? { ...page, count: decisions.length } : page)}
    <ol>
      ${repeat(shown, ({ id }) => id, decisionRow)}
    </ol>
  </section>`;
}

function decisionRow({ number, state, text, charged, due }: CardOf<"decision">): TemplateResult {
  return html`<li lang=${contentLanguage}>
    <p class="decisions__state">
      <span class=${state === "draft" ? "tag decisions__draft" : "tag tag--brand"}>${say(cardKinds.decision.fields.state.of[state])}</span>
      ${number === undefined ? nothing : html`<b class="num">${number}</b>`}
    </p>
    <p class="decisions__text">${tidy(text)}</p>
    ${charged === undefined ? nothing : html`<p class="decisions__note">${t("charged", { who: tidy(charged) })}</p>`}
    ${due === undefined ? nothing : html`<p class="decisions__note num">${t("due", { day: dayWords(due) })}</p>`}
  </li>`;
}

/** A day of the calendar is the same day everywhere: noon keeps it so in every zone of the reader's. */
const dayWords = (day: string): string => formatDate(programTime(Date.parse(`${day}T12:00:00`)));
