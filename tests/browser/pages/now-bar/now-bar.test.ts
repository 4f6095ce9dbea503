import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { standInSession } from "../../../../client/gallery/stand-in-session.ts";
import { setLanguage } from "../../../../client/i18n/language.ts";
import { FollowEvent, LedEvent } from "../../../../client/pages/now-bar/events.ts";
import "../../../../client/pages/exhibition/exhibition.css";
import { NowBarElement } from "../../../../client/pages/now-bar/now-bar.ts";
import type { CarriedPlaying } from "../../../../client/player/carried-playing.ts";
import { later, millis, programTime } from "../../../../shared/time.ts";
import type { MeetingRecord } from "../../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../../shared/timeline/reduce.ts";
import { patience } from "../../../support/patience.ts";
import { FakeEngine, start } from "../../player/fake-engine.ts";

const open: MeetingRecord = {
  ...emptyRecord,
  phase: "open",
  title: "Итоги года",
  openedAt: later(start, millis(-60_000)),
};
const shows = (standId: string, more = {}): MeetingRecord => ({
  ...open,
  showings: [
    {
      seq: 3,
      layer: "stage",
      from: later(start, millis(-30_000)),
      until: null,
      card: {
        kind: "stand",
        id: `card-${standId}`,
        institution: "Центр",
        title: `Стенд ${standId}`,
        number: 2,
        standId,
        ...more,
      },
    },
  ],
});

let bar: NowBarElement;
let engine: FakeEngine;
let far: ReturnType<typeof standInSession>;
let seq = 1;

async function show(record: MeetingRecord, carried: CarriedPlaying | null = null, more: Partial<NowBarElement> = {}) {
  far = standInSession(record);
  engine = new FakeEngine();
  bar = Object.assign(new NowBarElement(), { makeEngine: () => engine, session: far.session, carried, ...more });
  bar.addressOf = ({ standId }) => `/m/primer/vystavka/${standId}`;
  document.body.append(bar);
  await bar.updateComplete;
  await told(record);
}

const told = (record: MeetingRecord) => {
  seq += 1;
  far.tell({ ...record }, seq);
  return bar.updateComplete;
};
const plain = (text: string) => text.replace(/[\s\u00a0]+/g, " ").trim();
const words = () => plain(bar.textContent ?? "");
const button = (name: string) =>
  [...bar.querySelectorAll("button")].find(
    (one) => plain(one.getAttribute("aria-label") ?? one.textContent ?? "") === name,
  );
/** The picture moves until this is so. */
const whilePlaying = (claim: () => void) =>
  vi.waitFor(() => {
    engine.move();
    claim();
  }, patience);

beforeEach(() => {
  setLanguage("ru");
  sessionStorage.clear();
  // Nothing is recorded, and each look at the playlist outside the engine finds nothing.
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 404 })));
});
afterEach(() => {
  bar.remove();
  vi.unstubAllGlobals();
});

describe("[EB72] nothing sounds that was not asked for", () => {
  test("a page that is come to from elsewhere is silent until «Слушать эфир» is pressed", async () => {
    await show(open);
    expect([bar.querySelector("video"), engine.asked]).toEqual([null, []]);
    button("Слушать эфир")?.click();
    await whilePlaying(() => expect(engine.asked).toContain("play"));
    await whilePlaying(() => expect(button("Приостановить")).toBeDefined());
    expect(words()).toContain("В эфире");
  });

  test("a film of the page is not heard over the broadcast, and the broadcast comes back after it", async () => {
    await show(open, { isPlaying: true, at: null, isMuted: false });
    await whilePlaying(() => expect(button("Выключить звук")).toBeDefined());
    bar.hush(true);
    expect([bar.querySelector("video")?.muted, bar.playing?.isMuted]).toEqual([true, false]);
    bar.hush(false);
    expect(bar.querySelector("video")?.muted).toBe(false);
  });

  test("what the viewer muted stays muted after a film", async () => {
    await show(open, { isPlaying: true, at: null, isMuted: true });
    await whilePlaying(() => expect(button("Включить звук")).toBeDefined());
    bar.hush(true);
    bar.hush(false);
    expect(bar.querySelector("video")?.muted).toBe(true);
  });
});

