import type { FeedPage, PublicHighlight } from "../../../shared/feeds.ts";
import { type Millis, millis, programTime } from "../../../shared/time.ts";
import { formatTime } from "../../i18n/format.ts";
import type { FeedReading } from "../../session/feed-reading.ts";
import type { Connection } from "../../session/session-state.ts";
import { Announcement } from "../../ui/announcer.ts";
import { writeAgo } from "./ago.ts";
import { EntryList } from "./entry-list.ts";
import { type AskFeed, askFeed } from "./feed-api.ts";
import { FeedBarElement, ShowNewEvent, StillEvent } from "./feed-bar.ts";
import {
  type FeedChange,
  type FeedState,
  type FeedStep,
  lastShown,
  servedState,
  showWaiting,
  takeNews,
  takeOlder,
} from "./feed-state.ts";
import { OlderLink } from "./older-link.ts";
import { isAtTop, keepingPlace } from "./reading-place.ts";
import { recallStill, rememberStill } from "./still.ts";
import { t } from "./strings.ts";

/** A line that falls and comes back is no news. */
const PATIENCE_MS = 4_000;
const ASK_AGAIN_MS = 10_000;
const AGO_EVERY_MS = 20_000;

/** Makes the server's list go on by itself (FD124–FD128). */
export class LiveFeed implements FeedReading {
  readonly meeting: string | null;
  readonly #list: EntryList;
  readonly #bar: FeedBarElement;
  readonly #older: OlderLink | null;
  readonly #zone: string;
  readonly #ask: AskFeed;
  /** The list begins with the newest: what is new stands above it. */
  readonly #isNewest: boolean;
  readonly #stop = new AbortController();
  #state: FeedState;
  #connection: Connection = { phase: "connecting" };
  #offset = millis(0);
  #isCatchingUp = false;
  #isLate = false;
  #isTold = false;
  #trouble: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** @param feed the server's element; `null` list: it is none of ours */
  static on(feed: HTMLElement, ask: AskFeed = askFeed): LiveFeed | null {
    const list = feed.querySelector<HTMLOListElement>("ol.line");
    return list === null ? null : new LiveFeed(feed, list, ask);
  }

