import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../../../client/i18n/language.ts";
import "../../../../client/pages/feed/feed.css";
import { LivePermalink } from "../../../../client/pages/feed/live-permalink.ts";
import { MomentElement } from "../../../../client/pages/feed/moment.ts";
import { playList } from "../../../../client/pages/feed/moment-player.ts";
import type { AskPage } from "../../../../client/pages/feed/page-anew.ts";
import { offerSharing } from "../../../../client/pages/feed/sharing.ts";
import { PlayerElement } from "../../../../client/player/player.ts";
import { later, millis } from "../../../../shared/time.ts";
import { patience } from "../../../support/patience.ts";
import { aGone, aPage, zone } from "../../../support/public-highlights.ts";
import { FakeEngine, start } from "../../player/fake-engine.ts";
import { first, plain, second, served } from "./a-feed.ts";

const at = (seconds: number) => later(start, millis(seconds * 1000));

function aPermalink(moment = "", ask: AskPage = async () => null) {
  document.body.innerHTML = `<main><h1>Цитата</h1>${moment}
    <div class="feed feed--one" data-feed="primer" data-zone="${zone}" data-seq="2" data-only="CCCC"><ol class="line">${served(second)}</ol></div></main>`;
  // The page is asked for anew at once.
  vi.spyOn(Math, "random").mockReturnValue(0);
  const feed = document.querySelector<HTMLElement>(".feed");
  const live = feed && LivePermalink.on(feed, ask);
  if (live === null) throw new Error("no entry");
  return live;
}
const words = () => plain(document.querySelector("main")?.textContent);

beforeEach(() => {
  setLanguage("ru");
  document.title = "Цитата";
});
afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("[FD129] the page of one entry", () => {
  test("shows its correction, and nothing of other entries", () => {
    const live = aPermalink();
    live.hear(
      aPage({ items: [{ ...second, seq: 3, rev: 2, content: { ...second.content, text: "Исправлена" } }, first] }),
    );
    expect([words(), document.querySelectorAll("li.hl").length, live.since()]).toEqual([
      expect.stringContaining("«Исправлена»"),
      1,
      3,
    ]);
  });

  test("keeps nothing of what was withdrawn, and leads to the feed", () => {
    const live = aPermalink(`<efir-moment film="/clip/c/film.mp4" href="/m/primer"></efir-moment>`);
    live.hear(aPage({ gone: [aGone("CCCC", 3)] }));
    expect([words(), document.title]).toEqual(["Запись отозванаЕё больше нет в ленте. К ленте", "Запись отозвана"]);
    expect(document.querySelector("main a")?.getAttribute("href")).toBe("/m/primer/lenta");
    live.hear(aPage({ items: [{ ...second, seq: 4 }] }));
    expect(words()).not.toContain("Вторая");
  });

  const withPicture = (rev: number, film = "") =>
    `<efir-moment from="1" until="2" ${film} href="/m/primer"><img class="moment__pic" src="/h/CCCC/r${rev}-1200x630.png" alt=""></efir-moment>`;
  const page = (title: string, moment: string, { seq, text }: { readonly seq: number; readonly text: string }) => {
    const anew = document.implementation.createHTMLDocument(title);
    const entry = served({ ...second, seq, rev: 2, content: { ...second.content, text } });
    anew.body.innerHTML = `<main>${moment}<div class="feed feed--one"><ol class="line">${entry}</ol></div></main>`;
    return anew;
  };
  const picture = () => document.querySelector(".moment__pic")?.getAttribute("src");

  test("keeps no picture of the mistake, and no title with it", async () => {
    const now = { seq: 3, text: "Исправлена" };
    const live = aPermalink(withPicture(1), async () => page("Исправлена", withPicture(2), now));
    live.hear(aPage({ items: [{ ...second, ...now, rev: 2 }] }));
    await vi.waitFor(() => expect(picture()).toBe("/h/CCCC/r2-1200x630.png"), patience);
    expect(document.title).toBe("Исправлена");
  });

  test("keeps no film of a clip that was taken back, and no correction is told", async () => {
    const said: string[] = [];
    const hearing = (event: Event) => said.push("text" in event ? String(event.text) : "");
    document.addEventListener("efir-announce", hearing);
    const now = { seq: 3, text: "Вторая" };
    const live = aPermalink(withPicture(1, `film="/clip/c/film.mp4"`), async () => page("Цитата", withPicture(1), now));
    live.hear(aPage({ items: [{ ...second, seq: 3 }] }));
    await vi.waitFor(() => expect(document.querySelector("efir-moment[film]")).toBe(null), patience);
    expect([document.querySelectorAll("efir-moment").length, said]).toEqual([1, []]);
    document.removeEventListener("efir-announce", hearing);
  });

  test("that missed more than is told at once is asked for anew: corrected, or withdrawn", async () => {
    let isGone = false;
    const live = aPermalink("", async () => (isGone ? "gone" : page("Цитата", "", { seq: 9, text: "Исправлена" })));
    live.hear(aPage({ seq: 60, hasMore: true }));
    await vi.waitFor(() => expect(words()).toContain("«Исправлена»"), patience);
    isGone = true;
    live.hear(aPage({ seq: 120, hasMore: true }));
    await vi.waitFor(() => expect(words()).toContain("Запись отозвана"), patience);
  });

  test("says nothing of another's withdrawal", () => {
    aPermalink().hear(aPage({ gone: [aGone("BBBB", 3)] }));
    expect(words()).toContain("«Вторая»");
  });
});

