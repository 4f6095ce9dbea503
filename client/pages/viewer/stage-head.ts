import { html, nothing, type TemplateResult } from "lit";
import type { ProgramTime } from "../../../shared/time.ts";
import { formatDate, formatTime } from "../../i18n/format.ts";
import { contentLanguage } from "../../i18n/language.ts";
import type { PagePhase } from "./phase.ts";
import "./share-button.ts";
import { t } from "./strings.ts";

/** Title, what the page is, since when, how many watch. Counts and times are not announced: they would talk all day. */
export function stageHead(head: {
  readonly title: string;
  readonly phase: PagePhase;
  readonly openedAt: ProgramTime | null;
  readonly people: number | null;
}): TemplateResult {
  const isOpen = head.phase === "live" || head.phase === "waiting" || head.phase === "lost";
  return html`<div class="stage__head">
    <div>
      <h1 lang=${contentLanguage}>${head.title}</h1>
      <p class="stage__state">
        <span class=${head.phase === "live" ? "tag tag--live" : "tag tag--stage"}>${t(`tag.${head.phase}`)}</span>
        ${isOpen && head.openedAt !== null ? html`<span class="num">${t("since", { time: formatTime(head.openedAt) })}</span>` : nothing}
        ${head.phase === "replay" && head.openedAt !== null ? html`<span class="num">${formatDate(head.openedAt)}</span>` : nothing}
        ${isOpen && head.people !== null && head.people > 0 ? html`<span class="num">${t("viewers", { count: head.people })}</span>` : nothing}
      </p>
    </div>
    <efir-share-button></efir-share-button>
  </div>`;
}
