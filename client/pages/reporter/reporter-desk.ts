import type { ReporterChange } from "../../../shared/clips/commands.ts";
import type { Clip, ReporterBriefing } from "../../../shared/clips.ts";
import { type Millis, programTime } from "../../../shared/time.ts";
import { newId } from "../../session/surroundings.ts";
import { Courier } from "./courier.ts";
import { sortOf } from "./problems/problem-sorts.ts";
import { bytesOf, type CutReason, emptied, preparedRecording, type Recording, renamed } from "./recording.ts";
import { holdRecording, isHeldElsewhere } from "./recording-locks.ts";
import type { RecordingShelf } from "./recording-shelf.ts";
import { ReporterApi } from "./reporter-api.ts";
import { settled } from "./settled.ts";
import { upload } from "./upload.ts";

export type TakeOrder = Pick<Recording, "consent" | "subject" | "assignmentId">;

/** Everything that the page knows and may do. Elements draw it and ask it; it asks them for nothing. */
export class ReporterDesk extends EventTarget {
  /** `null`: never heard yet. */
  briefing: ReporterBriefing | null = null;
  /** Since this page was opened; before that, the briefing is what the phone remembers. */
  isHeard = false;
  link: "open" | "closed" = "open";
  /** Why the last briefing was not had; `null`: it was. */
  failure: string | null = null;
  recordings: readonly Recording[] = [];
  /** Why nothing is being sent just now; `null`: no reason. */
  trouble: string | null = null;
  readonly #sentBytesById = new Map<string, number>();
  readonly #token: string;
  readonly #shelf: RecordingShelf;
  readonly #api: ReporterApi;
  readonly #courier: Courier;
  #letGo = () => {};