describe("[FD130] the moment", () => {
  const markup = (more: string) =>
    `<efir-moment code="CCCC" from="${at(10)}" until="${at(30)}" href="/m/primer#t=${at(10)}" ${more}>
      <img class="moment__pic" src="/h/CCCC/r1-1200x630.png" alt=""><p><a class="moment__way" href="/m/primer#t=${at(10)}">Смотреть с 11:42</a></p></efir-moment>`;

  test("waits for a press with its length told, and leads on from where it ends", () => {
    document.body.innerHTML = markup(`list="/h/CCCC/index.m3u8"`);
    expect(document.querySelector("efir-moment")).toBeInstanceOf(MomentElement);
    expect(plain(document.querySelector("button")?.textContent)).toBe("Смотреть0:20");
    const way = document.querySelector<HTMLAnchorElement>(".moment__way");
    expect([way?.textContent, way?.hash]).toEqual(["Смотреть дальше", `#t=${at(30)}`]);
    expect(document.querySelector("efir-player, video")).toBe(null);
  });

  test("of which nothing was recorded says so calmly", () => {
    document.body.innerHTML = markup("");
    expect([document.querySelector("button"), plain(document.body.textContent)]).toEqual([
      null,
      "Смотреть с 11:42Записи этого момента здесь нет",
    ]);
  });

  test("of a clip is its own film, with captions, by the keys of the broadcast", async () => {
    document.body.innerHTML = markup(`film="/clip/c/film.mp4" captions="/clip/c/captions.vtt"`);
    const play = vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
    document.querySelector<HTMLButtonElement>(".moment__play")?.click();
    await vi.waitFor(() => expect(document.querySelector("video")).not.toBe(null), patience);
    const film = document.querySelector("video");
    expect([film?.getAttribute("src"), film?.muted, document.activeElement === film]).toEqual([
      "/clip/c/film.mp4",
      false,
      true,
    ]);
    expect(film?.querySelector("track")?.src).toContain("/clip/c/captions.vtt");
    film?.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyM", bubbles: true, cancelable: true }));
    expect([film?.muted, play.mock.calls.length]).toEqual([true, 1]);
    expect([...document.querySelectorAll("button")].map((one) => plain(one.textContent))).toEqual(["Ещё раз"]);
    play.mockRestore();
  });
});

describe("[FD131] what was recorded is played from the moment's beginning to its end", () => {
  const span = { from: at(2), until: at(3) };

  test("with sound, once it can be; it stops there, once", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network is away")));
    const engine = Object.assign(new FakeEngine(), { recorded: [{ from: at(0), to: at(12) }] });
    const onEnd = vi.fn();
    const makePlayer = () => Object.assign(new PlayerElement(), { makeEngine: () => engine });
    const moment = playList({ list: "/h/CCCC/index.m3u8", span, makePlayer, onEnd, onFailure: vi.fn() });
    document.body.append(moment.element);
    moment.start();
    await vi.waitFor(() => expect(engine.asked).toContain("play"), patience);
    expect(engine.asked).toContain("seek to 2 s");
    await vi.waitFor(() => {
      engine.move();
      expect(onEnd).toHaveBeenCalledTimes(1);
    }, patience);
    expect(engine.asked.at(-1)).toBe("pause");
    moment.start();
    await vi.waitFor(() => expect(engine.asked.filter((one) => one === "seek to 2 s")).toHaveLength(2), patience);
  });
});

describe("[FD133] sharing", () => {
  test("from a list: a window with the address and a way to copy it, and words where its QR code does not come", async () => {
    aPermalink();
    offerSharing(document);
    document.querySelector<HTMLAnchorElement>(".hl__share")?.click();
    await vi.waitFor(() => expect(document.querySelector("efir-share-dialog input")).not.toBe(null), patience);
    const dialog = document.querySelector("efir-share-dialog");
    expect(dialog?.querySelector("input")?.value).toBe(`${location.origin}/h/CCCC`);
    expect(plain(dialog?.querySelector(".share__words")?.textContent)).toBe("«Вторая»");
    // No server stands behind this page.
    await vi.waitFor(() => expect(plain(dialog?.textContent)).toContain("QR-код не загрузился: нет связи"), patience);
  });
});