describe("[EB71] what the page before was playing goes on", () => {
  test("at the live edge", async () => {
    await show(open, { isPlaying: true, at: null, isMuted: false });
    await whilePlaying(() => expect(bar.playing).toMatchObject({ isPlaying: true, at: null }));
  });

  test("where the viewer was behind it", async () => {
    await show(open, { isPlaying: true, at: later(start, millis(-120_000)), isMuted: false });
    await whilePlaying(() => expect(words()).toContain("С отставанием"));
    expect(engine.asked.join()).toContain("-120 s");
  });

  test("paused, it waits for a press", async () => {
    await show(open, { isPlaying: false, at: later(start, millis(-120_000)), isMuted: false });
    expect([engine.asked, bar.playing?.isPlaying]).toEqual([[], false]);
    button("Слушать эфир")?.click();
    await whilePlaying(() => expect(words()).toContain("С отставанием"));
  });

  test("where the browser refuses sound, it is offered in words", async () => {
    await show(
      open,
      { isPlaying: true, at: null, isMuted: false },
      { makeEngine: () => Object.assign(engine, { refusesSound: true }) },
    );
    await whilePlaying(() => expect(bar.querySelector(".now__sound")?.textContent).toContain("Включить звук"));
    bar.querySelector<HTMLButtonElement>(".now__sound")?.click();
    await whilePlaying(() => expect(button("Выключить звук")).toBeDefined());
  });
});

describe("[EB64] the stand that is spoken of", () => {
  test("is told with the way to it, and nobody is moved", async () => {
    await show(open, null, { standId: "a" });
    const followed = vi.fn();
    bar.addEventListener(FollowEvent.type, followed);
    await told(shows("b", { walk: "Обход мастерских", walkStep: 2, walkOf: 3 }));
    await vi.waitFor(
      () => expect(words()).toContain("Сейчас говорят об этом стенде: Стенд b Обход мастерских: стенд 2 из 3"),
      patience,
    );
    expect(bar.querySelector(".led a")?.getAttribute("href")).toBe("/m/primer/vystavka/b");
    expect(followed).not.toHaveBeenCalled();
  });

  test("is said to be the one that is read, where it is", async () => {
    await show(shows("a"), null, { standId: "a" });
    await vi.waitFor(() => expect(words()).toContain("стенде, который открыт перед вами"), patience);
  });

  test("follows the bar's own picture: who is behind sees what was spoken of then", async () => {
    await show(shows("b"), { isPlaying: true, at: later(start, millis(-120_000)), isMuted: false }, { standId: "a" });
    const led: unknown[] = [];
    bar.addEventListener(LedEvent.type, (event) => led.push(event.led?.standId ?? null));
    await whilePlaying(() => expect(words()).toContain("С отставанием"));
    expect([led, bar.querySelector(".led--told")]).toEqual([[], null]);
  });
});

describe("[EB73] with the broadcast", () => {
  test("is off until asked for; then each stand that is spoken of is gone to, once", async () => {
    await show(shows("b"), null, { standId: "a" });
    await vi.waitFor(() => expect(words()).toContain("Стенд b"), patience);
    const gone: string[] = [];
    bar.addEventListener(FollowEvent.type, ({ led }) => gone.push(led.standId));
    button("Вместе с эфиром")?.click();
    expect(gone).toEqual(["b"]);
    bar.standId = "b";
    await told(shows("c"));
    await vi.waitFor(() => expect(gone).toEqual(["b", "c"]), patience);
    await told({ ...shows("c"), title: "Другое название" });
    await bar.updateComplete;
    expect(gone).toEqual(["b", "c"]);
  });

  test("is remembered for the tab, and led nowhere where one is already", async () => {
    await show(open);
    button("Вместе с эфиром")?.click();
    bar.remove();
    const gone = vi.fn();
    document.addEventListener(FollowEvent.type, gone, { once: true });
    await show(shows("a"), null, { standId: "a" });
    await vi.waitFor(() => expect(words()).toContain("открыт перед вами"), patience);
    expect([button("Вместе с эфиром")?.getAttribute("aria-pressed"), gone.mock.calls.length]).toEqual(["true", 0]);
    document.removeEventListener(FollowEvent.type, gone);
  });
});

describe("[EB65] without a broadcast there is no player, and words say why", () => {
  test.each([
    [{ ...open, phase: "planned" as const, openedAt: null }, "Эфир ещё не начался", "К заседанию"],
    [
      { ...open, phase: "closed" as const, closedAt: programTime(start) },
      "Заседание завершено, поэтому звука здесь нет",
      "К заседанию",
    ],
  ])("%#", async (record, why, way) => {
    await show(record, { isPlaying: true, at: null, isMuted: false });
    await vi.waitFor(() => expect(words()).toContain(why), patience);
    expect(words()).toContain(way);
    expect([bar.querySelector("video"), bar.querySelector("button")]).toEqual([null, null]);
  });
});
