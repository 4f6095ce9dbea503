import "./schemas-without-eval.ts";
import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { layers } from "../../shared/cards/card-kind.ts";
import type { Card } from "../../shared/cards/index.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import { standing } from "../../shared/timeline/standing.ts";
import { SessionController } from "../session/session-controller.ts";
import type { SessionState } from "../session/session-state.ts";
import { common, controls } from "../ui/styles.ts";
import { ActLog } from "./act-log.ts";
import { nextView, type View } from "./audience/views.ts";
import { waitingFor } from "./clips/clip-facts.ts";
import { ClipsList } from "./clips/clips-list.ts";
import { controlRoomStyles } from "./control-room-styles.ts";
import { Desk } from "./desk.ts";
import { directorsDesk } from "./directors-desk.ts";
import { EditMode } from "./edit-mode.ts";
import type {
  ClearEvent,
  DropEvent,
  MarkEvent,
  MeetingEvent,
  PrepareEvent,
  SlideStepEvent,
  WithdrawEvent,
} from "./events.ts";
import "./highlights/highlight-shelf.ts";
import { ExpiryController } from "./expiry-controller.ts";
import { HealthHistory } from "./health/history.ts";
import { loudWarnings } from "./health/measures.ts";
import type { HighlightPanelElement } from "./highlight-panel.ts";
import { RoomFeed } from "./highlights/room-feed.ts";
import { KeyController } from "./key-controller.ts";
import "./meeting-acts.ts";
import { clockOf } from "./meeting-clock.ts";
import { editorsIn } from "./people/edit-turn.ts";
import "./people/room-people.ts";
import "./room-foot.ts";
import { carryOut, type Place } from "./room-keys.ts";
import { roomNow } from "./room-now.ts";
import { roomSide } from "./room-side.ts";
import "./room-notes.ts";
import "./room-window.ts";
import "./rundown/meeting-timing.ts";
import { RundownDesk } from "./rundown/rundown-desk.ts";
import "./rundown.ts";
import "./show/show-bars.ts";
import { nextEnd } from "./standing.ts";
import "./status-bar.ts";
import { desk as deskStyles } from "./styles.ts";
import { newestTake, unseenShowings } from "./take-back-words.ts";
import { WhoIAm } from "./who-i-am.ts";
import { WindowController } from "./window-controller.ts";

/**
 * The moderator's desk for one meeting. Rules CR1–CR36 and CR70–CR82 in docs/spec/control.md.
 * @slot picture - The stage's player, without sound.
 */
