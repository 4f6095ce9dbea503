import "./schemas-without-eval.ts";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { unreadyOf } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { standing } from "../../shared/timeline/standing.ts";
import { SessionController } from "../session/session-controller.ts";
import type { SessionState } from "../session/session-state.ts";
import { common, controls } from "../ui/styles.ts";
import { actsOf } from "./acts.ts";
import "./card-bank.ts";
import { controlRoomStyles } from "./control-room-styles.ts";
import { Desk } from "./desk.ts";
import {
  type ClearEvent,
  type DropEvent,
  EditEvent,
  type MarkEvent,
  type MeetingEvent,
  type MoveEvent,
  type PrepareEvent,
  type WithdrawEvent,
} from "./events.ts";
import { ExpiryController } from "./expiry-controller.ts";
import { HealthHistory } from "./health/history.ts";
import { loudWarnings } from "./health/measures.ts";
import "./highlight-panel.ts";
import type { HighlightPanelElement } from "./highlight-panel.ts";
import { KeyController } from "./key-controller.ts";
import type { KeyWish } from "./keys.ts";
import "./meeting-acts.ts";
import { clockOf } from "./meeting-clock.ts";
import "./on-air-log.ts";
import "./preview-monitor.ts";
import "./program-monitor.ts";
import "./room-foot.ts";
import { roomNow } from "./room-now.ts";
import "./room-notes.ts";
import "./room-window.ts";
import "./rundown.ts";
import "./show/show-bars.ts";
import { nextEnd } from "./standing.ts";
import "./status-bar.ts";
import { t } from "./strings.ts";
import { desk as deskStyles } from "./styles.ts";
import "./take-bar.ts";
import { WhoActed } from "./who-acted.ts";
import { whyNot } from "./why-not.ts";
import { WindowController } from "./window-controller.ts";

/**
 * The moderator's desk for one meeting. Rules CR1–CR35 in docs/spec/control.md.
 * @slot picture - The stage's player, without sound.
 */
@customElement("efir-control-room")
export class ControlRoomElement extends LitElement {
  static override styles = [common, controls, deskStyles, controlRoomStyles];
  @property() stage = "main";
  @query("efir-highlight-panel") private readonly highlightPanel!: HighlightPanelElement | null;
  readonly #session = new SessionController<SessionState>(this, (state) => state);
  readonly #desk = new Desk(this, () => this.#session.session);
  readonly #window = new WindowController(this, this.#desk);
  readonly #keys = new KeyController(this, (wish) => this.#carryOut(wish));
  readonly #who = new WhoActed(this, () => this.#session.session?.slug);
  readonly #expiry = new ExpiryController(this);
  readonly #history = new HealthHistory();
  #toldRecord: SessionState["record"] | null = null;

  override willUpdate(): void {
    this.#history.take(this.#session.part);
  }

