import { html, nothing, type TemplateResult } from "lit";
import { seenBy } from "../../shared/audience.ts";
import { labelOf, unreadyOf } from "../../shared/cards/index.ts";
import { between, type ProgramTime } from "../../shared/time.ts";
import type { Program } from "../../shared/timeline/record.ts";
import "./audience/as-seen-mark.ts";
import "./audience/audience-view.ts";
import type { AsSeenEvent, ViewEvent } from "./audience/events.ts";
import "./audience/timing-choice.ts";
import "./audience/view-choice.ts";
import { seesOf, type View } from "./audience/views.ts";
import "./card-bank.ts";
import type { Desk } from "./desk.ts";
import { EditEvent, PrepareEvent } from "./events.ts";
import "./layer-list.ts";
import type { Prepared } from "./preparation.ts";
import "./preview-monitor.ts";
import "./program-monitor.ts";
import "./step-switches.ts";
import { t } from "./strings.ts";
import { newestTake, undoWords, unseenShowings } from "./take-back-words.ts";
import "./take-bar.ts";
import { whyNot } from "./why-not.ts";

interface DeskView {
  readonly desk: Desk;
  readonly program: Program;
  readonly now: ProgramTime;
  /** Whose page the monitor shows. */
  readonly view: View;
  readonly turnView: (view: View) => void;
  /** The room's keys are on. */
  readonly keys: boolean;
  /** The plan may be changed. */
  readonly editing: boolean;
  /** What is on air may be put into the feed. */
  readonly mayDraft: boolean;
}

/**
 * The middle of the room: monitors, what is done on air, layers, cards. A template of the room's own and no element: on a
 * tablet its parts join the room's one scrolling column.
 */
export function directorsDesk(room: DeskView): TemplateResult {
  const { desk, program, now, keys, editing, mayDraft } = room;
  const { audience } = desk.line;
  const { record, serverOffset, plan } = desk.line.state;
  const { prepared } = desk.preparation;
  const unseen = new Set(unseenShowings(record, audience, now).keys());
  return html`<section class="desk" aria-label=${t("desk")}>
    <div class="monitors">
      <efir-preview-monitor
        .card=${prepared?.cue.card ?? null}
        .by=${prepared?.by ?? null}
        ?stale=${prepared?.isStale ?? false}
        ?locked=${desk.isLocked}
        ?keys=${keys}
      ></efir-preview-monitor>
      ${programMonitor(room)}
    </div>
    ${takeBar(room, unseen)}${underBar(room)}
    <efir-layer-list
      .program=${program}
      .unseen=${unseen}
      .audience=${audience}
      .serverOffset=${serverOffset}
      ?locked=${!desk.line.mayAct}
      ?keys=${keys}
      ?tofeed=${mayDraft}
    ></efir-layer-list>
    <efir-card-bank
      .cues=${plan?.cues ?? []}
      .preparedId=${prepared?.cue.id ?? null}
      .program=${program}
      ?editing=${editing}
      ?keys=${keys}
      ?locked=${desk.isLocked}
    ></efir-card-bank>
  </section>`;
}

function programMonitor({ desk, program, view, turnView, keys }: DeskView) {
  const { record, audience, signal, serverOffset, isRehearsal } = desk.line.state;
  const sees = seesOf({ view, audience, signal, isRehearsal });
  return html`<efir-program-monitor .program=${program}>
    <efir-audience-view slot="picture" view=${view} .record=${record} .sees=${sees} .serverOffset=${serverOffset}
      ><slot name="picture"></slot
    ></efir-audience-view>
    <efir-view-choice
      slot="tools"
      view=${view}
      .sees=${sees}
      .audience=${audience}
      ?keys=${keys}
      @efir-view=${(event: ViewEvent) => turnView(event.view)}
    ></efir-view-choice>
  </efir-program-monitor>`;
}

function takeBar({ desk, program, now, keys }: DeskView, unseen: ReadonlySet<number>) {
  const { air, seen, line, preparation } = desk;
  const { audience } = line;
  const { record, serverOffset } = line.state;
  const { prepared } = preparation;
  const taken = newestTake(record, now);
  const takeBack = taken && {
    title: labelOf(taken.showing.card),
    isUnseen: unseen.has(taken.act.seq),
    people: audience === null ? 0 : seenBy(audience, between(taken.act.at, now)).people,
  };
  return html`<efir-take-bar
    ?ready=${prepared !== null && whyNot(prepared, line.state) === null}
    ?locked=${!line.mayAct}
    ?keys=${keys}
    .takeBack=${takeBack}
    .undo=${undoWords(record, now)}
    ?full=${layersOfPicture.some((layer) => program[layer] !== null)}
    ?steps=${air.canStep}
    >${
      seen.isOn
        ? html`<efir-as-seen-mark slot="timing" .frame=${() => seen.at} .audience=${audience} .serverOffset=${serverOffset}></efir-as-seen-mark>`
        : nothing
    }</efir-take-bar
  >`;
}

/** What «Убрать всё» takes off. */
const layersOfPicture = ["stage", "lower-third", "side"] as const;

/** Why the prepared card cannot be taken, with the remedy; and how the room steps and stamps. */
function underBar({ desk, keys }: DeskView) {
  const { air, seen, line, preparation } = desk;
  const { prepared } = preparation;
  const why = prepared === null ? null : whyNot(prepared, line.state);
  return html`<div class="under">
    <p class="hint" role="status">${why ?? t("bankHint")} ${prepared === null ? nothing : remedy(prepared, desk)}</p>
    <efir-timing-choice
      ?on=${seen.isOn}
      ?keys=${keys}
      @efir-as-seen=${(event: AsSeenEvent) => {
        seen.isOn = event.isOn;
      }}
    ></efir-timing-choice>
    <efir-step-switches
      ?stepping=${air.isStepping}
      ?clicker=${air.isClickerOn}
      @efir-step=${(event: CustomEvent<boolean>) => {
        air.isStepping = event.detail;
      }}
      @efir-clicker=${(event: CustomEvent<boolean>) => {
        air.isClickerOn = event.detail;
      }}
    ></efir-step-switches>
  </div>`;
}

/** What has to be done before it can be taken: the card is mended, or looked at again. */
function remedy({ cue, isStale, isLook }: Prepared, { isLocked }: Desk) {
  const button = (words: string, event: () => Event) =>
    html`<button class="btn btn--s" type="button" ?disabled=${isLocked} @click=${({ target }: Event) =>
      target?.dispatchEvent(event())}>${words}</button>`;
  if (unreadyOf(cue.card) !== null) return button(t("describeIt"), () => new EditEvent(cue.card.kind, cue));
  return isStale && !isLook ? button(t("prepareAgain"), () => new PrepareEvent(cue.id)) : nothing;
}
