import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { themes } from "../../../client/ui/view-settings.ts";
import { viewStore } from "../../../client/ui/view-store.ts";
import type { Card } from "../../../shared/cards/index.ts";
import type { AudienceSummary } from "../../../shared/protocol.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import type { MeetingRecord, OnAirAct } from "../../../shared/timeline/record.ts";
import { patience } from "../../support/patience.ts";
import { anAudience } from "../../support/told-health.ts";
import { cues, figure, openRecord, openRoom, press, type Room, settled, slide, speaker } from "./a-room.ts";
import { type Answers, farSide } from "./far-side.ts";

const me = { id: "account-me", name: "Андрей Л.", role: "moderator" } as const;
const irina = { id: "account-irina", name: "Ирина С." } as const;
const aSlide = (number: number): Cue => ({
  id: `cue-slide${number}`,
  card: { ...slide, id: `slide-${number}0`, title: `Слайд ${number}`, number, of: 3, deckId: "deck-0001" } as Card,
});
const deck = [aSlide(1), aSlide(2), aSlide(3)];
const plan = [...cues, ...deck];

let far: ReturnType<typeof farSide>;
let desk: Room;
beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
  for (const key of ["keys", "stepping", "clicker"]) localStorage.removeItem(`efir.control.${key}`);
  viewStore.reset();
});
afterEach(() => {
  desk.close();
  far.leave();
});

/** What comes over the network comes when it comes, on a loaded machine too. */
const eventually = (check: () => void) => vi.waitFor(check, patience);

/** Two thousand people of whom nobody lags by less than `firstLagMs`. */
const lagging = (firstLagMs: number, lags: AudienceSummary["lags"]): AudienceSummary =>
  anAudience({ firstLagMs: millis(firstLagMs), lags });
/** So late that whatever a test takes, nobody has seen it while the test goes on. */
const farBehind = lagging(600_000, [[millis(900_000), 1284]]);

async function open({
  record = openRecord,
  answers = {},
  seenBy = farBehind,
}: {
  record?: MeetingRecord;
  answers?: Answers;
  seenBy?: AudienceSummary;
} = {}) {
  await page.viewport(1600, 1000);
  far = farSide({ "GET /api/session": [200, { actor: me, hasPassword: true }], ...answers });
  desk = await openRoom({ record, plan: { cues: plan } });
  desk.transport.line.hearer.audience(seenBy);
  // Once the room knows whose it is, what that person prepares carries no name.
  await armed("cue-00001", me);
  await eventually(() => expect(preview()).not.toContain("Готовит"));
  await desk.tell({ plan: { armed: null } });
}

const ago = (ms: number): ProgramTime => programTime(Date.now() - ms);
const taken = (card: Card, layer: "stage" | "lower-third" | "side", at: ProgramTime, seq: number) =>
  ({ seq, card, layer, from: at, until: null }) as const;
const act = (seq: number, at: ProgramTime, more: Partial<OnAirAct> = {}): OnAirAct => ({
  seq,
  at,
  kind: "take",
  before: [{ layer: "side", showing: null }],
  ...more,
});
/** The figure was just taken beside, over the slide that stands. */
const justTaken = (at = ago(0)): MeetingRecord => ({
  ...openRecord,
  showings: [...openRecord.showings, taken(figure, "side", at, 9)],
  acts: [act(9, at)],
});

const foot = () => desk.find(".said .words")[0]?.textContent;
const preview = () => desk.find("figure.preview")[0]?.textContent?.replace(/\s+/g, " ").trim();
const notes = () => desk.find(".away")[0]?.textContent?.replace(/\s+/g, " ").trim();
const hint = () => desk.find("p.hint[role=status]")[0]?.textContent?.replace(/\s+/g, " ").trim();
const isDisabled = (name: RegExp) => desk.button(name)?.matches(":disabled");
const pressed = async (...[code, more]: [string, KeyboardEventInit?]) => {
  press(code, more);
  await settled(desk.room);
};
const armed = (cueId: string, by: { id: string; name: string }, revision = 0) =>
  desk.tell({ plan: { armed: { cueId, revision, by } } });

