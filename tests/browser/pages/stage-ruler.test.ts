import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { standInSession } from "../../../client/gallery/stand-in-session.ts";
import { formatTime } from "../../../client/i18n/format.ts";
import { setLanguage } from "../../../client/i18n/language.ts";
import { ViewerPageElement } from "../../../client/pages/viewer/viewer-page.ts";
import "../../../client/pages/viewer/viewer.css";
import { PlayerRangeEvent } from "../../../client/player/events.ts";
import "../../../client/ui/page.css";
import { later, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import type { MeetingRecord } from "../../../shared/timeline/record.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { patience } from "../../support/patience.ts";

const start = programTime(new Date(2026, 0, 30, 10, 30).getTime());
const at = (minute: number): ProgramTime => later(start, millis(minute * 60_000));
const titles = ["Открытие", "Доклад министра", "Решение"];
const programme = titles.map((title, index) => ({ id: `item-${index}`, title, startsAt: at(index * 30), minutes: 30 }));
const planned: MeetingRecord = { ...emptyRecord, phase: "planned", title: "Итоги года", programme };
const began = (index: number, minute: number, until: number | null) => ({
  seq: 10 + index,
  card: { kind: "agenda" as const, id: `card-${index}`, title: "", itemId: `item-${index}` },
  layer: "chapter" as const,
  from: at(minute),
  until: until === null ? null : at(until),
});
const live: MeetingRecord = {
  ...planned,
  phase: "open",
  openedAt: at(0),
  showings: [began(0, 0, 20), began(1, 20, null)],
};

let element: ViewerPageElement;
let far: ReturnType<typeof standInSession>;

async function open(record: MeetingRecord): Promise<void> {
  far = standInSession(record);
  element = new ViewerPageElement();
  element.className = "page";
  element.session = far.session;
  document.body.append(element);
  await element.updateComplete;
  await drawn();
}

async function drawn(): Promise<void> {
  await element.querySelector("efir-stage-ruler")?.updateComplete;
  await ruler()?.updateComplete;
}

/** The player can rewind from 10 minutes after the start to 40 minutes after it, and shows this minute. */
async function watch(minute: number): Promise<void> {
  const range = { window: { from: at(10), to: at(40) }, runs: null, second: at(minute), isLive: minute === 40 };
  element.querySelector("efir-player")?.dispatchEvent(new PlayerRangeEvent(range));
  await drawn();
}

const ruler = () => element.querySelector("efir-stage-ruler")?.shadowRoot?.querySelector("efir-meeting-ruler") ?? null;
const slider = () => ruler()?.shadowRoot?.querySelector("[role=slider]") ?? null;
const states = () => [...(ruler()?.shadowRoot?.querySelectorAll(".part") ?? [])].map(({ className }) => className);

beforeEach(async () => {
  setLanguage("ru");
  await page.viewport(1440, 900);
});
afterEach(() => {
  far.session.close();
  element.remove();
});

describe("the meeting's ruler on the page", () => {
  test("[RL43] stands as a list before the meeting", async () => {
    await open(planned);
    await expect.poll(states, patience).toEqual(["part part--next", "part part--next", "part part--next"]);
    expect(slider()).toBeNull();
  });

  test("[RL43] tells the plan by the clocks of the hall", async () => {
    await open({ ...planned, about: { language: "ru", days: [], timeZone: "Pacific/Kiritimati" } });
    const first = formatTime(at(0), "Pacific/Kiritimati");
    const times = () => ruler()?.shadowRoot?.querySelector(".time")?.textContent;
    await expect.poll(times, patience).toBe(first);
  });

  test("[RD50] tells how much is left of the item on the viewer's own frame, where its card says so", async () => {
    const timed = live.showings.map((showing) => ({ ...showing, card: { ...showing.card, hasTimer: true as const } }));
    await open({ ...live, showings: timed });
    const words = () => {
      const line = element.querySelector("efir-stage-ruler")?.shadowRoot?.querySelector("[role=timer]");
      return line?.textContent?.replace(/\s+/g, " ").trim() ?? null;
    };
    await watch(40);
    await expect.poll(words, patience).toBe("Пункт 2: осталось 10:00");
    await watch(15);
    expect(words()).toBe("Пункт 1: осталось 15:00");
    const { violations } = await axe.run(element.querySelector("efir-stage-ruler") ?? document.body);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test("[RL11] follows the player beside it", async () => {
    await open(live);
    await watch(40);
    expect(slider()?.ariaValueText).toBe("11:10, пункт 2, Доклад министра, прямой эфир");
    expect(states()).toEqual(["part part--past", "part part--now", "part part--next"]);
    await watch(15);
    expect(slider()?.ariaValueText).toBe("10:45:00, пункт 1, Открытие, на 25 мин 0 с позади эфира");
  });

  test("[RL5] tells nothing that the live edge has not come to", async () => {
    await open({ ...live, showings: [began(0, 0, 20), began(1, 20, 45), began(2, 45, null)] });
    await watch(40);
    expect(states()).toEqual(["part part--past", "part part--now", "part part--next"]);
  });

  test("[RL25] leads the player to an item", async () => {
    await open(live);
    await watch(40);
    const sought: unknown[] = [];
    const player = element.querySelector("efir-player");
    if (player !== null) player.seekTo = (to) => sought.push(to);
    ruler()?.shadowRoot?.querySelectorAll<HTMLButtonElement>(".part button")[0]?.click();
    expect(sought).toEqual([at(20)]);
  });

  test("[RL42] is the only bar there is, and the player's own where there is no agenda", async () => {
    await open(live);
    const hasBar = () => element.querySelector("efir-player")?.shadowRoot?.querySelector("efir-seek-bar") !== null;
    expect([hasBar(), ruler() !== null]).toEqual([false, true]);
    far.tell({ ...live, programme: [], showings: [] }, 2);
    await element.updateComplete;
    await element.querySelector("efir-player")?.updateComplete;
    expect([hasBar(), ruler() !== null]).toEqual([true, false]);
  });

  test.each([1440, 900, 390, 320])(
    "[RL44] axe finds nothing in it, and nothing in it sticks out: %i px",
    async (width) => {
      await page.viewport(width, 800);
      await open(live);
      await watch(30);
      const { violations } = await axe.run(element.querySelector("efir-stage-ruler") ?? element, {
        rules: { region: { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const inside = [...(ruler()?.shadowRoot?.querySelectorAll(".track, .line, .times") ?? [])];
      expect(ruler()?.getBoundingClientRect().right).toBeLessThanOrEqual(width);
      expect(inside.filter((one) => one.scrollWidth > one.clientWidth + 1).map(({ className }) => className)).toEqual(
        [],
      );
    },
  );
});
