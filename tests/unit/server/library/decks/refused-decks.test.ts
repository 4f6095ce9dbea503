import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { DeckRefusalCode } from "../../../../../shared/library/deck-refusals.ts";
import { deckFixture, WorkshopAtHand } from "../../../../support/deck-workshops.ts";
import { aPage, aPdf, aPdfBomb, aPdfWithPicture } from "../../../../support/pdf-files.ts";
import { aPng, pngHead } from "../../../../support/pictures.ts";
import { aPptx, aZip } from "../../../../support/zip-files.ts";

let hand: WorkshopAtHand;
beforeAll(async () => {
  hand = await WorkshopAtHand.open();
});
afterAll(() => hand.workshop.close());
afterEach(async () => {
  expect(await hand.left()).toEqual([]);
});

const refusalOf = async (...uploads: readonly (Uint8Array | string)[]) => {
  const outcome = await hand.convert(...uploads);
  return outcome.ok ? null : outcome.problem;
};
const refused = (code: DeckRefusalCode, page: number | null = null) => ({ code, page });

describe("what is no deck", () => {
  test.each<[string, Uint8Array]>([
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a web page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["words", Buffer.from("Доклад министра")],
    ["a program", Buffer.from("\x7fELF\x02\x01\x01", "latin1")],
  ])("[DK2] %s is refused, whatever it is called", async (_name, bytes) => {
    expect(await refusalOf(bytes)).toEqual(refused("NOT_A_DECK"));
  });

  test("[DK2] neither is a ZIP, a DOCX, or a table", async () => {
    expect(await refusalOf(await aZip({ "a.txt": "words" }))).toEqual(refused("NOT_A_DECK"));
    const docx = "openxmlformats-officedocument.wordprocessingml.document.main+xml";
    expect(await refusalOf(await aPptx({}, docx))).toEqual(refused("NOT_A_DECK"));
    const ods = await aZip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" });
    expect(await refusalOf(ods)).toEqual(refused("NOT_A_DECK"));
  });

  test("[DK2] an empty file, no file", async () => {
    expect(await refusalOf(new Uint8Array())).toEqual(refused("EMPTY"));
    expect(await refusalOf()).toEqual(refused("EMPTY"));
    expect(await refusalOf(aPng(), new Uint8Array())).toEqual(refused("EMPTY", 2));
  });

  test("[DK3] only pictures may come several at once", async () => {
    expect(await refusalOf(aPng(), deckFixture("wide.pdf"))).toEqual(refused("MIXED_FILES"));
    expect(await refusalOf(deckFixture("wide.pdf"), deckFixture("wide.pdf"))).toEqual(refused("MIXED_FILES"));
  });
});

describe("what cannot be read", () => {
  test("[DK8] a PDF behind a password", async () => {
    expect(await refusalOf(deckFixture("encrypted.pdf"))).toEqual(refused("ENCRYPTED"));
  });

  test("[DK8] a PDF that was cut short, or is one in its first bytes only", async () => {
    const whole = await readFile(deckFixture("wide.pdf"));
    expect(await refusalOf(whole.subarray(0, 14_000))).toEqual(refused("BROKEN"));
    expect(await refusalOf(Buffer.from("%PDF-1.7\nno more"))).toEqual(refused("BROKEN"));
  });

  test("[DK8] a PDF without pages", async () => {
    expect((await refusalOf(aPdf([])))?.code).toMatch(/EMPTY|BROKEN/);
  });

  test("[DK8] a picture that is one in its first bytes only, by its place", async () => {
    expect(await refusalOf(aPng(), aPng().subarray(0, 40))).toEqual(refused("BROKEN", 2));
  });

  test("[DK7] PowerPoint of before 2007, and a PPTX behind a password, are told apart", async () => {
    expect(await refusalOf(oleFile("PowerPoint Document"))).toEqual(refused("OLD_FORMAT"));
    expect(await refusalOf(oleFile("EncryptedPackage"))).toEqual(refused("ENCRYPTED"));
  });

  test("[DK7] an ODP behind a password", async () => {
    const manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    const odp = { mimetype: "application/vnd.oasis.opendocument.presentation", "META-INF/manifest.xml": manifest };
    expect(await refusalOf(await aZip(odp))).toEqual(refused("ENCRYPTED"));
  });
});