describe("one preparation for all", () => {
  test("[CR70] what somebody else prepares stands here too, with their name, and can be taken", async () => {
    await open();
    await armed("cue-00002", irina);
    await pressed("Enter", { ctrlKey: true });

    expect(preview()).toContain("Андрей Лебедев");
    expect(preview()).toContain("Готовит Ирина С.");
    expect(desk.acted()).toEqual([{ type: "take", cueId: "cue-00002" }]);
  });

  test("[CR70] one's own carries no name", async () => {
    await open();
    await armed("cue-00002", me);

    expect(preview()).not.toContain("Готовит");
  });

  test("[CR70] a press stands at once, and a refusal puts it right", async () => {
    await open();
    await armed("cue-00002", irina);
    await pressed("Digit3");
    const atOnce = preview();
    await desk.answer({ ok: false, refusal: { code: "STORE_FULL" } });

    expect(atOnce).toContain("Получают уход");
    expect(preview()).toContain("Андрей Лебедев");
    expect(foot()).toContain("кончилось место");
  });

  test("[CR70] a new room finds what is prepared, and takes nothing; neither does a line that returns", async () => {
    await open();
    await armed("cue-00002", me);
    await desk.lose();
    await desk.comeBack();
    await armed("cue-00002", me);

    expect(preview()).toContain("Андрей Лебедев");
    expect(desk.sent()).toEqual([]);
  });

  test("[CR71] a card that was changed since has to be looked at again: one press, and it can be taken", async () => {
    await open();
    await armed("cue-00002", me);
    await desk.tell({ cues: plan.map((cue) => (cue.id === "cue-00002" ? { ...cue, revision: 7 } : cue)) });
    await pressed("Enter", { ctrlKey: true });
    const refused = [desk.acted(), hint(), preview()];
    desk.button(/^Приготовить снова/)?.click();
    await settled(desk.room);
    await pressed("Enter", { ctrlKey: true });

    expect(refused).toEqual([
      [],
      expect.stringContaining("Карточку изменили после того"),
      expect.stringContaining("Карточку изменили. Проверьте её"),
    ]);
    expect(desk.sent()).toEqual([
      { type: "arm", id: "cue-00002" },
      { type: "take", cueId: "cue-00002" },
    ]);
  });

  test("[CR72] where two people are needed, who prepared it is told so before the press", async () => {
    await open();
    await desk.tell({ plan: { rules: { needsSecondPerson: true } } });
    await armed("cue-00002", me);
    const own = [isDisabled(/^В эфир/), hint()];
    await armed("cue-00002", irina);

    expect(own).toEqual([true, expect.stringContaining("Возьмёт другой модератор")]);
    expect(isDisabled(/^В эфир/)).toBe(false);
  });

  test("[CR70] an editor looks without preparing for the others", async () => {
    await open({ answers: { "GET /api/session": [200, { actor: { ...me, role: "editor" }, hasPassword: true }] } });
    await pressed("Digit2");

    expect(preview()).toContain("Андрей Лебедев");
    expect([desk.sent(), isDisabled(/^В эфир/), hint()]).toEqual([[], true, expect.stringContaining("только вы")]);
    expect([isDisabled(/^Убрать всё/), isDisabled(/^Снять с экрана/)]).toEqual([true, true]);
  });
});

describe("the recall window", () => {
  test("[CR73] while nobody has seen it «Отозвать» takes it back, and the foot says what came of it", async () => {
    await open({ record: justTaken() });
    desk.button(/^Отозвать/)?.click();
    await desk.tell({ record: { ...openRecord, revoked: { act: 9, isUnseen: true } } });
    await desk.answer({ ok: true, seq: 10 });

    expect(desk.acted()).toEqual([{ type: "recall", act: 9 }]);
    expect(foot()).toBe("3 047 человек: Получают уход: отозвано, никто не увидел");
  });

  test("[CR73] once somebody may have seen it the same button says «Снять», and how many saw it", async () => {
    await open({
      record: justTaken(ago(5_000)),
      seenBy: lagging(1_000, [
        [millis(2_000), 312],
        [millis(90_000), 972],
      ]),
    });
    const button = desk.find(".recall")[0];
    const said = [button?.textContent?.trim(), button?.title];
    await pressed("Backspace", { ctrlKey: true });
    await desk.answer({ ok: true, seq: 10 });

    expect(said).toEqual(["Снять", "3 047 человек: Получают уход: уже видели 312 зрителей, карточка снимется"]);
    expect(desk.acted()).toEqual([{ type: "recall", act: 9 }]);
    expect(foot()).toBe("3 047 человек: Получают уход: снято, видели 312 зрителей");
  });

  test("[CR74] the foot counts down to the first viewer and to half of them, outside of what is announced", async () => {
    await open({ record: justTaken(), seenBy: lagging(600_000, [[millis(700_000), 1284]]) });
    const [meter] = desk.find("efir-sight-meter:not([short])");
    const words = meter?.shadowRoot?.textContent?.trim() ?? "";

    expect(words).toMatch(/^Первый зритель увидит через \d{3},\d с, половина через \d{3},\d с$/);
    expect(meter?.closest("[role=status], [aria-live]")).toBeNull();
  });

  test("[CR74] then it says how many see it", async () => {
    await open({
      record: justTaken(ago(5_000)),
      seenBy: lagging(1_000, [
        [millis(2_000), 312],
        [millis(90_000), 972],
      ]),
    });

    const words = desk.find("efir-sight-meter[short]").map((meter) => meter.shadowRoot?.textContent?.trim());
    expect(words.at(-1)).toBe("видят 312 из 1\u00a0284");
  });

  test("[CR73] on a layer too: recalled while it can be, cleared once the act is forgotten", async () => {
    await open({ record: justTaken() });
    await pressed("KeyE", { shiftKey: true });
    await desk.answer({ ok: true, seq: 10 });
    await pressed("KeyQ", { shiftKey: true });

    expect(desk.acted()).toEqual([
      { type: "recall", act: 9 },
      { type: "clear", layer: "stage" },
    ]);
  });
});