@customElement("efir-control-room")
export class ControlRoomElement extends LitElement {
  static override styles = [common, controls, deskStyles, controlRoomStyles];
  @property() stage = "main";
  /** Whose page the monitor shows. */
  @state() private view: View = "hall";
  @query("efir-highlight-panel") private readonly highlightPanel!: HighlightPanelElement | null;
  readonly #session = new SessionController<SessionState>(this, (state) => state);
  readonly #who = new WhoIAm(this);
  readonly #desk = new Desk(
    this,
    () => this.#session.session,
    () => this.#who.actor,
  );
  readonly #rundown = new RundownDesk(this, {
    plan: () => this.#session.part.plan,
    command: (command) => this.#session.session?.command("rundown", command),
    isLocked: () => this.#desk.isLocked,
    say: (answer, done) => this.#desk.foot.answer(answer, done),
    take: (cue) => void this.#desk.air.takeCue(cue),
  });
  readonly #window = new WindowController(this, this.#desk);
  readonly #editMode = new EditMode();
  readonly #clips = new ClipsList(this);
  readonly #feed = new RoomFeed(this, {
    ...{ line: this.#desk.line, foot: this.#desk.foot },
    me: () => this.#who.actor,
    show: (highlight) => this.#window.show({ type: "highlight", highlight }),
  });
  readonly #log = new ActLog(this, this.#desk.line, this.#desk.foot);
  readonly #keys = new KeyController(
    this,
    (wish) =>
      // Esc is the drag's.
      !this.#rundown.isDragging &&
      carryOut(wish, {
        desk: this.#desk,
        window: this.#window,
        turnEditing: this.#turnEditing,
        turnView: this.#turnView,
        reach: this.#reach,
        toFeed: () => this.#feed.onAir(),
      }),
  );
  readonly #expiry = new ExpiryController(this);
  /** A recall window closes without any event. */
  readonly #closing = new ExpiryController(this);
  readonly #history = new HealthHistory();
  #program: Program = emptyProgram;

  override willUpdate(): void {
    this.#history.take(this.#session.part);
  }

  override updated(_changed: PropertyValues<this>): void {
    const { record, isRehearsal } = this.#session.part;
    const { audience } = this.#desk.line;
    this.toggleAttribute("rehearsal", isRehearsal);
    const now = roomNow(this.#session.part);
    this.#expiry.await(nextEnd(record, now), now);
    const closings = [...unseenShowings(record, audience, now).values()];
    this.#closing.await(closings.length === 0 ? null : programTime(Math.min(...closings)), now);
  }

  override render() {
    const { record, health, audience, signal, serverOffset, connection, refusal, plan, room } = this.#session.part;
    const now = roomNow({ serverOffset });
    const slug = this.#session.session?.slug ?? "";
    const program = this.#steady(standing(record, now));
    return html`<efir-status-bar
        .record=${record}
        slug=${slug}
        .health=${health}
        .signal=${signal}
        .audience=${audience}
        .serverOffset=${serverOffset}
        .waiting=${waitingFor(this.#clips.told?.clips ?? [])}
        ><efir-meeting-timing slot="timing" .record=${record} .cues=${this.#rundown.cues} .serverOffset=${serverOffset}></efir-meeting-timing
        ><efir-room-people slot="timing" .people=${room} .me=${this.#who.actor?.id ?? ""}></efir-room-people
      ></efir-status-bar>
      <efir-show-bars></efir-show-bars>
      <efir-room-notes
        .connection=${connection}
        .refusal=${refusal}
        .warnings=${loudWarnings({ health, audience, signal })}
        .slug=${slug}
        .missed=${this.#log.missed}
        @efir-read=${() => this.#log.forget()}
        @efir-hurry=${() => this.#session.session?.hurry()}
      ></efir-room-notes>
      <main
        @efir-prepare=${(event: PrepareEvent) => void this.#desk.preparation.prepare(event.cueId)}
        @efir-take=${() => void this.#desk.air.take()}
        @efir-clear=${(event: ClearEvent) => void this.#desk.air.takeOff(event.layer)}
        @efir-recall=${() => void this.#desk.air.recall()}
        @efir-undo=${() => void this.#desk.air.undo()}
        @efir-blackout=${() => void this.#desk.air.blackout()}
        @efir-slide-step=${(event: SlideStepEvent) => void this.#desk.air.stepSlide(event.step)}
        @efir-edit-mode=${(event: CustomEvent<boolean>) => this.#edit(event.detail)}
        @efir-drop=${(event: DropEvent) => void this.#desk.drop(event.cue)}
        @efir-mark=${this.#mark}
        @efir-withdraw=${(event: WithdrawEvent) => void this.#desk.withdraw(event.highlightId)}
        @efir-meeting=${this.#meeting}
      >
        ${this.#left(program)}
        <div class="work">${this.#middle(program, now)}${this.#right(program, now)}</div>
      </main>
      <efir-room-foot
        .notice=${this.#desk.notice}
        .takenAt=${newestTake(record, now)?.act.at ?? null}
        .audience=${this.#desk.line.audience}
        .serverOffset=${serverOffset}
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
        .me=${this.#who.actor?.id ?? ""}
        .actor=${this.#who.actor}
        .feed=${this.#feed.told}
        .stage=${this.stage}
        .cues=${plan?.cues ?? []}
        .program=${program}
        .clock=${clockOf(record.about, now)}
        .health=${health}
        .audience=${audience}
        .signal=${signal}
        .histories=${this.#history.levels}
        ?locked=${this.#desk.isLocked}
        .add=${this.#add}
        @efir-meeting=${this.#closeMeeting}
      ></efir-room-window>`;
  }

  readonly #add = (card: Card) => this.#desk.add(card);

  /** The same object while the same showings stand: the room is drawn each second, hundreds of thumbnails are not. */
  #steady(program: Program): Program {
    if (layers.some((layer) => program[layer] !== this.#program[layer])) this.#program = program;
    return this.#program;
  }

  #left(program: Program) {
    const { record, serverOffset, room } = this.#session.part;
    return html`<efir-rundown
      .cues=${this.#rundown.cues}
      .record=${record}
      .serverOffset=${serverOffset}
      .preparedId=${this.#desk.preparation.prepared?.cue.id ?? null}
      .program=${program}
      .editors=${editorsIn(room, this.#who.actor?.id ?? "")}
      ?editing=${this.#isEditing}
      ?locked=${this.#desk.isLocked}
      ><efir-meeting-acts .phase=${record.phase} .slug=${this.#session.session?.slug ?? ""} ?locked=${this.#desk.isLocked}></efir-meeting-acts
    ></efir-rundown>`;
  }

  #middle(program: Program, now: ProgramTime) {
    return directorsDesk({
      desk: this.#desk,
      program,
      now,
      view: this.view,
      turnView: (view) => {
        this.view = view;
      },
      keys: this.#keys.isOn,
      editing: this.#isEditing,
      mayDraft: this.#feed.mayDraft,
    });
  }

  #right(program: Program, now: ProgramTime) {
    return roomSide({
      ...{ desk: this.#desk, feed: this.#feed, actor: this.#who.actor, program },
      clips: this.#clips.told?.clips ?? [],
      log: this.#log.lines(now),
    });
  }

  get #isEditing(): boolean {
    return this.#editMode.isOn(this.#session.part.record.phase);
  }

  #edit(isOn: boolean): void {
    this.#editMode.turn(this.#session.part.record.phase, isOn);
    this.requestUpdate();
  }

  readonly #turnView = () => {
    this.view = nextView(this.view);
  };

  readonly #turnEditing = () => this.#edit(!this.#isEditing);

  readonly #reach = (place: Place) => {
    const { renderRoot } = this;
    switch (place) {
      case "find":
        return renderRoot.querySelector("efir-card-bank")?.reach();
      case "highlight":
        return this.highlightPanel?.reach();
      case "meeting":
        return renderRoot.querySelector("efir-meeting-acts")?.reach();
      case "more":
        return renderRoot.querySelector("efir-status-bar")?.reach();
    }
  };

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
