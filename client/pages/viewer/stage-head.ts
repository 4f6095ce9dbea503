import { html, type TemplateResult } from "lit";
import type { CardOf } from "../../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../../shared/time.ts";
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
  readonly pause: CardOf<"break"> | null;
}): TemplateResult {
  return html`<div class="stage__head">
    <div>
      <h1 lang=${contentLanguage}>${head.title}</h1>
      <p class="stage__state">
        <span class=${head.phase === "live" ? "tag tag--live" : "tag tag--stage"}>${t(`tag.${head.phase}`)}</span>
        ${facts(head).map((fact) => html`<span class="num">${fact}</span>`)}
      </p>
    </div>
    <efir-share-button></efir-share-button>
  </div>`;
}

function facts({ phase, openedAt, people, pause }: Parameters<typeof stageHead>[0]): readonly string[] {
  const isOpen = phase === "live" || phase === "break" || phase === "waiting" || phase === "lost";
  const backAt = phase === "break" ? pause?.until : undefined;
  return [
    ...(backAt === undefined ? [] : [t("backAt", { time: formatTime(programTime(backAt)) })]),
    ...(isOpen && backAt === undefined && openedAt !== null ? [t("since", { time: formatTime(openedAt) })] : []),
    ...(phase === "replay" && openedAt !== null ? [formatDate(openedAt)] : []),
    ...(isOpen && people !== null && people > 0 ? [t("viewers", { count: people })] : []),
  ];
}
