import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Card } from "../../shared/cards/index.ts";
import type { FeedDesk } from "../../shared/feeds.ts";
import type { AudienceSummary, Signal, StreamHealth } from "../../shared/protocol.ts";
import type { Actor } from "../../shared/roles.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { programTime } from "../../shared/time.ts";
import { emptyProgram } from "../../shared/timeline/at.ts";
import type { Program } from "../../shared/timeline/record.ts";
import "../ui/dialog.ts";
import { common, controls } from "../ui/styles.ts";
import { CardFormElement } from "./card-form.ts";
import { t as cards } from "./card-strings.ts";
import "./clips/clip-picker.ts";
import "./deck-pages.ts";
import "./deck-upload.ts";
import type { NotSaved } from "./desk.ts";
import { CloseWindowEvent, EditEvent, MeetingEvent } from "./events.ts";
import { FigureCorrectionElement } from "./figure-correction.ts";
import "./health/health-panel.ts";
import "./highlights/highlight-window.ts";
import type { Histories } from "./health/history.ts";
import { HighlightWindowElement } from "./highlights/highlight-window.ts";
import "./keys-list.ts";
import "./library-picker.ts";
import { clockOf, type MeetingClock } from "./meeting-clock.ts";
import { headingOf, type OpenWindow } from "./open-window.ts";
import { EditTurn } from "./people/edit-turn.ts";
import "./people/people-panel.ts";
import { t as people } from "./people/strings.ts";
import "./outputs-panel.ts";
import "./show/readiness-panel.ts";
import "./stale-versions.ts";
import { isOnAir } from "./standing.ts";
import "./stands/stand-picker.ts";
import "./stream-settings.ts";
import { t } from "./strings.ts";
import { desk } from "./styles.ts";

/**
 * The room's one modal window: forms, the library, settings. Before something written is lost, it asks, once (CR23).
 * @fires efir-close-window - It was closed (CloseWindowEvent).
 */
