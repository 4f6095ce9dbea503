import { vi } from "vitest";
import "../../../../client/pages/feed/feed.css";
import type { FeedQuestion } from "../../../../client/pages/feed/feed-api.ts";
import { LiveFeed } from "../../../../client/pages/feed/live-feed.ts";
import type { FeedPage, PublicHighlight } from "../../../../shared/feeds.ts";
import { aHighlight, zone } from "../../../support/public-highlights.ts";

/** As the server makes an entry, in little (FD121). */
export const served = ({ code, rev, seq, releasedAt, content }: PublicHighlight): string =>
  `<li class="hl hl--q" id="h-${code}" data-code="${code}" data-rev="${rev}" data-seq="${seq}" data-at="${releasedAt}" data-zone="${zone}">
    <time class="num" datetime="${new Date(releasedAt).toISOString()}">11:41</time>
    <article><blockquote><p>«${content.text}»</p></blockquote>
    <p class="hl__act"><a class="btn" href="/h/${code}">Смотреть</a><a class="btn hl__share" href="/h/${code}#podelitsya" aria-label="Поделиться">↑</a></p>
    </article></li>`;

/** Two entries, the newer one first. */
export const first = aHighlight({ code: "BBBB", minute: 10, seq: 1 });
export const second = aHighlight({ code: "CCCC", minute: 20, seq: 2, content: { text: "Вторая" } });

export interface Stand {
  readonly feed: HTMLElement;
  readonly live: LiveFeed;
  /** What the API was asked. */
  readonly asked: FeedQuestion[];
  /** What was said to screen readers. */
  readonly said: string[];
  readonly hear: (news: FeedPage) => Promise<void>;
  readonly button: (words: string) => HTMLButtonElement | undefined;
  /** In the order they stand: `CCCC`; of a withdrawn one its words. */
  readonly entries: () => readonly string[];
}

interface Wish {
  readonly items?: readonly PublicHighlight[];
  readonly hasMore?: boolean;
  readonly before?: string;
  readonly answer?: (question: FeedQuestion) => FeedPage | null;
}

const stop: (() => void)[] = [];

/** A list in the page that goes on. */
export async function aFeed({ items = [second, first], hasMore = false, before, answer }: Wish = {}): Promise<Stand> {
  const main = document.createElement("main");
  main.innerHTML = `<div class="page"><h1 tabindex="-1">#коллегия2026</h1>
    <div class="feed" id="lenta" data-feed="primer" data-zone="${zone}" data-seq="2"${before === undefined ? "" : ` data-before="${before}"`}>
      <efir-feed-bar></efir-feed-bar>
      ${items.length === 0 ? `<p class="feed__empty">Записей пока нет</p>` : ""}
      <ol class="line">${items.map(served).join("")}</ol>
      ${hasMore ? `<p class="feed__more"><a class="btn" href="?before=x">Показать раньше</a></p>` : ""}
    </div></div>`;
  document.body.append(main);
  const [asked, said]: [FeedQuestion[], string[]] = [[], []];
  const hearing = (event: Event) => said.push(plain("text" in event ? String(event.text) : ""));
  document.addEventListener("efir-announce", hearing);
  const feed = main.querySelector<HTMLElement>(".feed");
  const live =
    feed &&
    LiveFeed.on(feed, async (question) => {
      asked.push(question);
      return answer?.(question) ?? null;
    });
  if (feed === null || live === null) throw new Error("no list");
  stop.push(() => {
    live.close();
    document.removeEventListener("efir-announce", hearing);
  });
  const settle = async () => {
    await feed.querySelector("efir-feed-bar")?.updateComplete;
  };
  await settle();
  return {
    feed,
    live,
    asked,
    said,
    hear: (news) => {
      live.hear(news);
      return settle();
    },
    button: (words) => [...feed.querySelectorAll("button")].find((one) => plain(one.textContent) === words),
    entries: () =>
      [...feed.querySelectorAll<HTMLElement>("li.hl")].map(
        ({ dataset, lastElementChild }) => dataset["code"] ?? plain(lastElementChild?.textContent),
      ),
  };
}

export function clear(): void {
  for (const one of stop.splice(0)) one();
  vi.useRealTimers();
  document.body.replaceChildren();
  localStorage.clear();
}

export const plain = (text: string | null | undefined): string => (text ?? "").replaceAll(/\s+/gu, " ").trim();
