import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ArchiveLimits } from "../../../../server/exchange/archive/format.ts";
import { exchangeAtHand, type Parts, packed, unpacked } from "../../../support/exchange-at-hand.ts";
import { aPng, pngHead } from "../../../support/pictures.ts";
import { changed, contentName, json, remade, withManifest } from "../../../support/remade-archive.ts";

const source = mkdtempSync(join(tmpdir(), "efir-source-"));
let good: Buffer;
let parts: Parts;
let anImage: string;
let aPaper: string;

beforeAll(async () => {
  const here = await exchangeAtHand({ dataDir: source });
  await here.bringSample();
  good = await here.export("primer");
  parts = await unpacked(good);
  anImage = nameIn("images/");
  aPaper = nameIn("files/");
});

afterAll(() => rmSync(source, { recursive: true, force: true }));

const nameIn = (folder: string): string => Object.keys(parts).find((name) => name.startsWith(folder)) ?? "";

/** What a house without a meeting answers, once it was seen that nothing is left of it. */
async function refusal(archive: Buffer, limits: Partial<ArchiveLimits> = {}) {
  const house = await exchangeAtHand({ limits });
  const before = house.everything();
  const outcome = await house.import(archive);
  expect(house.everything()).toEqual(before);
  return outcome.ok ? "taken in" : outcome.problem;
}

/** The card's picture or paper is another file, under the name that its content has. */
function swapped(name: string, bytes: Buffer, ending = name.split(".")[1] ?? ""): Promise<Buffer> {
  const folder = name.split("/")[0] ?? "";
  const [old, fresh] = [name.slice(folder.length + 1), contentName(bytes, ending)];
  const renamed = Object.fromEntries(
    Object.entries(parts).map(([part, content]) => [
      part,
      part.endsWith(".json") ? Buffer.from(String(content).replaceAll(old, fresh)) : content,
    ]),
  );
  return remade(renamed, { [name]: null, [`${folder}/${fresh}`]: bytes });
}

describe("[EX15] what is no archive of a meeting leaves nothing on the disk", () => {
  test.each<[string, () => Buffer | Promise<Buffer>, string | object, Partial<ArchiveLimits>?]>([
    ["nothing", () => Buffer.alloc(0), { code: "EMPTY" }],
    ["a picture", () => aPng(), { code: "NOT_AN_ARCHIVE" }],
    ["noise behind a signature", () => Buffer.concat([Buffer.from("PK\u0003\u0004"), randomBytes(5_000)]), "BROKEN"],
    ["cut in the middle", () => good.subarray(0, good.length / 2), "BROKEN"],
    ["cut at its end", () => good.subarray(0, -30), "BROKEN"],
    ["its first half lost", () => good.subarray(good.length / 2), "NOT_AN_ARCHIVE"],
    ["a ZIP of something else", () => packed({ "word/document.xml": Buffer.from("<w/>") }), "FOREIGN_ENTRY"],
    ["without cards", () => remade(parts, { "cards.json": null }), { code: "NOT_AN_ARCHIVE", detail: "cards.json" }],
    ["larger than may be", () => good, { code: "TOO_LARGE" }, { bytes: 100_000 }],
    ["of a later version", () => packed(withManifest(parts, { version: 2, more: 1 })), { code: "NEWER_FORMAT" }],
    ["of another format", () => packed(withManifest(parts, { format: "other" })), "NOT_AN_ARCHIVE"],
  ])("%s", async (_name, make, wanted, limits = {}) => {
    const problem = await refusal(Buffer.from(await make()), limits);
    expect(problem).toMatchObject(typeof wanted === "string" ? { code: wanted } : wanted);
  });

  test("a locked one", async () => {
    expect(await refusal(flagged(await packed(parts, { compress: true }), 0x0001))).toEqual({ code: "ENCRYPTED" });
  });

  test("ten thousand entries", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, at) => [`images/${hex(at)}.png`, Buffer.alloc(0)]),
    );
    expect(await refusal(await packed({ ...parts, ...many }))).toEqual({ code: "TOO_HEAVY" });
  });
});

describe("[EX15] names that are none of ours", () => {
  test.each([
    "../../efir.db",
    "/etc/passwd",
    "images/../../x.png",
    "images\\..\\x.png",
    "C:/x.png",
    "images/",
    `images/${"a".repeat(32)}.svg`,
    `images/${"a".repeat(32)}.html`,
    `images/${"A".repeat(32)}.png`,
    `images/${"a".repeat(32)}.png\0.txt`,
    `IMAGES/${"a".repeat(32)}.png`,
    `files/${"a".repeat(32)}.exe.zip`,
    "notes.txt",
    "__MACOSX/._cards.json",
    "meeting.json ",
  ])("%j", async (name) => {
    const problem = await refusal(
      renamedEntry(await packed({ ...parts, [placeholder(name)]: Buffer.from("x") }), name),
    );
    expect(problem).toMatchObject({ code: "FOREIGN_ENTRY" });
  });

  test("the same name twice", async () => {
    const twice = renamedEntry(await packed({ ...parts, "xxxxx.json": json([]) }), "cards.json".slice(0, 10));
    expect(await refusal(twice)).toEqual({ code: "FOREIGN_ENTRY", detail: "cards.json" });
  });

  test("a symbolic link under a picture's name", async () => {
    const archive = await packed(withManifest(parts), { mode: 0o120777 });
    expect(await refusal(archive)).toMatchObject({ code: "FOREIGN_ENTRY" });
  });
});

