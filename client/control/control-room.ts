import "./schemas-without-eval.ts";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type CardKindName, cardKinds } from "../../shared/cards/index.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { SessionController } from "../session/session-controller.ts";
import type { SessionState } from "../session/session-state.ts";
import "../ui/dialog.ts";
import { common, controls } from "../ui/styles.ts";
import { actsOf } from "./acts.ts";
import "./card-bank.ts";
import "./card-form.ts";
import { controlRoomStyles } from "./control-room-styles.ts";
import { Desk } from "./desk.ts";
import type {
  CardReadyEvent,
  ClearEvent,
  DropEvent,
  EditEvent,
  MarkEvent,
  MeetingEvent,
  MoveEvent,
  PrepareEvent,
  WithdrawEvent,
} from "./events.ts";
import "./highlight-panel.ts";
import type { HighlightPanelElement } from "./highlight-panel.ts";
import { KeyController } from "./key-controller.ts";
import type { KeyWish } from "./keys.ts";
import "./keys-list.ts";
import "./meeting-acts.ts";
import "./on-air-log.ts";
import "./preview-monitor.ts";
import "./program-monitor.ts";
import "./room-foot.ts";
import "./room-notes.ts";
import "./rundown.ts";
import { isOnAir, standing } from "./standing.ts";
import "./status-bar.ts";
import "./stream-settings.ts";
import { say } from "../i18n/say.ts";
import { t } from "./strings.ts";
import { desk as deskStyles } from "./styles.ts";
import "./take-bar.ts";
import { WhoActed } from "./who-acted.ts";

type OpenDialog =
  | { readonly kind: "card"; readonly card: CardKindName; readonly cue: Cue | null }
  | { readonly kind: "stream" }
  | { readonly kind: "keys" }
  | { readonly kind: "close-meeting" };

/**
 * The moderator's desk for one meeting. Rules CR1–CR20 in docs/spec/control.md.
 * @slot picture - The stage's player, without sound.
 */
@customElement("efir-control-room")
export class ControlRoomElement extends LitElement {
  static override styles = [common, controls, deskStyles, controlRoomStyles];
  @property() stage = "main";
  @state() private dialog: OpenDialog | null = null;
  @query("efir-highlight-panel") private readonly highlightPanel!: HighlightPanelElement | null;
  readonly #session = new SessionController<SessionState>(this, (state) => state);
  readonly #desk = new Desk(this, () => this.#session.session);
  readonly #keys = new KeyController(this, (wish) => this.#carryOut(wish));
  readonly #who = new WhoActed(this, () => this.#session.session?.slug);
  #toldRecord: SessionState["record"] | null = null;

  override updated(_changed: PropertyValues<this>): void {
    const { record } = this.#session.part;
    if (record === this.#toldRecord) return;
    this.#toldRecord = record;
    void this.#who.refresh();
  }

  override render() {
    const { record, health, signal, people, serverOffset, connection, refusal } = this.#session.part;
    return html`<efir-status-bar
        .record=${record}
        .health=${health}
        .signal=${signal}
        .people=${people}
        .serverOffset=${serverOffset}
      ></efir-status-bar>
      <efir-room-notes
        .connection=${connection}
        .refusal=${refusal}
        .warnings=${health?.warnings ?? []}
        .slug=${this.#session.session?.slug ?? ""}
        @efir-hurry=${() => this.#session.session?.hurry()}
      ></efir-room-notes>
      <main
        @efir-prepare=${(event: PrepareEvent) => this.#desk.prepare(event.cueId)}
        @efir-take=${() => void this.#desk.take()}
        @efir-clear=${(event: ClearEvent) => void this.#desk.clear(event.layer)}
        @efir-edit=${this.#edit}
        @efir-move=${(event: MoveEvent) => void this.#desk.move(event.cue, event.step)}
        @efir-drop=${(event: DropEvent) => void this.#desk.drop(event.cue)}
        @efir-mark=${this.#mark}
        @efir-withdraw=${(event: WithdrawEvent) => void this.#desk.withdraw(event.highlightId)}
        @efir-meeting=${this.#meeting}
      >
        ${this.#left()}${this.#middle()}${this.#right()}
      </main>
      <efir-room-foot
        .notice=${this.#desk.notice}
        ?keys=${this.#keys.isOn}
        @efir-keys=${(event: CustomEvent<boolean>) => {
          this.#keys.isOn = event.detail;
        }}
        @efir-list-keys=${() => this.#open({ kind: "keys" })}
      ></efir-room-foot>
      ${this.#dialog()}`;
  }

  #left() {
    const { record, plan } = this.#session.part;
    return html`<efir-rundown
      .cues=${plan?.cues ?? []}
      .preparedId=${this.#desk.prepared?.id ?? null}
      .program=${standing(record)}
      ?locked=${this.#desk.isLocked}
      ><efir-meeting-acts .phase=${record.phase} .slug=${this.#session.session?.slug ?? ""} ?locked=${this.#desk.isLocked}></efir-meeting-acts
    ></efir-rundown>`;
  }

