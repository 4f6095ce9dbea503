import { html, nothing, type TemplateResult } from "lit";
import { cardKinds, labelOf, unreadyOf } from "../../../shared/cards/index.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { millis } from "../../../shared/time.ts";
import { say } from "../../i18n/say.ts";
import { icon } from "../../ui/icons.ts";
import { elapsed } from "../elapsed.ts";
import { PrepareEvent } from "../events.ts";
import { t as people } from "../people/strings.ts";
import { t } from "./strings.ts";

export interface CueRow {
  readonly cue: Cue;
  /** Its place, where there are no items whose numbers could be meant; `null`: not shown. */
  readonly place: number | null;
  readonly isLive: boolean;
  readonly isPrepared: boolean;
  readonly isLocked: boolean;
  /** Who else has its form open; `null`: nobody. */
  readonly editor: string | null;
  /** Buttons that change it, and the form of its marks where that is open. */
  readonly tools: unknown;
}

/** One cue: a press prepares it. What is marked on it stands under it. */
export function cueRow({ cue, place, isLive, isPrepared, isLocked, editor, tools }: CueRow): TemplateResult {
  const { card, isSkipped = false, isFlagged = false } = cue;
  return html`<li class=${rowClasses({ isLive, isPrepared, isSkipped, hasTools: tools !== nothing })}>
    <button class="cue" type="button" data-cue=${cue.id} aria-pressed=${isPrepared} aria-current=${isLive ? "true" : "false"}
      ?disabled=${isLocked} @click=${prepare}>
      ${place === null ? nothing : html`<span class="n num" aria-hidden="true">${place}</span>`}
      <span class="words"><b>${isFlagged ? icon("bookmark", "filled") : nothing}${labelOf(card)}</b>
        <span class="kind">${isFlagged ? html`<span class="flag">${t("isFlagged")}</span>, ` : nothing}${say(cardKinds[card.kind].said.one)}${isSkipped ? `, ${t("isSkipped")}` : nothing}${unreadyOf(card) === null ? nothing : html`, <span class="silent">${t("isSilent")}</span>`}</span></span>
      ${badges(isLive, isPrepared)}
    </button>
    ${editor === null ? nothing : html`<p class="editor">${icon("pencil")}${people("editsRow", { name: editor })}</p>`}${marksOf(cue)}${tools}
  </li>`;
}

/** Slides of one deck that stand together, as one row that opens. */
export function deckRow(row: {
  readonly first: Cue;
  readonly cues: readonly Cue[];
  readonly isOpen: boolean;
  readonly liveIds: ReadonlySet<string>;
  readonly isPrepared: boolean;
  readonly toggle: () => void;
}): TemplateResult {
  const { first, cues, isOpen, liveIds, isPrepared, toggle } = row;
  const live = cues.findIndex(({ card }) => liveIds.has(card.id));
  return html`<li class=${rowClasses({ isLive: live >= 0, isPrepared: isPrepared && !isOpen })}>
    <button class="cue deck" type="button" data-deck=${first.id} aria-expanded=${isOpen} @click=${toggle}>
      <span class="fold" aria-hidden="true">${icon("next")}</span>
      <span class="words"><b>${t("slides", { count: cues.length })}</b>
        <span class="kind">${live < 0 ? t("slidesFirst", { title: labelOf(first.card) }) : t("slidesOnAir", { number: live + 1 })}</span></span>
      ${badges(live >= 0, isPrepared && !isOpen)}
    </button>
  </li>`;
}

export const badges = (isLive: boolean, isPrepared: boolean): unknown =>
  html`${
    isLive ? html`<span class="st st--live">${t("isOnAir")}</span>` : nothing
  }${isPrepared && !isLive ? html`<span class="st st--prepared">${t("isPrepared")}</span>` : nothing}`;

/** The note and the clock's moment: for the control room alone. */
export function marksOf({ note, afterMs = null }: Cue): unknown {
  const hasNote = note !== undefined && note !== "";
  if (!hasNote && afterMs === null) return nothing;
  return html`<p class="private">${hasNote ? note : nothing}${
    afterMs === null ? nothing : html`<span class="num">${t("byClock", { time: elapsed(millis(afterMs)) })}</span>`
  }</p>`;
}

export const rowClasses = (row: {
  readonly isLive: boolean;
  readonly isPrepared: boolean;
  readonly isSkipped?: boolean;
  readonly hasTools?: boolean;
}): string =>
  [
    "row",
    row.isLive && "is-live",
    row.isPrepared && "is-next",
    row.isSkipped && "is-skipped",
    row.hasTools && "has-tools",
  ]
    .filter(Boolean)
    .join(" ");

// One listener for all rows: a rundown has hundreds.
export function prepare(event: Event): void {
  const { currentTarget } = event;
  if (currentTarget instanceof HTMLElement && currentTarget.dataset["cue"] !== undefined)
    currentTarget.dispatchEvent(new PrepareEvent(currentTarget.dataset["cue"]));
}
