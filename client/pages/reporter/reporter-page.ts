import { html, LitElement, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import mark from "../../ui/art/mark.svg";
import "../../ui/announcer.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import "../../ui/view-panel.ts";
import "./consent-form.ts";
import type { AssignmentEvent, ConsentEvent, LookEvent, RowActEvent, SubjectEvent } from "./events.ts";
import { problemWords } from "./problems/problem-words.ts";
import { type QueueRow, queueRows } from "./queue-rows.ts";
import type { GivenConsent, Recording } from "./recording.ts";
import type { ReporterDesk } from "./reporter-desk.ts";
import "./reporter-home.ts";
import { pageStyles } from "./reporter-page-styles.ts";
import { reporter } from "./reporter-styles.ts";
import { t } from "./strings.ts";
import "./subject-form.ts";
import "./take-look.ts";
import "./take-recorder.ts";

/** Where in the making of a take the person is. */
type Step =
  | { readonly at: "home" }
  | { readonly at: "consent"; readonly assignmentId: string | null; readonly like: Recording["subject"] | null }
  | {
      readonly at: "subject";
      readonly assignmentId: string | null;
      readonly like: Recording["subject"] | null;
      readonly consent: GivenConsent;
    }
  | { readonly at: "record" | "look"; readonly id: string };

const HOME: Step = { at: "home" };
const REFRESH_MS = 20_000;

/** `/r/{token}`: brief, consent, who speaks, record, look, send. Rules BZ100… in docs/spec/clips.md. */
@customElement("efir-reporter-page")
export class ReporterPageElement extends LitElement {
  static override styles = [common, controls, reporter, pageStyles];
  /** `null`: the browser keeps nothing. */
  @property({ attribute: false }) desk: ReporterDesk | null = null;
  @state() private step: Step = HOME;
  @state() private film: Blob | null = null;
  @state() private isOnline = navigator.onLine;
  @state() private isPanelOpen = false;
  @state() private said = "";
  #refreshing: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = t("pageTitle");
    this.desk?.addEventListener("change", this.#changed);
    addEventListener("online", this.#connected);
    addEventListener("offline", this.#connected);
    addEventListener("popstate", this.#goBack);
    document.addEventListener("visibilitychange", this.#lookedAt);
    this.#refreshing = setInterval(this.#lookedAt, REFRESH_MS);
    void this.desk?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.desk?.removeEventListener("change", this.#changed);
    removeEventListener("online", this.#connected);
    removeEventListener("offline", this.#connected);
    removeEventListener("popstate", this.#goBack);
    document.removeEventListener("visibilitychange", this.#lookedAt);
    clearInterval(this.#refreshing);
    this.desk?.stop();
  }

  override updated(changed: PropertyValues): void {
    // The styles know the camera's step: it has all the width.
    this.setAttribute("step", this.step.at);
    // A new step is a new page for whoever hears it: its heading is read first.
    if (changed.has("step") && changed.get("step") !== undefined)
      this.renderRoot.querySelector<HTMLElement>("main")?.focus();
  }

  override render() {
    return html`<header>
        ${
          this.step.at === "home"
            ? html`<img src=${mark} alt="" width="32" height="32" />`
            : html`<button class="btn btn--quiet back" type="button" @click=${this.#leave}>${icon("previous")}${t("back")}</button>`
        }
        <h1 class=${this.step.at === "home" ? "" : "vh"}>${t("title")}</h1>
        <button class="btn btn--quiet eye" type="button" aria-label=${t("view")} aria-expanded=${this.isPanelOpen ? "true" : "false"}
          @click=${() => (this.isPanelOpen = !this.isPanelOpen)}>${icon("eye")}</button>
      </header>
      <efir-view-panel ?open=${this.isPanelOpen}></efir-view-panel>
      <main tabindex="-1" class=${this.step.at === "record" ? "full" : ""} aria-label=${this.#stepName()}>${this.#step()}</main>
      <efir-announcer></efir-announcer>`;
  }

  #stepName(): string {
    switch (this.step.at) {
      case "home":
        return t("title");
      case "consent":
        return t("stepConsent");
      case "subject":
        return t("stepSubject");
      case "record":
        return t("stepRecord");
      case "look":
        return t("stepLook");
    }
  }

  #step() {
    const { desk, step } = this;
    if (desk === null) return html`<p class="notice notice--danger" role="alert">${t("noShelf")}</p>`;
    const { briefing } = desk;
    if (step.at === "home" || briefing === null) return this.#home(desk);
    switch (step.at) {
      case "consent":
        return html`<efir-consent-form .words=${briefing.consentWords} .name=${step.like?.name ?? ""} @efir-consent=${this.#agreed}></efir-consent-form>`;
      case "subject":
        return html`<efir-subject-form .items=${briefing.meeting.items}
          .subject=${{ post: "", ...step.like, name: step.consent.name }} @efir-subject=${this.#introduced}></efir-subject-form>`;
      case "record":
        return html`<efir-take-recorder .desk=${desk} .recordingId=${step.id} .limitsMs=${briefing.limitsMs}
          .canConvert=${briefing.canConvert} @efir-taken=${() => this.#look(step.id)}></efir-take-recorder>`;
      case "look":
        return html`<efir-take-look .recording=${desk.recording(step.id)} .film=${this.film} @efir-look=${this.#looked}></efir-take-look>`;
    }
  }

  #home(desk: ReporterDesk) {
    return html`<efir-reporter-home .desk=${desk} .rows=${this.#rows(desk)} .isOnline=${this.isOnline} .said=${this.said}
      @efir-shoot=${() => this.#go({ at: "consent", assignmentId: null, like: null })}
      @efir-assignment=${this.#assigned} @efir-row-act=${this.#acted}></efir-reporter-home>`;
  }

  #rows(desk: ReporterDesk): readonly QueueRow[] {
    return queueRows({
      recordings: desk.recordings,
      clips: desk.briefing?.clips ?? [],
      isHeard: desk.isHeard,
      isOnline: this.isOnline,
      isClosed: desk.link === "closed",
      runningId: this.step.at === "record" ? this.step.id : null,
      trouble: desk.trouble,
      sentBytes: (recording) => desk.sentBytes(recording),
    });
  }

  /** The phone's own Back leaves a step, not the page. */
  #go(step: Step): void {
    if (this.step.at === "home" && step.at !== "home") history.pushState({ efir: "step" }, "");
    this.said = "";
    this.step = step;
    scrollTo(0, 0);
  }

  readonly #leave = () => history.back();

  readonly #goBack = () => {
    this.film = null;
    this.step = HOME;
  };

  async #look(id: string): Promise<void> {
    const recording = this.desk?.recording(id) ?? null;
    // Nothing came of it: the camera went off at once.
    if (recording === null || recording.pieceBytes.length === 0) return this.#leave();
    this.film = null;
    this.#go({ at: "look", id });
    this.film = (await this.desk?.film(recording)) ?? null;
  }

  readonly #agreed = ({ consent }: ConsentEvent) => {
    if (this.step.at === "consent") this.#go({ ...this.step, at: "subject", consent });
  };

  readonly #introduced = async ({ subject }: SubjectEvent) => {
    if (this.step.at !== "subject" || this.desk === null) return;
    const { consent, assignmentId } = this.step;
    const { id } = await this.desk.prepare({ consent, subject, assignmentId });
    this.#go({ at: "record", id });
  };

  readonly #looked = async ({ wish, words }: LookEvent) => {
    const { desk, step } = this;
    if (desk === null || step.at !== "look") return;
    if (wish === "retake") {
      await desk.retake(step.id);
      return this.#go({ at: "record", id: step.id });
    }
    if (wish === "send") await desk.send(step.id, words);
    else await desk.change(step.id, { ...words, state: "draft" });
    this.#leave();
  };

  readonly #assigned = async ({ id, act }: AssignmentEvent) => {
    if (act === "shoot") return this.#go({ at: "consent", assignmentId: id, like: null });
    const problem = (await this.desk?.assignment(id, act)) ?? null;
    if (problem === "OFFLINE") this.said = t("assignmentOffline");
    else this.#tell(problem, "");
  };

  readonly #acted = (event: RowActEvent) => {
    const [element] = event.composedPath();
    const row = element instanceof HTMLElement && "row" in element ? (element.row as QueueRow | null) : null;
    if (row !== null) void this.#act(row, event);
  };

  async #act({ id, recording, clip }: QueueRow, { act, words }: RowActEvent): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    const own = recording?.id ?? "";
    switch (act) {
      case "record":
        return this.#go({ at: "record", id: own });
      case "look":
        return this.#look(own);
      case "send":
        return desk.send(own);
      case "send-anew":
        return desk.sendAnew(own);
      case "again":
        return this.#go({
          at: "consent",
          assignmentId: clip?.assignmentId ?? null,
          like: clip?.subject ?? recording?.subject ?? null,
        });
      case "words":
        return this.#tell(await desk.changeClip(id, words ?? {}), t("saved"));
      case "drop": {
        const problem = clip === null ? null : await desk.dropClip(id);
        if (problem === null && recording !== null) await desk.drop(own);
        return this.#tell(problem, "");
      }
    }
  }

  #tell(problem: string | null, done: string): void {
    this.said = problem === null ? done : problemWords(problem);
  }

  readonly #changed = () => this.requestUpdate();

  readonly #connected = () => {
    this.isOnline = navigator.onLine;
    if (this.isOnline) void this.desk?.refresh();
  };

  readonly #lookedAt = () => {
    // A dead link asked for again and again would be held against everybody behind the same address (AC52).
    if (this.desk === null || this.desk.link === "closed") return;
    if (document.visibilityState === "visible" && navigator.onLine) void this.desk.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-reporter-page": ReporterPageElement;
  }
}
