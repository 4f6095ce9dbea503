import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CardOf } from "../../shared/cards/index.ts";
import { contentLanguage } from "../i18n/language.ts";
import { tidy } from "../i18n/typography.ts";
import { t } from "./strings.ts";

/** The ceremony so far; a press leafs to that award. */
export const awardList = (
  awards: readonly CardOf<"award">[],
  visible: string,
  leafTo: (id: string) => void,
): TemplateResult =>
  html`<details>
    <summary>${t("awarded", { count: awards.length })}</summary>
    <ol lang=${contentLanguage}>
      ${repeat(
        awards,
        ({ id }) => id,
        ({ id, winner, nomination }) =>
          html`<li>
            <button type="button" aria-current=${id === visible} @click=${() => leafTo(id)}>
              <b>${tidy(winner)}</b><span>${tidy(nomination)}</span>
            </button>
          </li>`,
      )}
    </ol>
  </details>`;