@customElement("efir-room-window")
export class RoomWindowElement extends LitElement {
  static override styles = [
    common,
    controls,
    desk,
    css`
      efir-dialog {
        --efir-dialog-width: 46rem;
      }
      .wide {
        --efir-dialog-width: 64rem;
      }
      .turn {
        margin-bottom: var(--space-3);
      }
      .choices,
      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3);
      }
      .choices {
        margin-top: var(--space-5);
      }
      .ask {
        position: sticky;
        bottom: 0;
        z-index: 1;
        margin-top: var(--space-4);
        padding: var(--space-3) var(--space-4);
        border: var(--border-strong) solid var(--color-warn);
        border-radius: var(--radius-2);
        background: var(--color-surface);
      }
      .ask p {
        flex: 1 1 12rem;
        font-weight: var(--weight-strong);
      }
    `,
  ];
  @property({ attribute: false }) open: OpenWindow | null = null;
  @property() slug = "";
  @property() stage = "main";
  @property({ attribute: false }) cues: readonly Cue[] = [];
  @property({ attribute: false }) program: Program = emptyProgram;
  @property({ attribute: false }) clock: MeetingClock = clockOf({ days: [] }, programTime(Date.now()));
  @property({ attribute: false }) health: StreamHealth | null = null;
  @property({ attribute: false }) audience: AudienceSummary | null = null;
  @property({ attribute: false }) signal: Signal | null = null;
  @property({ attribute: false }) histories: Histories = new Map();
  @property({ type: Boolean }) locked = false;
  /** Adds a card to the plan, past its form. */
  @property({ attribute: false }) add: (card: Card) => Promise<NotSaved> = () => Promise.resolve(null);
  /** Why the last save was refused, in words. */
  @property() refusal = "";
  /** The account of who sits here. */
  @property() me = "";
  @property({ attribute: false }) actor: Actor | null = null;
  /** Highlights of the meeting. */
  @property({ attribute: false }) feed: FeedDesk | null = null;
  readonly #turn = new EditTurn(this, () => this.me);
  @state() private isAsking = false;
  @query("efir-card-form, efir-figure-correction, efir-highlight-window") private readonly form!: Element | null;
  @query("efir-stale-versions") private readonly versions!: Element | null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("open")) this.isAsking = false;
    this.#turn.follow(cueIdOf(this.open));
  }

  override render() {
    const { open } = this;
    return html`<efir-dialog
      class=${open?.type === "highlight" ? "wide" : ""}
      .heading=${open === null ? "" : headingOf(open)}
      ?open=${open !== null}
      @efir-leave=${this.#leave}
      @close=${this.#close}
    >
      ${open === null ? nothing : this.#body(open)} ${this.isAsking ? this.#ask() : nothing}
    </efir-dialog>`;
  }

  #body(open: OpenWindow) {
    switch (open.type) {
      case "card":
        if (this.#turn.isAsking) return this.#askTurn();
        return html`${this.#turn.editor === null ? nothing : html`<p class="hint turn" role="status">${people("editsNow", { name: this.#turn.editor })}. ${people("editsNowHint")}</p>`}<efir-card-form
          .kind=${open.kind}
          .card=${open.cue?.card ?? null}
          .start=${open.start}
          .clock=${this.clock}
          .refusal=${this.refusal}
          ?unsaved=${open.isUnsaved ?? false}
          ?onair=${open.cue !== null && isOnAir(this.program, open.cue.card)}
          ?locked=${this.locked}
        ></efir-card-form>`;
      case "stale":
        return html`<efir-stale-versions
          .base=${open.base.card}
          .mine=${open.mine}
          .theirs=${this.cues.find(({ id }) => id === open.base.id)?.card ?? open.base.card}
          .clock=${this.clock}
          .refusal=${this.refusal}
          ?alsoonair=${open.alsoOnAir}
          ?locked=${this.locked}
        ></efir-stale-versions>`;
      case "library":
        return html`<efir-library-picker .sort=${open.sort}></efir-library-picker>`;
      case "deck":
        return html`<efir-deck-pages .slug=${this.slug} .deckId=${open.deckId}></efir-deck-pages>`;
      case "new-deck":
        return html`<efir-deck-upload></efir-deck-upload>`;
      case "figure":
        return html`<efir-figure-correction .figureId=${open.figureId}></efir-figure-correction>`;
      case "highlight":
        return html`<efir-highlight-window .highlight=${open.highlight} .told=${this.feed} .actor=${this.actor} slug=${this.slug}></efir-highlight-window>`;
      case "clips":
        return html`<efir-clip-picker .slug=${this.slug} .cues=${this.cues}></efir-clip-picker>`;
      case "stands":
        return html`<efir-stand-picker .slug=${this.slug} .add=${this.add}></efir-stand-picker>`;
      case "stream":
        return html`<efir-stream-settings .stage=${this.stage}></efir-stream-settings>`;
      case "people":
        return html`<efir-people-panel .slug=${this.slug}></efir-people-panel>`;
      case "outputs":
        return html`<efir-outputs-panel .slug=${this.slug}></efir-outputs-panel>`;
      case "readiness":
        return html`<efir-readiness-panel .slug=${this.slug}></efir-readiness-panel>`;
      case "health":
        return html`<efir-health-panel .health=${this.health} .audience=${this.audience} .signal=${this.signal} .histories=${this.histories}></efir-health-panel>`;
      case "keys":
        return html`<efir-keys-list></efir-keys-list>`;
      case "close-meeting":
        return html`<p>${t("closeBody")}</p>
          <p class="choices">
            <button class="btn btn--danger" type="button" ?disabled=${this.locked} @click=${() => this.dispatchEvent(new MeetingEvent("close"))}>${t("closeYes")}</button>
            <button class="btn" type="button" autofocus @click=${this.#close}>${t("cancel")}</button>
          </p>`;
    }
  }

  /** Somebody else has the card open: the person waits, or they edit together. */
  #askTurn() {
    const { editor } = this.#turn;
    if (editor === null)
      return html`<p role="status">${people("editsNobody")}</p>
        <p class="choices"><button class="btn btn--primary" type="button" @click=${this.#editAnew}>${people("editAlone")}</button></p>`;
    return html`<p role="status"><b>${people("editsNow", { name: editor })}</b></p>
      <p class="hint">${people("editsWait")}</p>
      <p class="choices">
        <button class="btn" type="button" @click=${this.#editAnew}>${people("editTogether")}</button>
        <button class="btn" type="button" autofocus @click=${this.#close}>${people("editNot")}</button>
      </p>`;
  }

  /** As the card stands now: what the other saved meanwhile is in it. */
  readonly #editAnew = () => {
    this.#turn.begin();
    const cue = this.cues.find(({ id }) => id === cueIdOf(this.open));
    if (cue !== undefined) this.dispatchEvent(new EditEvent(cue.card.kind, cue));
    this.requestUpdate();
  };

  #ask() {
    return html`<div class="ask" role="alertdialog" aria-labelledby="unsaved">
      <p id="unsaved">${cards("unsaved")}</p>
      <button class="btn" type="button" data-stay @click=${this.#stay}>${cards("stay")}</button>
      <button class="btn btn--danger" type="button" @click=${this.#close}>${cards("leave")}</button>
    </div>`;
  }

  readonly #leave = async (event: Event) => {
    if (!this.#wouldLose || this.isAsking) return;
    event.preventDefault();
    this.isAsking = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[data-stay]")?.focus();
  };

  readonly #stay = () => {
    this.isAsking = false;
  };

  /** What was chosen between two versions is as easily lost as what was typed. */
  get #wouldLose(): boolean {
    const { form } = this;
    if (form instanceof CardFormElement || form instanceof FigureCorrectionElement) return form.isChanged;
    if (form instanceof HighlightWindowElement) return form.isChanged;
    return this.versions !== null;
  }

  readonly #close = () => this.dispatchEvent(new CloseWindowEvent());
}

/** The cue whose form it is; `null`: it is about none. */
function cueIdOf(open: OpenWindow | null): string | null {
  if (open?.type === "stale") return open.base.id;
  return open?.type === "card" ? (open.cue?.id ?? null) : null;
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-room-window": RoomWindowElement;
  }
}