describe("[EX15] bombs", () => {
  test("a part that unpacks to more than a part may have", async () => {
    const cards = Buffer.alloc(13 * 1024 * 1024, " ");
    expect(await refusal(await remade(parts, { "cards.json": cards }))).toEqual({
      code: "TOO_HEAVY",
      detail: "cards.json",
    });
  });

  test("a part that was packed too well", async () => {
    const cards = Buffer.alloc(5 * 1024 * 1024, " ");
    expect(await refusal(await remade(parts, { "cards.json": cards }, true))).toMatchObject({ code: "TOO_HEAVY" });
  });

  test("a part that lies of its size is not read on", async () => {
    const archive = lying(await remade(parts, { "cards.json": Buffer.alloc(900_000, " ") }, true), "cards.json", 100);
    expect(await refusal(archive)).toMatchObject({ code: "BROKEN" });
  });

  test("entries that share their bytes", async () => {
    const noise = randomBytes(40_000);
    const shared = await packed({ "manifest.json": json({}), [`images/${hex(1)}.png`]: noise });
    const overlapping = sharing(shared, `images/${hex(1)}.png`, 20);
    expect(await refusal(overlapping)).toMatchObject({ code: "TOO_HEAVY" });
  });

  test("all together more than an archive may hold", async () => {
    expect(await refusal(good, { bytes: good.length - 1_000 })).toMatchObject({ code: "TOO_LARGE" });
    const deflated = await packed(parts, { compress: true });
    const problem = await refusal(deflated, { bytes: deflated.length });
    expect(problem).toMatchObject({ code: "TOO_HEAVY" });
  });
});

describe("[EX16] what an archive says of the meeting is held to what the control room may say", () => {
  type Cards = { card: Record<string, unknown>; id: string }[];
  test.each<[string, string, Buffer | (() => Buffer), string]>([
    ["no JSON", "cards.json", Buffer.from("[{"), "cards.json"],
    ["not UTF-8", "cards.json", Buffer.from([0x22, 0xff, 0x22]), "cards.json"],
    ["nested without end", "library.json", Buffer.from("[".repeat(900_000)), "library.json"],
    [
      "a card with a key too many",
      "cards.json",
      cards((all) => Object.assign(all[0]?.card ?? {}, { html: "<b>" })),
      "cards.json: 0.card",
    ],
    [
      "a card of no kind",
      "cards.json",
      cards((all) => Object.assign(all[2]?.card ?? {}, { kind: "poem" })),
      "cards.json: 2.card.kind",
    ],
    [
      "turned-around text",
      "cards.json",
      cards((all) => Object.assign(all[0]?.card ?? {}, { title: "\u202eтекст" })),
      "cards.json: 0.card.title",
    ],
    [
      "two cards of one id",
      "cards.json",
      cards((all) => Object.assign(all[1] ?? {}, { id: all[0]?.id })),
      "cards.json",
    ],
    [
      "more cards than a plan holds",
      "cards.json",
      cards((all) => all.push(...Array.from({ length: 1500 }, () => ({ ...all[0] }) as Cards[0]))),
      "cards.json",
    ],
    [
      "an address that is none",
      "meeting.json",
      part("meeting.json", (it) => Object.assign(it, { slug: "../x" })),
      "meeting.json: slug",
    ],
    [
      "no title",
      "meeting.json",
      part("meeting.json", (it) => Object.assign(it, { title: " " })),
      "meeting.json: title",
    ],
    [
      "somebody else's key",
      "meeting.json",
      part("meeting.json", (it) => Object.assign(it, { keepFor: 1 })),
      "meeting.json",
    ],
    ["a deck with a page twice", "library.json", part("library.json", doublePage), "library.json: 0.content.pages"],
  ])("%s", async (_name, place, make, detail) => {
    const bytes = typeof make === "function" ? make() : make;
    expect(await refusal(await remade(parts, { [place]: bytes }))).toEqual({ code: "BAD_CONTENT", detail });
  });

  test("a card that names an item of another sort", async () => {
    const misled = part("cards.json", (all) => {
      const figure = (all as unknown as Cards).find(({ card }) => typeof card["figureId"] === "string");
      const speaker = (all as unknown as Cards).find(({ card }) => typeof card["speakerId"] === "string");
      Object.assign(figure?.card ?? {}, { figureId: speaker?.card["speakerId"] });
    })();
    expect(await refusal(await remade(parts, { "cards.json": misled }))).toMatchObject({ code: "BAD_CONTENT" });
  });

  function cards(change: (all: Cards) => void) {
    return () => changed<Cards>(parts["cards.json"], change);
  }
  function part(name: string, change: (it: Record<string, unknown>) => void) {
    return () => changed<Record<string, unknown>>(parts[name], change);
  }
  function doublePage(all: unknown) {
    const [deck] = all as { content: { pages: { number: number }[] } }[];
    deck?.content.pages.push({ ...(deck.content.pages[0] ?? { number: 0 }) });
  }
});