  private constructor(feed: HTMLElement, list: HTMLOListElement, ask: AskFeed) {
    const { feed: slug = "", seq = "0" } = feed.dataset;
    this.meeting = slug === "" ? null : slug;
    // The channel has no place of its own: what is not told of an entry is told by the reader's clock.
    this.#zone = feed.dataset["zone"] || Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.#isNewest = feed.dataset["before"] === undefined;
    this.#ask = ask;
    this.#list = new EntryList(list, { zone: this.#zone, place: slug === "" ? "channel" : "meeting" });
    this.#bar = barOf(feed, list);
    this.#older = OlderLink.on(feed, () => void this.#showOlder());
    this.#state = servedState(this.#list.shown, Number(seq), this.#older !== null);
    this.#bar.still = recallStill();
    const { signal } = this.#stop;
    feed.addEventListener(ShowNewEvent.type, () => this.#showWaiting(), { signal });
    feed.addEventListener(StillEvent.type, ({ isStill }) => this.#setStill(isStill), { signal });
    const ticking = setInterval(() => this.#writeAgo(), AGO_EVERY_MS);
    signal.addEventListener("abort", () => clearInterval(ticking));
    this.#writeAgo();
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#trouble);
    clearTimeout(this.#retry);
  }

  readonly since = (): number => this.#state.seq;

  readonly hear = (news: FeedPage): void => {
    this.#isLate = false;
    this.#take(takeNews(this.#state, news));
    if (news.hasMore) void this.#catchUp();
    this.#tell();
  };

  /** What the line does; trouble is told once it lasts. @param offset the server's clock minus this machine's */
  noteLine(connection: Connection, offset: Millis): void {
    this.#offset = offset;
    if (connection.phase === this.#connection.phase) return;
    this.#connection = connection;
    clearTimeout(this.#trouble);
    if (connection.phase === "live") this.#tell();
    else this.#trouble = setTimeout(() => this.#tell(), PATIENCE_MS);
  }

  /** More has changed than is told at once. */
  async #catchUp(): Promise<void> {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    for (let hasMore = true; hasMore; ) {
      const news = await this.#ask({ meeting: this.meeting, since: this.#state.seq });
      if (this.#stop.signal.aborted) return;
      if (news === null) {
        this.#isLate = true;
        this.#retry = setTimeout(() => void this.#catchUp(), ASK_AGAIN_MS);
        break;
      }
      this.#isLate = false;
      // An answer that does not lead on would be asked for without end.
      hasMore = news.hasMore && news.seq > this.#state.seq;
      this.#take(takeNews(this.#state, news));
    }
    this.#isCatchingUp = false;
    this.#tell();
  }

  #take({ state, changes }: FeedStep): void {
    this.#state = this.#isNewest ? state : { ...state, waiting: [] };
    if (changes.length > 0) {
      keepingPlace(this.#list.element, () => {
        for (const change of changes) this.#apply(change);
      });
    }
    if (this.#state.waiting.length === 0) return;
    if (!this.#bar.still && isAtTop(this.#list.element)) this.#let();
    else if (!this.#isTold && !this.#bar.still) {
      this.#isTold = true;
      say(t("saidNew", { count: this.#state.waiting.length }));
    }
  }

  #apply(change: FeedChange): void {
    switch (change.type) {
      case "add":
        return void this.#add(change.item);
      case "correct": {
        const wasRev = this.#list.revOf(change.item.code);
        const entry = this.#list.correct(change.item);
        // Its clip alone may be another.
        if (entry !== null && wasRev !== change.item.rev) say(t("saidCorrected", { time: this.#list.timeOf(entry) }));
        return;
      }
      case "withdraw": {
        const entry = this.#list.withdraw(change.gone.code);
        if (entry !== null) say(t("saidWithdrawn", { time: this.#list.timeOf(entry) }));
      }
    }
  }

  #add(item: PublicHighlight): HTMLLIElement {
    this.#list.element.parentElement?.querySelector(".feed__empty")?.remove();
    return this.#list.add(item);
  }

  /** By themselves: nobody reads yet. */
  #let(): void {
    const { length: count } = this.#addWaiting();
    say(t("saidCame", { count }));
  }

  /** By a press: the reader is led to the newest. */
  #showWaiting(): void {
    const [newest] = this.#addWaiting();
    if (newest === undefined) return;
    newest.tabIndex = -1;
    newest.focus({ preventScroll: true });
    newest.scrollIntoView({ block: "start", behavior: "instant" });
  }

  /** @returns their elements, newest first */
  #addWaiting(): readonly HTMLLIElement[] {
    const { state, changes } = showWaiting(this.#state);
    this.#state = state;
    this.#isTold = false;
    const added = changes.flatMap((change) => (change.type === "add" ? [this.#add(change.item)] : []));
    this.#tell();
    this.#writeAgo();
    return added;
  }

  async #showOlder(): Promise<void> {
    const last = lastShown(this.#state);
    if (this.#older === null || last === null) return;
    this.#older.say("loading");
    const page = await this.#ask({ meeting: this.meeting, before: last });
    if (this.#stop.signal.aborted) return;
    if (page === null) return void this.#older.say("failed");
    const { state, changes } = takeOlder(this.#state, page);
    this.#state = state;
    const added = changes.flatMap((change) => (change.type === "add" ? [this.#add(change.item)] : []));
    this.#older.lead(state.hasMore ? lastShown(state) : null);
    say(t("saidOlder", { count: added.length }));
    this.#writeAgo();
    const [first] = added;
    if (first === undefined) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  }

  #setStill(isStill: boolean): void {
    rememberStill(isStill);
    this.#bar.still = isStill;
    this.#writeAgo();
  }

  #tell(): void {
    this.#bar.waiting = this.#state.waiting.length;
    const trouble = this.#troubleWords;
    if (trouble !== "" && trouble !== this.#bar.trouble) say(trouble);
    this.#bar.trouble = trouble;
  }

  get #troubleWords(): string {
    const connection = this.#connection;
    if (connection.phase === "lost") {
      return t("lostSince", { time: formatTime(programTime(connection.since + this.#offset), this.#zone) });
    }
    if (this.#isLate) return t("late");
    return "";
  }

  /** A page that stands still has no times that change. */
  #writeAgo(): void {
    writeAgo(this.#list.element, this.#bar.still ? null : Date.now() + this.#offset);
  }
}

function barOf(feed: HTMLElement, list: HTMLElement): FeedBarElement {
  const served = feed.querySelector("efir-feed-bar");
  if (served instanceof FeedBarElement) return served;
  const made = new FeedBarElement();
  list.before(made);
  return made;
}

const say = (words: string): void => void document.dispatchEvent(new Announcement(words));
