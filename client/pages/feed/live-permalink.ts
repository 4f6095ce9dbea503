import { feedWords } from "../../../shared/feeds/public-entry.ts";
import { type FeedPage, feedAddress } from "../../../shared/feeds.ts";
import { language } from "../../i18n/language.ts";
import type { FeedReading } from "../../session/feed-reading.ts";
import { Announcement } from "../../ui/announcer.ts";
import { EntryList } from "./entry-list.ts";
import { t } from "./strings.ts";

/** A page of one entry: corrected where it stands, and taken away when it is withdrawn, while it is open (FD129). */
export class LivePermalink implements FeedReading {
  readonly meeting: string | null;
  readonly #code: string;
  readonly #feed: HTMLElement;
  readonly #list: EntryList;
  #seq: number;
  /** Of the change that is shown. */
  #shown: number;

  /** `null`: the page has no entry that could change. */
  static on(feed: HTMLElement): LivePermalink | null {
    const list = feed.querySelector<HTMLOListElement>("ol.line");
    return list === null ? null : new LivePermalink(feed, list);
  }

  private constructor(feed: HTMLElement, list: HTMLOListElement) {
    const { feed: slug = "", zone = "UTC", seq = "0", only = "" } = feed.dataset;
    this.meeting = slug === "" ? null : slug;
    this.#code = only;
    this.#feed = feed;
    this.#list = new EntryList(list, { zone, place: "alone" });
    this.#seq = Number(seq);
    this.#shown = this.#list.shown[0]?.seq ?? this.#seq;
  }

  readonly since = (): number => this.#seq;

  readonly hear = ({ items, gone, seq }: FeedPage): void => {
    this.#seq = Math.max(this.#seq, seq);
    if (gone.some(({ code }) => code === this.#code)) {
      this.#withdraw();
      return;
    }
    const item = items.find(({ code }) => code === this.#code);
    if (item === undefined || item.seq <= this.#shown) return;
    this.#shown = item.seq;
    const entry = this.#list.correct(item);
    if (entry !== null) say(t("saidCorrected", { time: this.#list.timeOf(entry) }));
  };

  /** Nothing of it is left here: neither words nor picture nor sound. */
  #withdraw(): void {
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