describe("what is too much", () => {
  test("[DK10] 600 pages", async () => {
    const pdf = aPdf(Array.from({ length: 600 }, () => aPage()));
    expect(await refusalOf(pdf)).toEqual(refused("TOO_MANY_PAGES"));
  });

  test("[DK11] a picture beyond 40 megapixels, uploaded or on a page, before it is unpacked", async () => {
    expect(await refusalOf(aPng(), pngHead(30_000, 30_000))).toEqual(refused("TOO_MANY_PIXELS", 2));
    expect(await refusalOf(aPdfWithPicture(10_000, 5_000))).toEqual(refused("TOO_MANY_PIXELS", 1));
  });

  test("[DK6] a PPTX that unpacks to a thousand times its size, or says so, is judged by its directory", async () => {
    const bomb = await aPptx({ "ppt/media/image1.bmp": Buffer.alloc(64 * 1024 ** 2) });
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toEqual(refused("TOO_HEAVY"));
  });

  test("[DK6] so is one of very many parts or slides", async () => {
    const named = (name: (index: number) => string, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), ""]));
    expect(await refusalOf(await aPptx(named((index) => `x${index}`, 10_001)))).toEqual(refused("TOO_HEAVY"));
    const slides = await aPptx(named((index) => `ppt/slides/slide${index}.xml`, 501));
    expect(await refusalOf(slides)).toEqual(refused("TOO_MANY_PAGES"));
  });

  test("[DK5] a deck with macros, by what is in it", async () => {
    const macroEnabled = "ms-powerpoint.presentation.macroEnabled.main+xml";
    expect(await refusalOf(await aPptx({}, macroEnabled))).toEqual(refused("MACROS"));
    expect(await refusalOf(await aPptx({ "ppt/vbaProject.bin": "…" }))).toEqual(refused("MACROS"));
    const odp = { mimetype: "application/vnd.oasis.opendocument.presentation", "Basic/Standard/Module1.xml": "<m/>" };
    expect(await refusalOf(await aZip(odp))).toEqual(refused("MACROS"));
  });
});

describe("with narrower limits", () => {
  const narrow = async (
    limits: Parameters<typeof WorkshopAtHand.open>[0],
    ...uploads: readonly (Uint8Array | string)[]
  ) => {
    const one = await WorkshopAtHand.open(limits);
    const outcome = await one.convert(...uploads);
    return { problem: outcome.ok ? null : outcome.problem, left: await one.left() };
  };

  test("[DK10] files beyond the limit of bytes, together", async () => {
    const seen = await narrow({ limits: { bytes: aPng().byteLength + 10 } }, aPng(), aPng());
    expect(seen).toEqual({ problem: refused("TOO_LARGE"), left: [] });
  });

  test("[DK12] a page that unpacks to gigabytes is cut when the child's memory passes its limit", async () => {
    const seen = await narrow({ limits: { memoryBytes: 400 * 1024 ** 2 } }, aPdfBomb(2048));
    expect(seen).toEqual({ problem: refused("TOO_HEAVY", 1), left: [] });
  });

  test("[DK13] a child that says nothing for longer than a page may take, or works beyond the deadline", async () => {
    const silent = await narrow({ limits: { pageMs: 1 } }, deckFixture("wide.pdf"));
    expect(silent).toEqual({ problem: refused("TOO_SLOW"), left: [] });
    const late = await narrow({ limits: { deckMs: 1 } }, deckFixture("wide.pdf"));
    expect(late).toEqual({ problem: refused("TOO_SLOW"), left: [] });
  });

  test("[DK31] no room: on the disk, among the pictures, or for the original; nothing of the deck is left", async () => {
    const full = refused("NO_ROOM");
    const wide = deckFixture("wide.pdf");
    expect(await narrow({ limits: { freeBytes: Number.MAX_SAFE_INTEGER } }, wide)).toEqual({ problem: full, left: [] });
    expect(await narrow({ imageLimits: { quotaBytes: 60_000 } }, wide)).toEqual({ problem: full, left: [] });
    const originals = { keep: async () => ({ ok: false, problem: "NO_ROOM" }) as const };
    expect(await narrow({ originals }, wide)).toEqual({ problem: full, left: [] });
  });
});

/** [MS-CFB]: a header of 512 bytes, and far behind it the directory with this stream's name. */
function oleFile(stream: string): Buffer {
  const file = Buffer.alloc(512 * 12);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.writeUInt16LE(9, 0x1e);
  file.writeUInt32LE(9, 0x30);
  file.write(stream, 512 * 10 + 128, "utf16le");
  return file;
}
