import { existsSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { Images } from "../../../../server/library/images.ts";
import { sampleTitle } from "../../../../server/playout/sample-agenda.ts";
import { earlierCueIds, sampleCues } from "../../../../server/playout/sample-meeting.ts";
import { openDatabase } from "../../../../server/store/database.ts";
import { createLibraryStore } from "../../../../server/store/library.ts";
import type { SettingName } from "../../../../server/store/settings.ts";
import { ensureSampleMeeting } from "../../../../server/wiring/sample-plan.ts";
import { accept, refuse } from "../../../../shared/result.ts";
import { millis } from "../../../../shared/time.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { aCue, anActor, aSpeaker } from "../../../support/ledger-builders.ts";
import { ledgersAtHand } from "../../../support/ledgers-at-hand.ts";
import { sampleFiles } from "../playout/sample-files.ts";

const rundown = "rundown:primer";
const wanted = sampleCues(sampleFiles).map(({ id }) => id);

test("[PO30] the first start plans the meeting with its place and hashtag, prepares its cards and opens it", async () => {
  const { ensure, record, cueIds } = await aHouse();
  await ensure();
  expect(record()).toMatchObject({ phase: "open", title: sampleTitle, about: { hashtag: "ПробнаяКоллегия2012" } });
  expect(record()?.about.place).toContain("большой зал");
  expect(cueIds()).toEqual(wanted);
});

test("[PO35] its record keeps what can be rewound to, at most a quarter of an hour", async () => {
  const { ensure, record } = await aHouse();
  await ensure({ dvrMinutes: 240 });
  expect(record()?.keepFor).toBe(14 * 60_000);
  await ensure({ dvrMinutes: 5 });
  expect(record()?.keepFor).toBe(7 * 60_000);
});

test("[PO36] the next start changes nothing", async () => {
  const { ensure, ledgers } = await aHouse();
  await ensure();
  const heads = [ledgers.headOf("timeline:primer"), ledgers.headOf(rundown)];
  await ensure();
  expect([ledgers.headOf("timeline:primer"), ledgers.headOf(rundown)]).toEqual(heads);
});

test("[PO36] what a moderator has dropped does not come back", async () => {
  const { ensure, send, cueIds } = await aHouse();
  await ensure();
  await send(rundown, { type: "drop", id: "primer-notice-cue" });
  await ensure();
  expect(cueIds()).not.toContain("primer-notice-cue");
});

test("[PO36] an earlier version's meeting is renewed once: its cards give way, other people's stay", async () => {
  const house = await aHouse();
  await anEarlierMeeting(house);
  await house.ensure();
  expect(house.record()).toMatchObject({ phase: "open", title: sampleTitle });
  expect(house.record()?.programme).toHaveLength(7);
  expect(house.cueIds()).toEqual(["somebody-s-own", ...wanted]);
});

test("[PO36] a renewal that was cut short is finished by the next start", async () => {
  const house = await aHouse();
  await anEarlierMeeting(house);
  const half = ["primer-notice-cue", "primer-pause-cue"].flatMap((id) =>
    sampleCues(sampleFiles).filter((cue) => cue.id === id),
  );
  for (const cue of half) await house.send(rundown, { type: "add", cue }, { role: "system", id: `sample-${cue.id}` });
  await house.ensure();
  expect(house.cueIds().toSorted()).toEqual(["somebody-s-own", ...wanted].toSorted());
});

test("[PO36] a sample that somebody has renamed keeps its title and programme", async () => {
  const house = await aHouse();
  await anEarlierMeeting(house);
  const programme = [{ title: "Своё", time: "9:00" }];
  await house.send("timeline:primer", { type: "plan", title: "Наше заседание", programme });
  await house.ensure();
  expect(house.record()).toMatchObject({ title: "Наше заседание", programme });
});

test("[PO36] a hashtag that another meeting has is done without", async () => {
  const house = await aHouse();
  await house.openMeeting();
  const about = { language: "ru", days: [], hashtag: "пробнаяКоллегия2012" } as const;
  await house.send("timeline:meeting", { type: "plan", title: "Заседание", programme: [], about });
  await house.ensure();
  expect(house.record()).toMatchObject({ phase: "open", title: sampleTitle });
  expect(house.record()?.about.hashtag).toBeUndefined();
});

test("[PO37] where documents are kept, the papers of the meeting are handed out", async () => {
  const { ensure, ledgers } = await aHouse();
  const kept: string[] = [];
  await ensure({ papers: papersKeptIn(kept) });
  const handouts = ledgers.planOf("primer")?.cues.flatMap(({ card }) => (card.kind === "handout" ? [card.file] : []));
  expect(handouts?.map(({ name, pages }) => [name, pages])).toEqual([
    ["Доклад министра.pdf", 2],
    ["Проект решения коллегии.pdf", 1],
  ]);
  expect(kept.every((path) => path.endsWith(".pdf") && existsSync(path))).toBe(true);
});

test("[PO37] without room for papers there are no handouts, but there is a sample", async () => {
  const { ensure, record, cueIds } = await aHouse();
  await ensure({ papers: { keep: async () => refuse("NO_ROOM") } });
  expect(record()?.phase).toBe("open");
  expect(cueIds().filter((id) => id.includes("handout"))).toEqual([]);
});

test("[PO37] its speakers, figures, papers and deck are put into the library, once", async () => {
  const { ensure } = await aHouse();
  const database = openDatabase(":memory:");
  onTestFinished(() => database.close());
  const library = createLibraryStore(database);
  await ensure({ library });
  const sorts = library.list({ most: 100 }).map(({ sort }) => sort);
  expect([...new Set(sorts)].toSorted()).toEqual(["deck", "document", "figure", "speaker"]);
  expect(library.find("primer-deck")?.content).toMatchObject({ isDownloadable: true, pages: { length: 7 } });
  library.drop("primer-figure-trips");
  await ensure({ library });
  expect(library.find("primer-figure-trips")).toBeNull();
});

async function aHouse() {
  const atHand = ledgersAtHand();
  const images = await Images.open(anEmptyFolder());
  const kept = new Map<SettingName, string>();
  const settings = {
    get: (name: SettingName) => kept.get(name) ?? null,
    set: (name: SettingName, value: string) => void kept.set(name, value),
  };
  const { ledgers, clock } = atHand;
  type Parts = Parameters<typeof ensureSampleMeeting>[0];
  return {
    ...atHand,
    ensure: (more: Partial<Parts> = {}) =>
      ensureSampleMeeting({ dvrMinutes: 60, ledgers, clock, images, papers: papersKeptIn([]), settings, ...more }),
    record: () => ledgers.recordOf("primer"),
    cueIds: () => ledgers.planOf("primer")?.cues.map(({ id }) => id) ?? [],
  };
}

const papersKeptIn = (paths: string[]) => ({
  keep: async (path: string) => {
    paths.push(path);
    return accept({ file: `${String(paths.length).padStart(32, "0")}.pdf`, bytes: 1 });
  },
});

/** As 0.3 left it, and a moderator's card beside its own. */
async function anEarlierMeeting({ ledgers, send }: Awaited<ReturnType<typeof aHouse>>) {
  const title = "Пробная трансляция: итоги 2025\u00a0года и\u00a0задачи на\u00a02026\u00a0год";
  const meeting = { slug: "primer", title, programme: [{ title: "Итоги", time: "0:00" }], keepFor: millis(1_920_000) };
  await ledgers.createMeeting(meeting, anActor("system"), "sample-plan");
  for (const id of earlierCueIds) {
    const cue = aCue(aSpeaker({ id: id.replace(/-cue$/u, "") }), id);
    await send(rundown, { type: "add", cue }, { role: "system", id: `sample-${id}` });
  }
  await send(rundown, { type: "add", cue: aCue(aSpeaker({ id: "somebody-s-card" }), "somebody-s-own") });
  await send("timeline:primer", { type: "open" }, { role: "system", id: "sample-open" });
}
