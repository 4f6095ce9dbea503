import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import {
  adjourned,
  closed,
  live,
  opened,
  planned,
  playhead,
  resting,
  whole,
} from "../../../client/gallery/sample-records.ts";
import { standInSession } from "../../../client/gallery/stand-in-session.ts";
import { ViewerPageElement } from "../../../client/pages/viewer/viewer-page.ts";
import { PlayerStateEvent, PlayheadEvent } from "../../../client/player/events.ts";
import "../../../client/pages/viewer/viewer.css";
import "../../../client/ui/announcer.ts";
import "../../../client/ui/page.css";
import { themes } from "../../../client/ui/view-settings.ts";
import { viewStore } from "../../../client/ui/view-store.ts";
import type { Signal } from "../../../shared/protocol.ts";
import { later, millis } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { patience } from "../../support/patience.ts";

const waiting = { interval: 5, ...patience };

let element: ViewerPageElement;
let far: ReturnType<typeof standInSession>;
let seq = 1;

/** The server's answer to the question for a recording; everything else is asked of the real one. */
function answerForRecordings(status: 200 | 404): void {
  const ask = fetch;
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) =>
    init?.method === "HEAD" ? new Response(null, { status }) : ask(input, init),
  );
}

async function open(record: MeetingRecord, signal?: Signal): Promise<void> {
  far = standInSession(record, signal);
  element = new ViewerPageElement();
  element.className = "page";
  element.innerHTML = '<article class="words" data-phase="open"><h1>Из слов сервера</h1></article>';
  element.session = far.session;
  document.body.append(element);
  await element.updateComplete;
  await vi.waitFor(() => expect(element.querySelector(".paper")).not.toBeNull(), waiting);
  if (element.phase !== "planned" && element.phase !== "adjourned") return;
  await vi.waitFor(() => expect(element.querySelector(".pre__act")).not.toBeNull(), waiting);
}

async function tell(record: MeetingRecord): Promise<void> {
  far.tell(record, ++seq);
  await element.updateComplete;
}

async function seePlayhead(at = playhead): Promise<void> {
  element.dispatchEvent(new PlayheadEvent(at, millis(800)));
  await element.updateComplete;
}

const slot = (name: string) => element.querySelector<HTMLElement & { card: { id: string } | null }>(`.side__${name}`);

beforeEach(() => {
  seq = 1;
  viewStore.reset();
  // A busy machine is idle late; what is read below the stage comes then (VW57).
  vi.stubGlobal("requestIdleCallback", (act: () => void) => setTimeout(act));
});
afterEach(() => {
  far.session.close();
  element.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the stage", () => {
  test("[VW1] shows no card before the first frame", async () => {
    await open(live);
    expect(slot("slide")?.card ?? null).toBeNull();
  });

  test("[VW1] shows a card on its frame, not when its event comes", async () => {
    await open(opened);
    await seePlayhead(later(playhead, millis(-30 * 60_000)));
    await tell(live);
    expect(slot("speaker")?.card ?? null).toBeNull();
    await seePlayhead();
    expect(slot("speaker")?.card?.id).toBe("speaker-1");
  });

  test("[VW2] shows everything at once in a stream without a clock", async () => {
    await open(live);
    element.dispatchEvent(new PlayheadEvent(null, null));
    await element.updateComplete;
    expect(slot("slide")?.card?.id).toBe("slide-00007");
  });

  test("[VW2] shows everything at once where no picture can be shown", async () => {
    await open(live);
    element.dispatchEvent(new PlayerStateEvent({ phase: "error", reason: "unsupported" }));
    await element.updateComplete;
    expect(slot("slide")?.card?.id).toBe("slide-00007");
  });

  test("[VW2] a break put on air after the encoder was stopped is shown over the last frame", async () => {
    await open(live, "none");
    element.dispatchEvent(new PlayerStateEvent({ phase: "live" }));
    await seePlayhead(later(playhead, millis(-3 * 60_000)));
    await tell(resting);
    expect(element.phase).not.toBe("break");
    element.dispatchEvent(new PlayerStateEvent({ phase: "waiting" }));
    await element.updateComplete;
    expect(element.phase).toBe("break");
  });

  test("[VW2] shows everything at once while there is no signal, and then waits for the first frame", async () => {
    await open(opened, "none");
    await tell(live);
    expect(slot("speaker")?.card?.id).toBe("speaker-1");
    far.tell({ ...live, title: "Сигнал есть" }, ++seq, "encoder");
    await element.updateComplete;
    const card = { kind: "speaker", id: "speaker-next", name: "Ольга Миронова", post: "социальный работник" } as const;
    const from = later(playhead, millis(60_000));
    far.tell(
      { ...live, showings: [...live.showings, { seq: 900, card, layer: "lower-third", from, until: null }] },
      ++seq,
      "encoder",
    );
    await element.updateComplete;
    expect(slot("speaker")?.card?.id).toBe("speaker-1");
    element.dispatchEvent(new PlayerStateEvent({ phase: "live" }));
    await seePlayhead(later(from, millis(1)));
    expect(slot("speaker")?.card?.id).toBe("speaker-next");
  });

  test("[VW3] a seek back takes figures off the paper", async () => {
    await open(live);
    await seePlayhead();
    expect(element.querySelectorAll("#figures li")).toHaveLength(3);
    await seePlayhead(later(playhead, millis(-11 * 60_000)));
    expect(element.querySelectorAll("#figures li")).toHaveLength(1);
  });
});

