import { feedWords } from "../../../shared/feeds/public-entry.ts";
import { type FeedPage, feedAddress } from "../../../shared/feeds.ts";
import { language } from "../../i18n/language.ts";
import type { FeedReading } from "../../session/feed-reading.ts";
import { Announcement } from "../../ui/announcer.ts";
import { EntryList } from "./entry-list.ts";
import { type AskPage, askPage, takeOver } from "./page-anew.ts";
import { t } from "./strings.ts";

/** An entry that is shared widely is open on many pages: they ask for it anew within so long. */
const SPREAD_MS = 2_000;
const ASK_AGAIN_MS = 10_000;

/** A page of one entry: corrected where it stands, and taken away when it is withdrawn, while it is open (FD129). */
export class LivePermalink implements FeedReading {
  readonly meeting: string | null;
  readonly #code: string;
  readonly #feed: HTMLElement;
  readonly #list: EntryList;
  readonly #ask: AskPage;
  /** Set while the page is asked for anew, and until it is. */
  #asking: ReturnType<typeof setTimeout> | undefined;
  #seq: number;
  /** Of the change that is shown. */
  #shown: number;

  /** `null`: the page has no entry that could change. */
  static on(feed: HTMLElement, ask: AskPage = askPage): LivePermalink | null {
    const list = feed.querySelector<HTMLOListElement>("ol.line");
    return list === null ? null : new LivePermalink(feed, list, ask);
  }

  private constructor(feed: HTMLElement, list: HTMLOListElement, ask: AskPage) {
    const { feed: slug = "", zone = "UTC", seq = "0", only = "" } = feed.dataset;
    this.meeting = slug === "" ? null : slug;
    this.#code = only;
    this.#feed = feed;
    this.#ask = ask;
    this.#list = new EntryList(list, { zone, place: "alone" });
    this.#seq = Number(seq);
    this.#shown = this.#list.shown[0]?.seq ?? this.#seq;
  }

  readonly since = (): number => this.#seq;

  readonly hear = ({ items, gone, seq, hasMore }: FeedPage): void => {
    this.#seq = Math.max(this.#seq, seq);
    if (gone.some(({ code }) => code === this.#code)) {
      this.#withdraw();
      return;
    }
    const item = items.find(({ code }) => code === this.#code);
    // Among what is not told at once may be a change of this one.
    if (hasMore) this.#askAnew(SPREAD_MS * Math.random());
    if (item === undefined || item.seq <= this.#shown) return;
    this.#shown = item.seq;
    const wasRev = this.#entry?.dataset["rev"];
    const entry = this.#list.correct(item);
    if (entry === null) return;
    if (entry.dataset["rev"] !== wasRev) say(t("saidCorrected", { time: this.#list.timeOf(entry) }));
    this.#askAnew(SPREAD_MS * Math.random());
  };

  get #entry(): HTMLElement | null {
    return this.#list.element.querySelector<HTMLElement>(":scope > li[data-code]");
  }

  /** Heading, picture, film and whatever else the server says around the entry. */
  #askAnew(afterMs: number): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#takePage(), afterMs);
  }

  async #takePage(): Promise<void> {
    const turn = this.#asking;
    const page = await this.#ask(this.#code);
    const main = this.#feed.closest("main");
    // Withdrawn meanwhile, or asked for once more since.
    if (main === null || turn !== this.#asking) return;
    if (page === "gone") return this.#withdraw();
    if (page === null) return this.#askAnew(ASK_AGAIN_MS);
    const entry = page.querySelector<HTMLElement>("ol.line > li[data-code]");
    // A cache between may know less than was told.
    if (entry === null || Number(entry.dataset["seq"]) < this.#shown) return this.#askAnew(ASK_AGAIN_MS);
    if (Number(entry.dataset["seq"]) > this.#shown) {
      this.#shown = Number(entry.dataset["seq"]);
      this.#entry?.replaceWith(document.adoptNode(entry));
    }
    takeOver(main, page);
  }

  /** Nothing of it is left here: neither words nor picture nor sound. */
  #withdraw(): void {
    clearTimeout(this.#asking);
    const main = this.#feed.closest("main");
    if (main === null || main.querySelector(".feed__withdrawn") !== null) return;
    const words = document.createElement("section");
    words.className = "feed__withdrawn";
    words.tabIndex = -1;
    const heading = document.createElement("h1");
    heading.textContent = feedWords.withdrawn;
    const hint = document.createElement("p");
    hint.lang = language();
    hint.textContent = `${t("withdrawnHint")} `;
    const way = document.createElement("a");
    way.href = this.meeting === null ? feedAddress.channel : feedAddress.meeting(this.meeting);
    way.textContent = t("toFeed");
    hint.append(way);
    words.append(heading, hint);
    const hadFocus = main.contains(document.activeElement);
    main.replaceChildren(words);
    document.title = feedWords.withdrawn;
    if (hadFocus) words.focus();
    say(t("withdrawnHere"));
  }
}

const say = (words: string): void => void document.dispatchEvent(new Announcement(words));