describe("[EX17] files are those that the meeting names, and what they are called", () => {
  test("a manifest whose hash is another's", async () => {
    const other = Buffer.from(parts[anImage] ?? []);
    other[other.length - 20] = 255 - (other[other.length - 20] ?? 0);
    expect(await refusal(await packed({ ...parts, [anImage]: other }))).toEqual({ code: "BROKEN", detail: anImage });
  });

  test("a picture under another content's name", async () => {
    expect(await refusal(await remade(parts, { [anImage]: aPng() }))).toEqual({ code: "BAD_FILE", detail: anImage });
  });

  test("a picture that is missing", async () => {
    expect(await refusal(await remade(parts, { [anImage]: null }))).toEqual({ code: "MISSING_FILE", detail: anImage });
  });

  test("a file that nobody names", async () => {
    const bytes = aPng(9, 9);
    const name = `images/${contentName(bytes, "png")}`;
    expect(await refusal(await remade(parts, { [name]: bytes }))).toEqual({ code: "FOREIGN_ENTRY", detail: name });
  });

  test("an entry that the manifest does not list", async () => {
    const name = `images/${hex(7)}.png`;
    expect(await refusal(await packed({ ...parts, [name]: aPng() }))).toMatchObject({ code: "BROKEN" });
  });

  test.each<[string, () => Buffer]>([
    ["SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["a page", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a JPEG called PNG", () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9])],
    ["a picture of a gigapixel", () => pngHead(32_000, 32_000)],
  ])("%s as a picture", async (_name, make) => {
    expect(await refusal(await swapped(anImage, make(), "png"))).toMatchObject({ code: "BAD_FILE" });
  });

  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ["a page", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a program", () => Buffer.from("MZ\u0090\0\u0003")],
    ["an archive", () => packed({ "a.txt": Buffer.from("a") })],
  ])("%s as a document", async (_name, make) => {
    expect(await refusal(await swapped(aPaper, await make()))).toMatchObject({ code: "BAD_FILE" });
  });
});

const hex = (at: number): string => at.toString(16).padStart(32, "0");

/** As long as the name, and allowed by the packer. */
const placeholder = (name: string): string => "x".repeat(Buffer.byteLength(name));

/** The packer refuses such names: the placeholder is overwritten in the packed bytes. */
function renamedEntry(archive: Buffer, name: string): Buffer {
  const bytes = Buffer.from(archive);
  const old = name === "cards.json" ? "xxxxx.json" : placeholder(name);
  for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + 1)) bytes.write(name, at, "utf8");
  return bytes;
}

const CENTRAL = Buffer.from("PK\u0001\u0002");

/** Sets bits of the general purpose flag of each entry of the directory (APPNOTE 4.4.4). */
function flagged(archive: Buffer, bits: number): Buffer {
  const bytes = Buffer.from(archive);
  for (let at = bytes.indexOf(CENTRAL); at >= 0; at = bytes.indexOf(CENTRAL, at + 4))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | bits, at + 8);
  return bytes;
}

/** The directory's line of that name. */
function lineOf(bytes: Buffer, name: string): number {
  for (let at = bytes.indexOf(CENTRAL); at >= 0; at = bytes.indexOf(CENTRAL, at + 4))
    if (bytes.subarray(at + 46, at + 46 + name.length).toString() === name) return at;
  throw new Error("no such line");
}

function lying(archive: Buffer, name: string, size: number): Buffer {
  const bytes = Buffer.from(archive);
  bytes.writeUInt32LE(size, lineOf(bytes, name) + 24);
  return bytes;
}

/** Writes the directory's line of that entry `times` more, under other names, over the same bytes. */
function sharing(archive: Buffer, name: string, times: number): Buffer {
  const line = lineOf(archive, name);
  const length = 46 + name.length + archive.readUInt16LE(line + 30);
  const lines = Array.from({ length: times }, (_, at) => {
    const copy = Buffer.from(archive.subarray(line, line + length));
    copy.write(`images/${hex(at + 100)}.png`, 46);
    return copy;
  });
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  const tail = Buffer.from(archive.subarray(end));
  const count = tail.readUInt16LE(10) + times;
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(tail.readUInt32LE(12) + times * length, 12);
  return Buffer.concat([archive.subarray(0, end), ...lines, tail]);
}
