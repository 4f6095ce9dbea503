import { describe, expect, test } from "vitest";
import { type ReadinessFacts, readinessOf } from "../../../../server/readiness/readiness.ts";
import type { StreamHealth } from "../../../../shared/protocol.ts";
import type { Cue } from "../../../../shared/rundown/plan.ts";
import { millis } from "../../../../shared/time.ts";
import type { MeetingAbout } from "../../../../shared/timeline/meeting-plan.ts";
import { aCue, aRecord, aSlide, aSpeaker, at } from "../../../support/ledger-builders.ts";
import { quiet } from "../../../support/ledger-line.ts";

const noon = at(Date.UTC(2026, 0, 30, 12));
const picture = { file: `${"a".repeat(32)}.png`, widthPx: 600, heightPx: 600 };
const described: MeetingAbout = {
  language: "ru",
  hashtag: "ИтогиГода",
  timeZone: "Asia/Yekaterinburg",
  days: [{ date: "2026-01-30", from: "10:30", to: "14:30" }],
};
const onAir: StreamHealth = {
  ...quiet,
  signal: "encoder",
  bitrateKbps: 6_000,
  sound: { state: "measured", momentaryLufs: -20, shortTermLufs: -20, silentMs: millis(0) },
  recording: { writing: "on", freeBytes: 50_000_000_000, hoursLeft: 18 },
};
const agenda: Cue = {
  id: "agenda-cue-1",
  card: { kind: "agenda", id: "agenda-card-1", title: "Доклад", itemId: "item-0001" },
};
const speaker = aCue(aSpeaker({ portrait: picture }));

/** A meeting that is ready. */
const ready = (more: Partial<ReadinessFacts> = {}, about: MeetingAbout = described): ReadinessFacts => ({
  record: { ...aRecord(), about, programme: [{ id: "item-0001", title: "Доклад" }] },
  cues: [agenda, speaker],
  isKept: () => true,
  letterShareOf: () => 0.05,
  health: onAir,
  backups: { lastAt: noon, failures: 0 },
  now: noon,
  ...more,
});
const told = (facts: ReadinessFacts) =>
  readinessOf(facts).lines.map(({ level, code, ...rest }) => [level, code, rest.about ?? rest.figures ?? null]);
const deckSlide = (more: Parameters<typeof aSlide>[0] = {}) => aCue(aSlide({ deckId: "deck-0001", ...more }));

test("[SH20] a meeting that is ready has nothing in its report", () => {
  expect(readinessOf(ready())).toEqual({ at: noon, lines: [] });
});

describe("[SH21] cards", () => {
  test("a slide without words, a file that is gone and a speaker without a face, each with the card to open", () => {
    const { alt: _alt, ...undescribed } = aSlide({ deckId: "deck-0001" });
    const gone = aCue(
      aSpeaker({ id: "speaker-2", name: "Борис Орлов", portrait: { ...picture, file: `${"b".repeat(32)}.png` } }),
    );
    const faceless = aCue(aSpeaker({ id: "speaker-3", name: "Вера Зотова" }));
    const { lines } = readinessOf(
      ready({ cues: [agenda, faceless, gone, aCue(undescribed)], isKept: (file) => !file.startsWith("b") }),
    );
    expect(lines.map(({ level, code, cueId }) => [level, code, cueId])).toEqual([
      ["stop", "FILE_MISSING", "cue-speaker-2"],
      ["stop", "NO_ALTERNATIVE", "cue-slide-001"],
      ["warn", "NO_PORTRAIT", "cue-speaker-3"],
    ]);
  });

  test("nothing of a skipped cue", () => {
    const { alt: _alt, ...undescribed } = aSlide({ deckId: "deck-0001" });
    expect(told(ready({ cues: [agenda, speaker, { ...aCue(undescribed), isSkipped: true }] }))).toEqual([]);
  });

  test("who speaks by the programme without a portrait is told once, and not beside a card of theirs", () => {
    const speakers = [{ name: "Анна Павлова" }, { name: "Вера Зотова" }];
    const record = {
      ...aRecord(),
      about: described,
      programme: [
        { id: "item-0001", title: "Доклад", speakers },
        { id: "item-0001", title: "Ответы", speakers },
      ],
    };
    expect(told(ready({ record }))).toEqual([["note", "NO_PORTRAIT", "Вера Зотова"]]);
  });

  test("the page's own cover that is gone", () => {
    expect(
      told(
        ready(
          { isKept: (file) => !file.startsWith("c") },
          { ...described, cover: { ...picture, file: `${"c".repeat(32)}.png` } },
        ),
      ),
    ).toEqual([["stop", "FILE_MISSING", `${"c".repeat(32)}.png`]]);
  });
});