describe("taking back", () => {
  const over: MeetingRecord = {
    ...openRecord,
    showings: [
      { ...taken(slide, "stage", ago(60_000), 4), until: ago(1_000) },
      taken(deck[0]?.card ?? slide, "stage", ago(1_000), 8),
    ],
    acts: [act(8, ago(1_000), { before: [{ layer: "stage", showing: { seq: 4, until: null } }] })],
  };

  test("[CR75] undo says what will come back, and names the act that it means", async () => {
    await open({ record: over });
    const words = desk.find(".coming")[0]?.textContent;
    await pressed("KeyZ", { ctrlKey: true });
    await desk.answer({ ok: true, seq: 9 });

    expect(words).toBe("Вернётся: 7. Охват уходом");
    expect(desk.acted()).toEqual([{ type: "undo", act: 8 }]);
    expect(foot()).toBe("Вернулось: 7. Охват уходом");
  });

  test("[CR75] pressed twice while the server answers, it undoes one act; one that is not the last any more is told so", async () => {
    await open({ record: over });
    await pressed("KeyZ", { ctrlKey: true });
    await pressed("KeyZ", { ctrlKey: true });
    await desk.answer({ ok: false, refusal: { code: "STALE" } });

    expect(desk.acted()).toEqual([{ type: "undo", act: 8 }]);
    expect(foot()).toBe("В эфире уже другое: кто-то успел раньше. Посмотрите журнал");
  });

  test("[CR75] with nothing to undo the button says so and is off", async () => {
    await open();
    await pressed("KeyZ", { ctrlKey: true });

    expect([isDisabled(/^Вернуть прежнее/), desk.acted()]).toEqual([true, []]);
  });

  test("[CR75] everything comes off in one press, and is off when nothing is on", async () => {
    await open();
    await pressed("KeyB", { ctrlKey: true });
    const sent = desk.acted();
    await desk.tell({ record: { ...openRecord, showings: [] } });

    expect([sent, isDisabled(/^Убрать всё/)]).toEqual([[{ type: "blackout" }], true]);
  });
});

describe("keys", () => {
  const onDeck: MeetingRecord = { ...openRecord, showings: [taken(deck[0]?.card ?? slide, "stage", ago(1_000), 8)] };

  test("[CR78] PgDn only prepares the next slide of the deck", async () => {
    await open({ record: onDeck });
    await pressed("PageDown");
    await pressed("PageDown");

    expect(desk.sent()).toEqual([
      { type: "arm", id: "cue-slide2" },
      { type: "arm", id: "cue-slide3" },
    ]);
  });

  test("[CR78] where the clicker leads, PgDn takes the slide after the one on air; that is remembered", async () => {
    await open({ record: onDeck });
    desk
      .find("label")
      .find(({ textContent }) => textContent === "Кликер ведёт слайды")
      ?.click();
    await pressed("PageDown");

    expect(desk.acted()).toEqual([{ type: "take", cueId: "cue-slide2" }]);
    expect(localStorage.getItem("efir.control.clicker")).toBe("on");
  });

  test("[CR78] without slides PgDn is the browser's", async () => {
    await open({ record: { ...openRecord, showings: [] } });

    expect(press("PageDown").defaultPrevented).toBe(false);
  });

  test("[CR79] Shift+1 puts the first lower third on air, once more takes it off", async () => {
    await open();
    await pressed("Digit1", { shiftKey: true });
    await desk.tell({ record: { ...openRecord, showings: [taken(speaker, "lower-third", ago(0), 9)] } });
    await desk.answer({ ok: true, seq: 9 });
    await pressed("Digit1", { shiftKey: true });

    expect(desk.acted()).toEqual([
      { type: "take", cueId: "cue-00002" },
      { type: "clear", layer: "lower-third" },
    ]);
  });

  test("[CR79] N prepares the next cue, past those that are skipped", async () => {
    await open();
    await desk.tell({ cues: plan.map((cue) => (cue.id === "cue-00002" ? { ...cue, isSkipped: true } : cue)) });
    await pressed("KeyN");

    expect(desk.sent()).toEqual([{ type: "arm", id: "cue-00003" }]);
  });

  test("[CR77] every key is listed", async () => {
    await open();
    await pressed("Slash", { shiftKey: true });

    const listed = desk.find("dt").map(({ textContent }) => textContent?.trim());
    expect(listed).toEqual(expect.arrayContaining(["Ctrl+Enter", "Ctrl+Backspace", "Ctrl+Z", "Ctrl+B", "PgUp PgDn"]));
  });
});

