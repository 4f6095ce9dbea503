import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { PlayheadEvent } from "../../../client/player/events.ts";
import { viewStore } from "../../../client/ui/view-store.ts";
import { millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import { patience } from "../../support/patience.ts";
import { openRecord, openRoom, press, type Room, settled, speaker } from "./a-room.ts";

/** Stands where the page has its player. */
class FakePicture extends HTMLElement {
  state = { phase: "live" };
  playhead: ProgramTime | null = null;
  lag = millis(400);
  readonly asked: string[] = [];
  holdBack(by: number): void {
    this.asked.push(`hold ${Math.round(by / 1000)} s`);
  }
  seekTo(to: ProgramTime | "live"): void {
    this.asked.push(to === "live" ? "live" : `seek ${Math.round((to - Date.now()) / 1000)} s`);
  }
  show(at: ProgramTime | null): void {
    this.playhead = at;
    this.dispatchEvent(new PlayheadEvent(at, this.lag));
  }
}
customElements.define("fake-picture", FakePicture);

let desk: Room;
let picture: FakePicture;
beforeEach(async () => {
  document.documentElement.dataset["density"] = "compact";
  localStorage.clear();
  viewStore.reset();
  await page.viewport(1600, 1000);
  desk = await openRoom();
  picture = new FakePicture();
  picture.slot = "picture";
  desk.room.append(picture);
  await settled(desk.room);
});
afterEach(() => {
  desk.close();
  localStorage.clear();
});

const now = () => programTime(Date.now());
const take = (at: ProgramTime) =>
  desk.tell({
    record: {
      ...openRecord,
      showings: [...openRecord.showings, { seq: 5, card: speaker, layer: "lower-third", from: at, until: null }],
    },
  });
const view = () => {
  const [found] = desk.find("efir-audience-view");
  if (found?.shadowRoot == null) throw new Error("no view");
  return found.shadowRoot;
};
const cardsInView = () =>
  [...view().querySelectorAll("efir-card-slot:not([hidden])")].map(({ className }) => className);
const inside = (tag: string) => {
  const [found] = desk.find(tag);
  return found?.shadowRoot ?? null;
};
const choice = (name: RegExp) =>
  [...(inside("efir-view-choice")?.querySelectorAll("input") ?? [])].find((input) => name.test(input.ariaLabel ?? ""));
const markWords = () => inside("efir-as-seen-mark")?.textContent ?? null;

describe("whose page", () => {
  test("[CR60] the hall sees a card at once, whatever frame the picture is on", async () => {
    picture.show(programTime(now() - 2000));
    await take(now());
    expect(cardsInView()).toEqual(["side__slide", "side__speaker"]);
  });

  test("[CR60] [CR62] half of viewers see it on its frame, and not before", async () => {
    choice(/^Половина зрителей,\s\d,\d\sс$/)?.click();
    await settled(desk.room);
    const at = now();
    picture.show(programTime(at - 2000));
    await take(at);
    expect(cardsInView()).toEqual(["side__slide"]);

    picture.show(at);
    await settled(desk.room);
    expect(cardsInView()).toEqual(["side__slide", "side__speaker"]);
  });

  test("[CR63] the picture is taken to that viewer's place, and back to the hall's", async () => {
    picture.show(programTime(now() - 600));
    press("KeyV");
    press("KeyV");
    await settled(desk.room);
    expect(picture.asked).toEqual(["seek -7 s"]);
    expect(choice(/^Самые медленные/)).toMatchObject({ checked: true });

    picture.state = { phase: "behind" };
    press("KeyV");
    await settled(desk.room);
    expect(picture.asked.at(-1)).toBe("live");
  });

  test("[CR62] with nobody watching the hall is shown, and that is said", async () => {
    desk.transport.line.hearer.audience({
      people: 0,
      playing: 0,
      medianLagMs: null,
      p95LagMs: null,
      p90LagMs: null,
      firstLagMs: null,
      lags: [],
    });
    press("KeyV");
    await take(now());
    expect(inside("efir-view-choice")?.querySelector("[role=status]")?.textContent).toBe(
      "Никто не смотрит: показан зал",
    );
    expect(cardsInView()).toContain("side__speaker");
  });

  test.each(["light", "dark", "hc-black"] as const)("[CR20] axe finds nothing in the theme %s", async (theme) => {
    viewStore.change({ theme });
    press("KeyT");
    press("KeyV");
    await settled(desk.room);
    const parts = desk.find("efir-program-monitor, efir-timing-choice, efir-as-seen-mark");
    for (const part of parts) {
      const { violations } = await axe.run(part, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  });
});

describe("the moment of an act", () => {
  const prepared = async () => {
    press("Digit2");
    await settled(desk.room);
  };
  const taken = () => desk.sent().find(({ type }) => type === "take");

  test("[CR65] by the hall at first: nothing of the monitor is sent", async () => {
    picture.show(programTime(now() - 900));
    await prepared();
    press("Enter", { ctrlKey: true });
    expect(taken()).not.toHaveProperty("asSeen");
    expect(markWords()).toBeNull();
  });

  test("[CR65] as seen it belongs to the frame of the monitor, and so do a clear and «Убрать всё»", async () => {
    const frame = programTime(now() - 2100);
    picture.show(frame);
    press("KeyT");
    await prepared();
    press("Enter", { ctrlKey: true });
    expect(taken()).toEqual({ type: "take", cueId: "cue-00002", asSeen: frame });
    await desk.answer({ ok: true, seq: 9 });
    press("KeyQ", { shiftKey: true });
    await desk.answer({ ok: true, seq: 10 });
    press("KeyB", { ctrlKey: true });
    expect(desk.acted().slice(-2)).toEqual([
      { type: "clear", layer: "stage", asSeen: frame },
      { type: "blackout", asSeen: frame },
    ]);
  });

  test("[CR66] beside the red button it is said, with the age of the frame", async () => {
    const frame = programTime(now() - 2100);
    picture.show(frame);
    press("KeyT");
    await settled(desk.room);
    const [, age] = /Как я вижу.*кадр (\d+,\d) с назад/s.exec(markWords() ?? "") ?? [];
    const said = Number(age?.replace(",", ".")) * 1000;
    // Of what a busy machine adds as much as it has added.
    expect(said).toBeGreaterThanOrEqual(2050);
    expect(said).toBeLessThanOrEqual(now() - frame + 100);
  });

  test("[CR66] [CR73] a frame that viewers have seen leaves nothing to recall unseen, and that is said", async () => {
    const { audience } = desk.session.state;
    if (audience === null) throw new Error("nobody was told of an audience");
    desk.transport.line.hearer.audience({ ...audience, firstLagMs: millis(20_000) });
    picture.show(programTime(now() - 5000));
    press("KeyT");
    await settled(desk.room);
    expect(markWords()).not.toContain("без отзыва");
    picture.show(programTime(now() - 30_000));
    await expect.poll(markWords, patience).toContain("без отзыва");
  });

  test("[CR66] without a picture the hall's time is taken, and that is said", async () => {
    press("KeyT");
    await prepared();
    expect(markWords()).toContain("картинки нет: время по залу");
    press("Enter", { ctrlKey: true });
    expect(taken()).not.toHaveProperty("asSeen");
  });

  test("[CR66] a frame that is too old is said before the press, and the refusal is worded", async () => {
    picture.show(programTime(now() - 61_000));
    press("KeyT");
    await prepared();
    expect(markWords()).toContain("старше минуты");
    press("Enter", { ctrlKey: true });
    await desk.answer({ ok: false, refusal: { code: "TOO_OLD" } });
    expect(inside("efir-room-foot")?.querySelector("[role=status]")?.textContent).toContain(
      "Вернитесь к прямому эфиру",
    );
  });

  test("[CR65] it is remembered in this browser", async () => {
    press("KeyT");
    desk.close();
    desk = await openRoom();
    expect(markWords()).not.toBeNull();
  });
});