describe("[SH22] slides on a telephone", () => {
  test("letters under 9 px at a width of 360 are told with their size", () => {
    const cues = [agenda, deckSlide({ title: "Мелко" })];
    expect(told(ready({ cues, letterShareOf: () => 8.9 / 360 }))).toEqual([["warn", "SMALL_LETTERS", "Мелко"]]);
    expect(told(ready({ cues, letterShareOf: () => 9 / 360 }))).toEqual([]);
    expect(readinessOf(ready({ cues, letterShareOf: () => 6.25 / 360 })).lines[0]?.figures).toEqual({ px: 6.2 });
  });

  test("slides whose letters nobody could read are counted as not checked", () => {
    const cues = [agenda, aCue(aSlide()), deckSlide({ id: "slide-002" })];
    expect(told(ready({ cues, letterShareOf: () => null }))).toEqual([["note", "LETTERS_UNCHECKED", { count: 2 }]]);
  });
});

test("[SH23] programme and rundown that do not say the same", () => {
  const second: Cue = { id: "agenda-cue-2", card: { kind: "agenda", id: "agenda-card-2", title: "Ответы" } };
  const record = {
    ...aRecord(),
    about: { language: "ru", days: [] } as const,
    programme: [
      { id: "item-0001", title: "Доклад" },
      { id: "item-0002", title: "Награждение" },
    ],
  };
  expect(told(ready({ record, cues: [speaker, agenda, second] }))).toEqual([
    ["warn", "ITEM_WITHOUT_CARD", "Награждение"],
    ["warn", "NO_DAYS", null],
    ["warn", "NO_ZONE", null],
    ["note", "CUES_WITHOUT_ITEM", { count: 1 }],
    ["note", "ITEM_WITHOUT_CUES", "Доклад"],
    ["note", "ITEM_WITHOUT_CUES", "Ответы"],
    ["note", "NO_HASHTAG", null],
  ]);
});

test("[SH23] a rundown without items is a way to work, and a meeting without a programme is told so", () => {
  expect(told(ready({ record: { ...aRecord(), about: described }, cues: [speaker] }))).toEqual([
    ["note", "NO_AGENDA", null],
  ]);
});

describe("[SH24] the stream and the house", () => {
  test("no encoder, and of one that is on what is wrong with it", () => {
    expect(told(ready({ health: { ...onAir, signal: "loop", warnings: ["NO_AUDIO"] } }))).toEqual([
      ["warn", "NO_ENCODER", null],
    ]);
    const warnings = ["LONG_KEYFRAME_INTERVAL", "NO_AUDIO", "RECORDING_FAILING"];
    expect(told(ready({ health: { ...onAir, warnings } }))).toEqual([
      ["warn", "STREAM_WARNING", "LONG_KEYFRAME_INTERVAL"],
      ["warn", "STREAM_WARNING", "NO_AUDIO"],
    ]);
  });

  test("a disk that holds less than the meeting at its bit rate, or nothing any more", () => {
    const on = (freeBytes: number, writing: "on" | "floor" = "on") => ({
      ...onAir,
      recording: { ...onAir.recording, freeBytes, writing },
    });
    // Four hours at 6 Mbit/s.
    expect(told(ready({ health: on(10_800_000_000) }))).toEqual([]);
    expect(told(ready({ health: on(10_700_000_000) }))).toEqual([
      ["warn", "DISK_SHORT", { freeGb: 10.7, neededGb: 10.8 }],
    ]);
    expect(told(ready({ health: on(0, "floor") }))).toEqual([["stop", "DISK_STOPPED", "floor"]]);
  });

  test("backups that fail, are old, or are not made", () => {
    const backups = (lastAt: number | null, failures = 0) => ({
      lastAt: lastAt === null ? null : at(lastAt),
      failures,
    });
    expect(
      [null, backups(null), backups(noon, 2), backups(noon - 25 * 3_600_000)].map((it) => told(ready({ backups: it }))),
    ).toEqual([
      [["warn", "NO_BACKUP", null]],
      [["note", "NO_BACKUP", null]],
      [["warn", "BACKUP_FAILED", { count: 2 }]],
      [["note", "BACKUP_OLD", { hours: 25 }]],
    ]);
  });

  test("a server that cannot listen says that loudness is not measured", () => {
    const sound = { state: "unmeasured", why: "NO_FFMPEG" } as const;
    expect(told(ready({ health: { ...onAir, sound } }))).toEqual([["note", "NO_FFMPEG", null]]);
  });
});
