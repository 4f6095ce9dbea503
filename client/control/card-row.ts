import { html, nothing, type TemplateResult } from "lit";
import { cardKinds, labelOf, noteOf } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { say } from "../i18n/say.ts";
import type { CueKeys } from "./cue-keys.ts";
import { PrepareEvent } from "./events.ts";
import { cap } from "./key-cap.ts";
import { isOnAir } from "./standing.ts";
import { t } from "./strings.ts";

interface RowOf {
  /** Whose row it is: hears what is pressed. */
  readonly bank: EventTarget & {
    readonly preparedId: string | null;
    readonly program: Program;
    readonly locked: boolean;
  };
  /** Rows of several kinds stand together. */
  readonly isKindTold: boolean;
  /** Absent: the room's keys are off. */
  readonly keys: CueKeys | undefined;
}

/** One card as a row with the button that prepares it. Needs `desk` styles. */
export function cardRow(cue: Cue, { bank, isKindTold, keys }: RowOf): TemplateResult {
  const title = labelOf(cue.card);
  const isLive = isOnAir(bank.program, cue.card);
  const isPrepared = cue.id === bank.preparedId;
  return html`<li class=${`${isLive ? "is-live" : ""} ${isPrepared ? "is-pvw" : ""}`}>
    <div>
      ${isKindTold ? html`<span class="kind">${say(cardKinds[cue.card.kind].said.one)}</span>` : nothing}
      <b>${title}</b>
      <p>${noteOf(cue.card) ?? nothing}</p>
    </div>
    <span class="end">
      ${isLive ? html`<span class="st st--live">${t("isOnAir")}</span>` : nothing}
      ${isPrepared && !isLive ? html`<span class="st st--next">${t("isPrepared")}</span>` : nothing}
      <button
        class="btn btn--s"
        type="button"
        aria-label=${t("prepareCue", { title })}
        aria-pressed=${isPrepared}
        ?disabled=${bank.locked}
        @click=${() => bank.dispatchEvent(new PrepareEvent(cue.id))}
      >
        ${t("prepareIt")}${keys?.prepare ? cap(keys.prepare) : nothing}
      </button>
      ${keys?.onAir ? html`<span class="at-once" title=${t("keys.lowerThird")}>${cap(keys.onAir)}</span>` : nothing}
    </span>
  </li>`;
}