describe("«Правка»", () => {
  test("[CR80] is on before the meeting and off once it is on; a key turns it", async () => {
    await open({ record: { ...openRecord, phase: "planned", showings: [] } });
    const adds = () => desk.find("efir-card-bank")[0]?.shadowRoot?.querySelector("efir-add-menu") !== null;
    const before = adds();
    await desk.tell({ record: openRecord });
    const during = adds();
    await pressed("KeyE");

    expect([before, during, adds()]).toEqual([true, false, true]);
  });
});

describe("who did what", () => {
  const told = (seq: number, type: string, more = {}) => ({ seq, at: ago(60_000 - seq * 1000), by: me, type, ...more });
  const first = [
    told(1, "meeting.planned"),
    told(2, "meeting.opened"),
    told(4, "card.taken", { title: "7. Охват уходом", layer: "stage" }),
  ];
  const log = () => desk.find("ol.rows li").map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim());

  test("[CR76] what was recalled stands in the log of the room, with who", async () => {
    const more = [told(9, "card.taken", { title: "3 047", layer: "side" }), told(10, "act.recalled", { act: 9 })];
    await open({ answers: { "GET /api/meetings/primer/acts?since=0": [200, [...first, ...more]] } });
    await eventually(() => expect(log().length).toBeGreaterThan(3));

    expect(
      log()
        .slice(0, 2)
        .map((line) => line?.slice(9)),
    ).toEqual(["Отозвано, никто не увидел: 3 047Андрей Л.", "Показано: 3 047 (отозвано)Андрей Л."]);
  });

  test("[CR76] what somebody else does is said in the foot", async () => {
    const other = { ...told(9, "card.taken", { title: "3 047", layer: "side" }), by: irina };
    await open({
      answers: {
        "GET /api/meetings/primer/acts?since=0": [200, first],
        "GET /api/meetings/primer/acts?since=4": [200, [other]],
      },
    });
    await far.heard("GET /api/meetings/primer/acts?since=0");
    await desk.tell({ record: justTaken() });

    await eventually(() => expect(foot()).toBe("Показано: 3 047 (Ирина С.)"));
  });

  test("[CR81] after a lost line the room says what others did meanwhile, until it was read", async () => {
    const other = { ...told(9, "card.cleared", { layer: "stage" }), by: irina };
    await open({ answers: { "GET /api/meetings/primer/acts?since=0": [200, first] } });
    await eventually(() => expect(log()[0]).toContain("Показано: 7. Охват уходом"));
    await desk.lose();
    far.answer({ "GET /api/meetings/primer/acts?since=4": [200, [other]] });
    await desk.comeBack();
    await eventually(() => expect(notes()).toContain("Пока вас не было:"));
    const said = notes();
    desk.button(/^Понятно/)?.click();
    await settled(desk.room);

    expect(said).toMatch(/\d\d:\d\d Снято: 7\. Охват уходом, Ирина С\./);
    expect(notes()).toBeUndefined();
  });
});

describe("limited screens", () => {
  const screens = [
    ["a tablet", 820, 1180],
    ["a tablet on its side", 1180, 820],
    ["a phone", 390, 844],
  ] as const;

  test.each(screens)(
    "[CR82] on %s what is done on air stays under the thumb, in targets of 44 px",
    async (_n, w, h) => {
      await open({ record: justTaken() });
      await page.viewport(w, h);
      await settled(desk.room);
      const acts = [...(desk.find("efir-take-bar")[0]?.shadowRoot?.querySelectorAll(".btn") ?? [])];
      const small = acts.filter((button) => button.getBoundingClientRect().height < 44);
      const away = acts.filter((button) => {
        const { top, bottom } = button.getBoundingClientRect();
        return top < h / 2 || bottom > h;
      });

      expect(acts.length).toBeGreaterThanOrEqual(4);
      expect([small, away]).toEqual([[], []]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(w);
    },
  );

  test.each(themes)("[CR20] axe finds nothing with a card on its way in the theme %s", async (theme) => {
    await open({ record: justTaken() });
    await armed("cue-00002", irina);
    viewStore.change({ theme });
    await settled(desk.room);

    const { violations } = await axe.run(desk.room, { rules: { "page-has-heading-one": { enabled: false } } });

    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
  });
});