  constructor(token: string, shelf: RecordingShelf) {
    super();
    this.#token = token;
    this.#shelf = shelf;
    this.#api = new ReporterApi(token);
    this.#courier = new Courier({
      authorization: this.#api.authorization,
      newId,
      upload,
      passId: () => (this.link === "open" ? (this.briefing?.pass.id ?? null) : null),
      queued: () => this.recordings.filter(({ state }) => state === "queued"),
      change: (id, change) => this.change(id, change),
      piece: (id, index) => this.#shelf.piece(id, index),
      tell: (recording) => this.#api.tell(newClipOf(recording)),
      onProgress: (id, sentBytes) => this.#told(() => this.#sentBytesById.set(id, sentBytes)),
      onTrouble: (code) => this.#told(() => (this.trouble = code)),
      onDelivered: (id, clip) => {
        this.#know(clip);
        void this.change(id, { state: "sent" }).then(() => this.refresh());
      },
      onClosed: () => this.#told(() => (this.link = "closed")),
    });
  }

  /** First what the phone remembers, so that there is something without a network; then what the server says. */
  async start(): Promise<void> {
    this.briefing = await this.#shelf.briefing(this.#token);
    await this.#recall();
    await this.refresh();
    this.#courier.start();
  }

  stop(): void {
    this.#courier.stop();
    this.#letGo();
  }

  async refresh(): Promise<void> {
    const answer = await this.#api.briefing();
    if (!answer.ok) {
      const { code } = answer.problem;
      if (sortOf(code) === "closed") this.link = "closed";
      return this.#told(() => (this.failure = code));
    }
    this.failure = null;
    this.briefing = answer.value;
    this.isHeard = true;
    this.link = "open";
    await this.#shelf.keepBriefing(this.#token, answer.value);
    await this.#recall();
    // What the reviewers have, the phone need not keep.
    for (const one of this.recordings) if (settled(one, answer.value.clips)) await this.drop(one.id);
    this.#told(() => {});
    this.#courier.kick();
  }

  recording(id: string): Recording | null {
    return this.recordings.find((one) => one.id === id) ?? null;
  }

  /** Of what is on its way. */
  sentBytes({ id, acceptedBytes }: Recording): number {
    return Math.max(acceptedBytes, this.#sentBytesById.get(id) ?? 0);
  }

  film(recording: Recording): Promise<Blob> {
    return this.#shelf.film(recording);
  }

  /** From here on the consent is kept, whatever becomes of the page. @throws before the first briefing. */
  async prepare(order: TakeOrder): Promise<Recording> {
    if (this.briefing === null) throw new Error("a take without a briefing");
    const more = { meeting: this.briefing.meeting.slug, madeAt: programTime(Date.now()) };
    const made = preparedRecording(newId(), { ...order, ...more });
    await this.#shelf.save(made);
    this.#told(() => (this.recordings = [...this.recordings, made]));
    return made;
  }

  /** Pieces will come; other tabs leave it alone meanwhile. */
  async begin(id: string, type: string): Promise<void> {
    this.#letGo = holdRecording(id);
    await this.change(id, { state: "recording", type, cutBy: null });
  }

  /** @returns `false`: there was no room, and the piece is held in memory. */
  async append(id: string, bytes: ArrayBuffer, durationMs: Millis): Promise<boolean> {
    const found = this.recording(id);
    if (found === null) return false;
    const { recording, isKept } = await this.#shelf.append({ ...found, durationMs }, bytes);
    this.#put(recording);
    if (!isKept) await this.#makeRoom();
    return isKept;
  }

  async finish(id: string, cutBy: CutReason | null): Promise<void> {
    this.#letGo();
    const found = this.recording(id);
    if (found !== null) await this.change(id, { state: bytesOf(found) === 0 ? "prepared" : "draft", cutBy });
  }

  async retake(id: string): Promise<void> {
    const found = this.recording(id);
    if (found === null) return;
    await this.#shelf.dropPieces(id);
    await this.change(id, emptied(found));
  }

  async send(id: string, words: Partial<Pick<Recording, "title" | "quotation">> = {}): Promise<void> {
    await this.change(id, { ...words, state: "queued", problem: null });
    this.#courier.kick();
  }

  /** A file that could not be used, once more; one that the server lost, as another. */
  async sendAnew(id: string): Promise<void> {
    const found = this.recording(id);
    if (found === null) return;
    const isKnown = this.briefing?.clips.some((clip) => clip.id === found.clipId) === true;
    await this.change(id, isKnown ? { isAnew: true, uploadPath: null, acceptedBytes: 0 } : renamed(found, newId()));
    await this.send(id);
  }

  async drop(id: string): Promise<void> {
    this.#courier.forget(id);
    this.#told(() => (this.recordings = this.recordings.filter((one) => one.id !== id)));
    await this.#shelf.drop(id);
  }

  /** @returns the problem's code, or `null`. */
  async dropClip(id: string): Promise<string | null> {
    return this.#ask(this.#api.drop(id));
  }

  async changeClip(id: string, change: ReporterChange): Promise<string | null> {
    return this.#ask(this.#api.change(id, change));
  }

  async assignment(id: string, act: "take" | "done"): Promise<string | null> {
    return this.#ask(this.#api.assignment(id, act));
  }

  async change(id: string, change: Partial<Recording>): Promise<void> {
    const found = this.recording(id);
    if (found === null) return;
    const changed = { ...found, ...change };
    this.#put(changed);
    await this.#shelf.save(changed);
  }

  async #ask(call: ReturnType<ReporterApi["drop"]>): Promise<string | null> {
    const answer = await call;
    await this.refresh();
    return answer.ok ? null : answer.problem.code;
  }

  /** What is on the disk; but what this page is busy with, it knows best. */
  async #recall(): Promise<void> {
    if (this.briefing === null) return;
    const kept = await this.#shelf.of(this.briefing.meeting.slug);
    const held = await Promise.all(kept.map(({ id }) => isHeldElsewhere(id)));
    const mine = new Map(this.recordings.map((one) => [one.id, one]));
    this.#told(() => {
      this.recordings = kept
        .filter((one, index) => mine.has(one.id) || !held[index])
        .map((one) => mine.get(one.id) ?? one);
    });
  }

  /** The pieces of what the server has whole go first. */
  async #makeRoom(): Promise<void> {
    for (const { id, state } of this.recordings) if (state === "sent") await this.drop(id);
  }

  /** Until the next briefing, which may be long in coming, it would be missing from the server's list. */
  #know(clip: Clip): void {
    if (this.briefing === null) return;
    const others = this.briefing.clips.filter(({ id }) => id !== clip.id);
    this.briefing = { ...this.briefing, clips: [clip, ...others] };
  }

  #put(recording: Recording): void {
    this.#told(() => {
      this.recordings = this.recordings.map((one) => (one.id === recording.id ? recording : one));
    });
  }

  #told(act: () => void): void {
    act();
    this.dispatchEvent(new Event("change"));
  }
}

const newClipOf = (recording: Recording): Parameters<ReporterApi["tell"]>[0] => {
  const { clipId, subject, consent, assignmentId, title, quotation, type, durationMs, isAnew } = recording;
  return {
    ...{ id: clipId, subject, consent, bytes: bytesOf(recording), type, quotation },
    ...(title === "" ? {} : { title }),
    ...(assignmentId === null ? {} : { assignmentId }),
    ...(durationMs === 0 ? {} : { durationMs }),
    ...(isAnew ? { isAnew } : {}),
  };
};