  #middle() {
    const { record } = this.#session.part;
    const program = standing(record);
    const { prepared, isLocked } = this.#desk;
    return html`<section class="desk" aria-label=${t("desk")}>
      <div class="monitors">
        <efir-preview-monitor .card=${prepared?.card ?? null}></efir-preview-monitor>
        <efir-program-monitor .program=${program} ?locked=${isLocked}><slot name="picture" slot="picture"></slot></efir-program-monitor>
      </div>
      <efir-take-bar ?ready=${prepared !== null && record.phase === "open"} ?locked=${isLocked} ?keys=${this.#keys.isOn}></efir-take-bar>
      <p class="hint">${prepared !== null && record.phase !== "open" ? this.#whyNot() : t("bankHint")}</p>
      ${this.#bank("slide")}
      <div class="two">${this.#bank("speaker")}${this.#bank("figure")}</div>
    </section>`;
  }

  /** Something is prepared and cannot be taken: says why, before it is pressed. */
  #whyNot(): string {
    return t(this.#session.part.record.phase === "closed" ? "refusal.MEETING_CLOSED" : "refusal.MEETING_NOT_OPEN");
  }

  #bank(kind: CardKindName) {
    const { record, plan } = this.#session.part;
    return html`<efir-card-bank
      .kind=${kind}
      .cues=${plan?.cues ?? []}
      .preparedId=${this.#desk.prepared?.id ?? null}
      .program=${standing(record)}
      ?locked=${this.#desk.isLocked}
    ></efir-card-bank>`;
  }

  #right() {
    const { record } = this.#session.part;
    return html`<aside class="side">
      <div class="ph">
        <h2>${t("stream")}</h2>
        <button class="btn btn--s" type="button" aria-haspopup="dialog" @click=${() => this.#open({ kind: "stream" })}>${t("streamButton")}</button>
      </div>
      <efir-highlight-panel .highlights=${record.highlights} ?open=${record.phase === "open"} ?locked=${this.#desk.isLocked}></efir-highlight-panel>
      <efir-on-air-log .acts=${actsOf(record)} .names=${this.#who.names}></efir-on-air-log>
    </aside>`;
  }

  #dialog() {
    const { dialog } = this;
    return html`<efir-dialog .heading=${dialog === null ? "" : headingOf(dialog)} ?open=${dialog !== null} @close=${this.#close}>
      ${dialog === null ? nothing : this.#dialogBody(dialog)}
    </efir-dialog>`;
  }

  #dialogBody(dialog: OpenDialog) {
    switch (dialog.kind) {
      case "card":
        return html`<efir-card-form
          .kind=${dialog.card}
          .card=${dialog.cue?.card ?? null}
          ?onair=${dialog.cue !== null && isOnAir(standing(this.#session.part.record), dialog.cue.card)}
          ?locked=${this.#desk.isLocked}
          @efir-card-ready=${(event: CardReadyEvent) => void this.#save(event, dialog.cue)}
        ></efir-card-form>`;
      case "stream":
        return html`<efir-stream-settings .stage=${this.stage}></efir-stream-settings>`;
      case "keys":
        return html`<efir-keys-list></efir-keys-list>`;
      case "close-meeting":
        return html`<p>${t("closeBody")}</p>
          <p class="choices">
            <button class="btn btn--danger" type="button" ?disabled=${this.#desk.isLocked} @click=${this.#closeMeeting}>${t("closeYes")}</button>
            <button class="btn" type="button" autofocus @click=${this.#close}>${t("cancel")}</button>
          </p>`;
    }
  }

  /** Under an open dialog the keys belong to it. */
  #carryOut(wish: KeyWish): boolean {
    if (this.dialog !== null) return false;
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
        this.#open({ kind: "keys" });
        return true;
    }
  }

  async #save({ card, alsoOnAir }: CardReadyEvent, cue: Cue | null): Promise<void> {
    const isSaved = cue === null ? await this.#desk.add(card) : await this.#desk.edit({ ...cue, card }, alsoOnAir);
    if (isSaved) this.#close();
  }

  readonly #edit = (event: EditEvent) => this.#open({ kind: "card", card: event.kind, cue: event.cue });

  readonly #mark = async (event: MarkEvent) => {
    if (await this.#desk.mark(event.text)) this.highlightPanel?.clear();
  };

  readonly #meeting = (event: MeetingEvent) => {
    if (event.wish === "open") void this.#desk.meeting("open");
    else this.#open({ kind: "close-meeting" });
  };

  readonly #closeMeeting = () => {
    this.#close();
    void this.#desk.meeting("close");
  };

  #open(dialog: OpenDialog): void {
    this.dialog = dialog;
  }

  readonly #close = () => {
    this.dialog = null;
  };
}

function headingOf(dialog: OpenDialog): string {
  switch (dialog.kind) {
    case "card":
      return dialog.cue === null ? say(cardKinds[dialog.card].said.create) : say(cardKinds[dialog.card].said.one);
    case "stream":
      return t("streamTitle");
    case "keys":
      return t("keysTitle");
    case "close-meeting":
      return t("closeTitle");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-control-room": ControlRoomElement;
  }
}
