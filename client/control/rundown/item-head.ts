import { html, nothing, type TemplateResult } from "lit";
import { cardKinds, noteOf } from "../../../shared/cards/index.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { icon } from "../../ui/icons.ts";
import { properties } from "../../ui/properties.ts";
import { badges, marksOf, prepare, rowClasses } from "./cue-row.ts";
import type { ItemWords } from "./item-words.ts";
import { t } from "./strings.ts";

export interface ItemHead {
  readonly agenda: Cue;
  readonly number: string;
  readonly words: ItemWords;
  readonly isLive: boolean;
  readonly isPrepared: boolean;
  readonly isLocked: boolean;
  readonly count: number;
  readonly isOpen: boolean;
  /** Something under it is on air, and hidden. */
  readonly holdsLive: boolean;
  readonly toggle: () => void;
  readonly tools: unknown;
}

/** An item's own row: number, title, who speaks, its times, how far it is. A press prepares its agenda card. */
export function itemHead(head: ItemHead): TemplateResult {
  const { agenda, number, words, isLive, isPrepared, isLocked } = head;
  const { card, isSkipped = false, isFlagged = false } = agenda;
  const title = card.kind === "agenda" ? card.title : cardKinds[card.kind].kind;
  const state = words.state === null ? "" : `at-${words.state}`;
  return html`<div class="${rowClasses({ isLive, isPrepared, isSkipped, hasTools: head.tools !== nothing })} item ${state}">
    <button class="cue" type="button" data-cue=${agenda.id} data-item aria-pressed=${isPrepared}
      aria-current=${isLive ? "step" : "false"} ?disabled=${isLocked} @click=${prepare}>
      <span class="n num">${number === "" ? nothing : html`<span class="vh">${t("item")} </span>${number}`}</span>
      <span class="words"><b>${isFlagged ? icon("bookmark", "filled") : nothing}${title}</b>
        ${isFlagged ? html`<span class="kind flag">${t("isFlagged")}</span>` : nothing}
        ${noteOf(card) === undefined ? nothing : html`<span class="kind">${noteOf(card)}</span>`}
        ${words.times === "" ? nothing : html`<span class="kind num">${words.times}</span>`}</span>
      <span class="signs">${badges(isLive, isPrepared)}${words.state === "next" && !isPrepared ? html`<span class="st st--next">${t("isNext")}</span>` : nothing}
        ${words.over === null ? nothing : html`<span class=${words.isLate ? "over over--late num" : "over num"}><span aria-hidden="true">${words.over}</span><span class="vh">${words.overSaid}</span></span>`}</span>
    </button>
    ${words.share === null ? nothing : html`<span class="gone" ${properties({ "--share": `${(words.share * 100).toFixed(1)}%` })}></span>`}
    ${marksOf(agenda)}${head.tools}${head.count === 0 ? nothing : fold(head, title)}
  </div>`;
}

const fold = ({ isOpen, count, holdsLive, toggle }: ItemHead, title: string): TemplateResult =>
  html`<button class="fold-all" type="button" aria-expanded=${isOpen} @click=${toggle}>
    <span class="fold" aria-hidden="true">${icon("next")}</span>${t("cueCount", { count })}<span class="vh">: ${title}</span>${holdsLive ? html` <span class="st st--live">${t("isOnAir")}</span>` : nothing}
  </button>`;
