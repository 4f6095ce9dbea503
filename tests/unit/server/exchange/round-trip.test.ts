import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { ledgerId } from "../../../../shared/ids.ts";
import { everyCard } from "../../../support/every-card.ts";
import { exchangeAtHand, packed, unpacked } from "../../../support/exchange-at-hand.ts";
import { aCue, anActor } from "../../../support/ledger-builders.ts";
import { patience } from "../../../support/patience.ts";
import { aJpeg, aPng, exif } from "../../../support/pictures.ts";

describe("[EX11] the same meeting is the same bytes", () => {
  test("exported twice, and exported again from the house that took it in", async () => {
    const here = await exchangeAtHand();
    await here.bringSample();
    const archive = await here.export("primer");
    expect(archive.equals(await here.export("primer"))).toBe(true);

    const there = await exchangeAtHand();
    const imported = await there.import(archive);
    const { meeting, cards, library } = await contentsOf(archive);
    expect(imported).toEqual({
      ok: true,
      value: {
        slug: "primer",
        title: meeting.title,
        cards: cards.length,
        items: library.length,
        files: Object.keys(await unpacked(archive)).length - 4,
        notes: [],
      },
    });
    expect(archive.equals(await there.export("primer"))).toBe(true);
  });

  test("whatever the clock of the machine", async () => {
    const here = await exchangeAtHand();
    await here.bringSample();
    const zones = ["Asia/Yekaterinburg", "America/St_Johns"];
    const before = process.env["TZ"];
    const archives: Buffer[] = [];
    for (const zone of zones) {
      process.env["TZ"] = zone;
      archives.push(await here.export("primer"));
    }
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
    expect(archives[0]?.equals(archives[1] ?? Buffer.alloc(0))).toBe(true);
  });

  test("packed anew by another program, deflated and in another order, it is the same meeting", async () => {
    const here = await exchangeAtHand();
    await here.bringSample();
    const archive = await here.export("primer");
    const parts = Object.fromEntries(Object.entries(await unpacked(archive)).toReversed());
    const there = await exchangeAtHand();
    expect((await there.import(await packed(parts, { compress: true }))).ok).toBe(true);
    expect(archive.equals(await there.export("primer"))).toBe(true);
  });

  test("a photograph that lies on its side is taken in as it was kept", async () => {
    const here = await exchangeAtHand();
    const kept = await here.images.keep(aJpeg({ app1: [exif(6)] }));
    if (!kept.ok) throw new Error(kept.problem);
    await here.ledgers.createMeeting(
      { slug: "foto", title: "Фото", programme: [], about: { language: "ru", days: [], cover: kept.value } },
      anActor("producer"),
      "command-0001",
    );
    const archive = await here.export("foto");
    const there = await exchangeAtHand();
    expect(await there.import(archive)).toMatchObject({ ok: true, value: { files: 1 } });
    expect(archive.equals(await there.export("foto"))).toBe(true);
  });
});

describe("[EX10] what is in it", () => {
  test("the plan, the cards and the items they were made of; neither times nor versions", async () => {
    const here = await exchangeAtHand();
    await here.bringSample();
    const { meeting, cards, library } = await contentsOf(await here.export("primer"));
    expect(Object.keys(meeting)).toEqual(["about", "programme", "slug", "title"]);
    expect(cards.every((cue: object) => Object.keys(cue).join() === "card,id")).toBe(true);
    expect(new Set(library.map(({ sort }: { sort: string }) => sort))).toEqual(
      new Set(["deck", "document", "figure", "speaker"]),
    );
    expect(library.every((item: object) => Object.keys(item).join() === "content,id,sort")).toBe(true);
  });

  test("what is marked on a cue goes with it", async () => {
    const here = await exchangeAtHand();
    await here.bringSample();
    const plain = await contentsOf(await here.export("primer"));
    const id: string = plain.cards[0].id;
    const marks = { isFlagged: true, note: "После доклада", afterMs: 90_000 };
    const mark = {
      id: "command-mark",
      ledger: ledgerId("rundown", "primer"),
      command: { type: "mark-cue", id, ...marks },
    } as const;
    await here.ledgers.submit(mark, anActor());
    const archive = await here.export("primer");
    expect((await contentsOf(archive)).cards[0]).toMatchObject(marks);

    const there = await exchangeAtHand();
    expect((await there.import(archive)).ok).toBe(true);
    expect(archive.equals(await there.export("primer"))).toBe(true);
  });

  test("an item of the library that was deleted is left out, its card stays", async () => {
    const here = await exchangeAtHand();
    await here.bringSample();
    here.store.drop("primer-figure-trips");
    const archive = await here.export("primer");
    const there = await exchangeAtHand();
    expect((await there.import(archive)).ok).toBe(true);
    expect(there.store.find("primer-figure-trips")).toBeNull();
    expect(archive.equals(await there.export("primer"))).toBe(true);
  });

  test("[EX12] a file that is not on the disk is said before the first byte", async () => {
    const here = await exchangeAtHand();
    await here.ledgers.createMeeting(
      { slug: "pusto", title: "Пусто", programme: [] },
      anActor("producer"),
      "command-1",
    );
    const command = { type: "add", cue: aCue(everyCard.handout) } as const;
    await here.ledgers.submit({ id: "command-2", ledger: ledgerId("rundown", "pusto"), command }, anActor());
    const name = `files/${everyCard.handout.file.file}`;
    expect(await here.exchange.export("pusto")).toEqual({ ok: false, problem: { code: "MISSING_FILE", detail: name } });
  });

  test("[EX12] more than an import would take is not given out", async () => {
    const here = await exchangeAtHand({ limits: { bytes: 100_000 } });
    await here.bringSample();
    expect(await here.exchange.export("primer")).toEqual({ ok: false, problem: { code: "TOO_LARGE" } });
  });
});

test("[EX12] a reader that goes away in the middle leaves no file open", async () => {
  const here = await exchangeAtHand();
  const cover = await here.images.keep(Buffer.concat([aPng(), Buffer.alloc(4_000_000)]));
  if (!cover.ok) throw new Error(cover.problem);
  const about = { language: "ru", days: [], cover: cover.value } as const;
  await here.ledgers.createMeeting(
    { slug: "foto", title: "Фото", programme: [], about },
    anActor("producer"),
    "command-0001",
  );
  const archive = await here.exchange.export("foto");
  if (!archive.ok) throw new Error(archive.problem.code);
  let seen = 0;
  for await (const chunk of archive.value.stream) {
    seen += chunk.length;
    if (seen > 200_000) break;
  }
  await vi.waitFor(() => expect(openBelow(here.dataDir)).toEqual([]), patience);
  expect(archive.value.stream.destroyed).toBe(true);
});

/** Files of the folder that this process has open, where the system says so. */
function openBelow(folder: string): readonly string[] {
  if (!existsSync("/proc/self/fd")) return [];
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${fd}`);
      return target.startsWith(folder) ? [target] : [];
    } catch {
      // Closed since the listing.
      return [];
    }
  });
}

const contentsOf = async (archive: Buffer) => {
  const parts = await unpacked(archive);
  const read = (name: string) => JSON.parse(String(parts[name]));
  return { meeting: read("meeting.json"), cards: read("cards.json"), library: read("library.json") };
};