  override updated(_changed: PropertyValues<this>): void {
    const { record, isRehearsal } = this.#session.part;
    this.toggleAttribute("rehearsal", isRehearsal);
    const now = roomNow(this.#session.part);
    this.#expiry.await(nextEnd(record, now), now);
    if (record === this.#toldRecord) return;
    this.#toldRecord = record;
    void this.#who.refresh();
  }

  override render() {
    const { record, health, audience, signal, serverOffset, connection, refusal, plan } = this.#session.part;
    const now = roomNow({ serverOffset });
    const slug = this.#session.session?.slug ?? "";
    const program = standing(record, now);
    return html`<efir-status-bar
        .record=${record}
        slug=${slug}
        .health=${health}
        .signal=${signal}
        .audience=${audience}
        .serverOffset=${serverOffset}
      ></efir-status-bar>
      <efir-show-bars></efir-show-bars>
      <efir-room-notes
        .connection=${connection}
        .refusal=${refusal}
        .warnings=${loudWarnings({ health, audience, signal })}
        .slug=${slug}
        @efir-hurry=${() => this.#session.session?.hurry()}
      ></efir-room-notes>
      <main
        @efir-prepare=${(event: PrepareEvent) => this.#desk.prepare(event.cueId)}
        @efir-take=${() => void this.#desk.take()}
        @efir-clear=${(event: ClearEvent) => void this.#desk.clear(event.layer)}
        @efir-move=${(event: MoveEvent) => void this.#desk.move(event.cue, event.step)}
        @efir-drop=${(event: DropEvent) => void this.#desk.drop(event.cue)}
        @efir-mark=${this.#mark}
        @efir-withdraw=${(event: WithdrawEvent) => void this.#desk.withdraw(event.highlightId)}
        @efir-meeting=${this.#meeting}
      >
        ${this.#left(program)}${this.#middle(program)}${this.#right(now)}
      </main>
      <efir-room-foot
        .notice=${this.#desk.notice}
        ?keys=${this.#keys.isOn}
        @efir-keys=${(event: CustomEvent<boolean>) => {
          this.#keys.isOn = event.detail;
        }}
        @efir-list-keys=${() => this.#window.show({ type: "keys" })}
      ></efir-room-foot>
      <efir-room-window
        .open=${this.#window.open}
        .refusal=${this.#window.refusal}
        .slug=${slug}
        .stage=${this.stage}
        .cues=${plan?.cues ?? []}
        .program=${program}
        .clock=${clockOf(record.about, now)}
        .health=${health}
        .audience=${audience}
        .signal=${signal}
        .histories=${this.#history.levels}
        ?locked=${this.#desk.isLocked}
        @efir-meeting=${this.#closeMeeting}
      ></efir-room-window>`;
  }

  #left(program: Program) {
    const { record, plan } = this.#session.part;
    return html`<efir-rundown
      .cues=${plan?.cues ?? []}
      .preparedId=${this.#desk.prepared?.id ?? null}
      .program=${program}
      ?locked=${this.#desk.isLocked}
      ><efir-meeting-acts .phase=${record.phase} .slug=${this.#session.session?.slug ?? ""} ?locked=${this.#desk.isLocked}></efir-meeting-acts
    ></efir-rundown>`;
  }

  #middle(program: Program) {
    const { record, plan } = this.#session.part;
    const { prepared, isLocked } = this.#desk;
    const why = prepared === null ? null : whyNot(prepared.card, record.phase);
    return html`<section class="desk" aria-label=${t("desk")}>
      <div class="monitors">
        <efir-preview-monitor .card=${prepared?.card ?? null}></efir-preview-monitor>
        <efir-program-monitor .program=${program} ?locked=${isLocked}><slot name="picture" slot="picture"></slot></efir-program-monitor>
      </div>
      <efir-take-bar
        ?prepared=${prepared !== null}
        ?ready=${prepared !== null && why === null}
        ?locked=${isLocked}
        ?keys=${this.#keys.isOn}
        ?stepping=${this.#desk.isStepping}
        @efir-step=${(event: CustomEvent<boolean>) => {
          this.#desk.isStepping = event.detail;
        }}
      ></efir-take-bar>
      <p class="hint" role="status">${why ?? t("bankHint")} ${prepared !== null && unreadyOf(prepared.card) !== null ? this.#remedy(prepared) : nothing}</p>
      <efir-card-bank
        .cues=${plan?.cues ?? []}
        .preparedId=${prepared?.id ?? null}
        .program=${program}
        ?locked=${isLocked}
      ></efir-card-bank>
    </section>`;
  }

  /** The card itself must be mended before it can be taken. */
  #remedy(cue: Cue) {
    return html`<button class="btn btn--s" type="button" ?disabled=${this.#desk.isLocked} @click=${() =>
      this.dispatchEvent(new EditEvent(cue.card.kind, cue))}>${t("describeIt")}</button>`;
  }

  #right(now: ProgramTime) {
    const { record } = this.#session.part;
    return html`<aside class="side">
      <div class="ph">
        <h2>${t("stream")}</h2>
        <button class="btn btn--s" type="button" aria-haspopup="dialog" @click=${() => this.#window.show({ type: "stream" })}>${t("streamButton")}</button>
      </div>
      <efir-highlight-panel .highlights=${record.highlights} ?open=${record.phase === "open"} ?locked=${this.#desk.isLocked}></efir-highlight-panel>
      <efir-on-air-log .acts=${actsOf(record, now)} .names=${this.#who.names}></efir-on-air-log>
    </aside>`;
  }

  /** Under an open window the keys belong to it. */
  #carryOut(wish: KeyWish): boolean {
    if (this.#window.open !== null) return false;
    switch (wish.type) {
      case "take":
        void this.#desk.take();
        return true;
      case "unprepare":
        this.#desk.prepare(null);
        return true;
      case "prepare": {
        const cue = this.#session.part.plan?.cues[wish.index];
        if (cue !== undefined && !this.#desk.isLocked) this.#desk.prepare(cue.id);
        return true;
      }
      case "list":
        this.#window.show({ type: "keys" });
        return true;
    }
  }

  readonly #mark = async (event: MarkEvent) => {
    if (await this.#desk.mark(event.text)) this.highlightPanel?.clear();
  };

  readonly #meeting = (event: MeetingEvent) => {
    if (event.wish === "open") void this.#desk.meeting("open");
    else this.#window.show({ type: "close-meeting" });
  };

  readonly #closeMeeting = () => {
    this.#window.close();
    void this.#desk.meeting("close");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-control-room": ControlRoomElement;
  }
}