describe("the page", () => {
  test("[VW5] starts from the server's words and takes their place", async () => {
    far = standInSession({ ...opened, phase: "unknown", title: "" });
    far.session.close();
    await open({ ...opened, phase: "unknown", title: "" });
    expect(element.querySelector("h1")?.textContent).toBe("Из слов сервера");
    expect(element.querySelector(".words")).toBeNull();
    expect(element.querySelector("efir-player")).not.toBeNull();
  });

  test("[VW5] goes on air by itself and says so", async () => {
    const said: string[] = [];
    const hear = (event: Event) => said.push(String("text" in event && event.text));
    document.addEventListener("efir-announce", hear);
    await open(planned);
    expect(element.querySelector("efir-player")).toBeNull();
    await tell(opened);
    document.removeEventListener("efir-announce", hear);
    expect(element.querySelector("efir-player")).not.toBeNull();
    expect(said).toContain("Трансляция началась");
  });

  test("[VW47] counts down to the start, by itself and silently", async () => {
    await open(planned);
    await element.querySelector("efir-countdown")?.updateComplete;
    const timer = element.querySelector('[role="timer"]');
    expect(timer?.getAttribute("aria-live")).toBe("off");
    expect(timer?.getAttribute("aria-label")).toMatch(/^До начала (3\d|4[0-2]) минут[аы]?$/);
    expect(element.querySelector('a[href$="/kalendar.ics"]')).not.toBeNull();
    expect(element.querySelectorAll("#speakers li")).toHaveLength(3);
  });

  test("[VW47] says that the start is late", async () => {
    const programme = planned.programme.map(({ startsAt: _, ...item }) => ({ ...item }));
    const startsAt = later(playhead, millis(-60_000));
    await open({ ...planned, programme: [{ ...programme[0], title: "Открытие", startsAt }] });
    await element.querySelector("efir-countdown")?.updateComplete;
    expect(element.querySelector(".pre__late")?.textContent).toContain("Начало задерживается");
  });

  test("[VW48] a break is on its frame: tag, time of return, title; the picture plays on", async () => {
    await open(resting);
    await seePlayhead(later(playhead, millis(-5 * 60_000)));
    expect(element.phase).not.toBe("break");
    await seePlayhead();
    expect(element.phase).toBe("break");
    expect(element.querySelector(".stage__state")?.textContent).toMatch(/Перерыв\s+Продолжим в/);
    expect(document.title).toMatch(/^Перерыв до/);
    expect(element.querySelector("efir-player")).not.toBeNull();
  });

  test("[VW49] between two days says when it goes on, and goes on by itself", async () => {
    await open(adjourned, "none");
    expect(element.phase).toBe("adjourned");
    expect(element.querySelector(".pre__lead")?.textContent).toMatch(/Сегодня заседание завершено. Продолжим/);
    await tell({ ...adjourned, signalLostAt: playhead });
    expect(element.querySelector("efir-player")).not.toBeNull();
  });

  test("[VW51] the programme takes the reader to an item's start", async () => {
    await open(live);
    await seePlayhead();
    expect(element.querySelector('#programme [aria-current="step"] b')?.textContent).toContain("Долговременный уход");
    const player = element.querySelector("efir-player");
    const sought = vi.fn();
    if (player !== null) player.watchFrom = sought;
    element.querySelector<HTMLButtonElement>("#programme li:nth-child(2) button")?.click();
    expect(sought).toHaveBeenCalledWith(live.showings[1]?.from);
  });

  test("[VW52] a decision on paper is as it stood at the playhead", async () => {
    const card = { kind: "decision", id: "decision-x", state: "draft", text: "Открыть центры" } as const;
    const shown = { card, layer: "side", from: later(playhead, millis(-60_000)), until: null, seq: 200 } as const;
    const adopted = {
      ...shown,
      card: { ...card, state: "adopted" },
      from: later(playhead, millis(-20_000)),
      seq: 201,
    } as const;
    await open({ ...live, showings: [...live.showings, { ...shown, until: adopted.from }, adopted] });
    await seePlayhead(later(playhead, millis(-30_000)));
    expect(element.querySelector("#decisions .tag")?.textContent).toBe("Проект");
    await seePlayhead();
    expect(element.querySelectorAll("#decisions li")).toHaveLength(1);
    expect(element.querySelector("#decisions .tag")?.textContent).toBe("Принято");
  });

  test("[VW52] a place that was visited stays on paper, with its page", async () => {
    const card = { kind: "tour", id: "tour-x", place: "Гончарная мастерская", text: "Двенадцать учеников" } as const;
    const shown = { card, layer: "stage", from: later(playhead, millis(-9000)), until: playhead, seq: 200 } as const;
    await open({ ...live, showings: [...live.showings, shown] });
    await seePlayhead();
    expect(element.querySelector("#tours li")?.textContent).toMatch(/Гончарная мастерская\s+Двенадцать учеников/);
    expect(element.querySelector("#tours a")?.getAttribute("href")).toMatch(/materialy#ekskursii$/);
  });

  test("[VW57] code of kinds that nobody has shown yet comes at leisure", async () => {
    await open(planned);
    await vi.waitFor(() => expect(customElements.get("efir-tour-card")).toBeDefined(), waiting);
  });

  test("[VW54] the speaker's card names the item that is on", async () => {
    await open(live);
    await seePlayhead();
    const card = slot("speaker")?.shadowRoot?.querySelector("efir-speaker-card");
    await card?.updateComplete;
    expect(card?.shadowRoot?.querySelector(".label")?.textContent).toBe("Выступает, пункт\u00a03 программы");
  });

  test("[VW42] promises a programme only before the meeting", async () => {
    await open({ ...planned, programme: [] });
    expect(element.querySelector("#programme")).not.toBeNull();
    await tell({ ...opened, programme: [] });
    expect(element.querySelector("#programme")).toBeNull();
    expect(element.querySelector(".toc")).toBeNull();
  });

  test("[VW40] who comes after the end of a meeting without a recording finds all on paper, and no player", async () => {
    answerForRecordings(404);
    await open(closed);
    await vi.waitFor(() => expect(element.querySelector("efir-player")).toBeNull(), patience);
    expect(element.textContent).toContain("Заседание завершено");
    expect(element.querySelectorAll("#figures li")).toHaveLength(3);
    expect(element.querySelectorAll("#highlights button")).toHaveLength(0);
  });

  test("[VW44] who comes when there is a recording finds it ready, all its highlights and figures beside it", async () => {
    answerForRecordings(200);
    await open(closed);
    await vi.waitFor(() => expect(element.phase).toBe("replay"), patience);
    expect(element.querySelector("efir-player")?.recording).toBe("/replay/primer/index.m3u8");
    expect(element.querySelector(".stage__state")?.textContent).toContain("Запись");
    expect(element.querySelectorAll("#figures li")).toHaveLength(3);
    expect(element.querySelectorAll("#highlights button")).toHaveLength(2);
  });

  test("[VW44] cards beside a recording are those of its frame, what is on paper stays", async () => {
    answerForRecordings(200);
    await open(closed);
    await vi.waitFor(() => expect(element.phase).toBe("replay"), patience);
    await seePlayhead(later(playhead, millis(-11 * 60_000)));
    expect(element.phase).toBe("replay");
    expect(slot("speaker")?.card?.id).toBe("speaker-1");
    expect(slot("figure")?.card?.id).toBe("figure-1");
    expect(element.querySelectorAll("#figures li")).toHaveLength(3);
  });

  test("[VW44] who saw the end is offered the recording on the same page", async () => {
    answerForRecordings(200);
    await open(live);
    await seePlayhead();
    await tell(closed);
    await vi.waitFor(() => expect(element.phase).toBe("replay"), patience);
    expect(element.querySelector("efir-player")?.ended).toBe(true);
    expect(element.querySelectorAll("#highlights button")).toHaveLength(2);
  });

  test("[VW46] a break between two sources is said in words, and the picture stays", async () => {
    await open(live, "slate");
    await seePlayhead();
    expect(element.phase).toBe("waiting");
    expect(element.querySelector(".stage__note")?.textContent).toBe("Перерыв в трансляции. Изображение вернётся само");
    expect(element.querySelector("efir-player")).not.toBeNull();
  });

  test("[VW40] who saw the end keeps the picture", async () => {
    answerForRecordings(404);
    await open(live);
    await seePlayhead();
    await tell(closed);
    expect(element.phase).toBe("ended");
    expect(element.querySelector("efir-player")).not.toBeNull();
    expect(element.querySelectorAll("#highlights button")).toHaveLength(0);
  });

  test("[VW7] titles the document", async () => {
    await open(planned);
    expect(document.title.replaceAll("\u00a0", " ")).toBe(
      "Скоро начнём: Итоги 2025 года и задачи на 2026 год — Эфир коллегии",
    );
  });

  test("[VW38] says that the meeting is not there", async () => {
    await open({ ...opened, phase: "unknown" });
    far.refuse();
    await element.updateComplete;
    expect(element.querySelector("h1")?.textContent).toBe("Трансляция недоступна");
  });

  test("a highlight takes the reader to its moment", async () => {
    await open(live);
    await seePlayhead();
    const player = element.querySelector("efir-player");
    const sought = vi.fn();
    if (player !== null) player.watchFrom = sought;
    element.querySelector<HTMLButtonElement>("#highlights button")?.click();
    expect(sought).toHaveBeenCalledWith(live.highlights[1]?.at);
  });
});

describe("[VW14] accessible", () => {
  const states: Readonly<Record<string, () => Promise<void>>> = {
    before: () => open(planned),
    live: () => open(whole).then(() => seePlayhead()),
    break: () => open(resting).then(() => seePlayhead()),
    adjourned: () => open(adjourned, "none"),
    ended: () => {
      answerForRecordings(404);
      return open(closed).then(() => vi.waitFor(() => expect(element.phase).toBe("ended"), patience));
    },
    replay: () => {
      answerForRecordings(200);
      return open(closed).then(() => vi.waitFor(() => expect(element.phase).toBe("replay"), patience));
    },
  };

  describe.each(Object.keys(states))("%s", (state) => {
    test.each(themes)("axe finds nothing in %s", async (theme) => {
      viewStore.change({ theme, motion: "off" });
      await states[state]?.();
      // The player's and the cards' own tests run axe over their states.
      const { violations } = await axe.run({ include: [element], exclude: ["efir-player"] });
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
      ).toEqual([]);
    });
  });

  test.each([
    [320, "100"],
    [390, "200"],
    [768, "150"],
    [1280, "200"],
  ] as const)("does not scroll sideways at %d px and %s %%", async (width, size) => {
    await page.viewport(width, 800);
    viewStore.change({ size, spacing: "wide" });
    for (const record of [whole, planned]) {
      element?.remove();
      await open(record);
      await seePlayhead();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    }
  });
});
