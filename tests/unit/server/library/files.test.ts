import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Files } from "../../../../server/library/files.ts";
import { collectGarbage } from "../../../../server/library/garbage.ts";
import { Images } from "../../../../server/library/images.ts";
import { silentLog } from "../../../../server/log.ts";
import { fileRef } from "../../../../shared/cards/schemas.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { filesAtHand, inPieces } from "../../../support/library-at-hand.ts";
import { anOfficeFile, anOpenDocument } from "../../../support/packages.ts";
import { aPng } from "../../../support/pictures.ts";
import { aZip } from "../../../support/zip-files.ts";

const aFolder = () => join(anEmptyFolder(), "files");
const aPdf = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n");

async function received(bytes: Uint8Array | string, name: string, limits = {}, folder = aFolder()) {
  const files = await filesAtHand(limits, folder);
  const kept = await files.receive(inPieces(bytes), { name, declaredBytes: Buffer.byteLength(bytes) });
  return { kept, folder, files, left: readdirSync(folder) };
}

const hostile: readonly (readonly [
  what: string,
  name: string,
  bytes: () => Promise<Buffer> | Buffer | string,
  code: string,
])[] = [
  ["nothing", "Пусто.pdf", () => "", "EMPTY"],
  [
    "an SVG",
    "Схема.svg",
    () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "NOT_A_DOCUMENT",
  ],
  ["an SVG called a text", "Схема.txt", () => "\n <svg onload=alert(1)>", "NOT_A_DOCUMENT"],
  ["HTML called a table", "Таблица.csv", () => "<!doctype html><script>alert(1)</script>", "NOT_A_DOCUMENT"],
  ["HTML called a PDF", "Доклад.pdf", () => "<html><body>%P", "NOT_A_DOCUMENT"],
  ["a program called a text", "Читай.txt", () => Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0]), "NOT_A_DOCUMENT"],
  [
    "Windows-1251 called a text",
    "Письмо.txt",
    () => Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
    "NOT_A_DOCUMENT",
  ],
  ["an archive", "Всё.zip", () => aZip({ "page.html": "<script>" }), "NOT_A_DOCUMENT"],
  ["an archive called a DOCX", "Доклад.docx", () => aZip({ "page.html": "<script>" }), "NOT_A_DOCUMENT"],
  ["half of an archive", "Доклад.docx", async () => (await anOfficeFile("docx")).subarray(0, 60), "BROKEN"],
  ["macros", "Доклад.docx", () => anOfficeFile("docx", { "word/vbaProject.bin": "Sub" }), "MACROS"],
  ["a table behind a password", "Таблица.ods", () => anOpenDocument("spreadsheet", "<encryption-data/>"), "ENCRYPTED"],
  ["a bomb", "Бомба.xlsx", () => anOfficeFile("xlsx", { "xl/sheet1.xml": "0".repeat(64 * 1024 * 1024) }), "TOO_HEAVY"],
];

describe("taking in documents", () => {
  test.each(hostile)("[LB21] %s is refused and leaves nothing on the disk", async (_what, name, bytes, code) => {
    const { kept, left } = await received(await bytes(), name);
    expect([kept, left]).toEqual([{ ok: false, problem: code }, []]);
  });

  test.each([
    ["Доклад.pdf", () => aPdf, "pdf"],
    ["Доклад", () => anOfficeFile("docx"), "docx"],
    ["Таблица.pdf", () => anOfficeFile("xlsx"), "xlsx"],
    ["Слайды.pptx", () => anOfficeFile("pptx"), "pptx"],
    ["Письмо.odt", () => anOpenDocument("text"), "odt"],
    ["Фото.png", () => aPng(8, 8), "png"],
    ["Данные.csv", () => "район;число\nКурган;5 349\n", "csv"],
    ["Читай.TXT", () => "Просто текст, ё и 😀", "txt"],
  ])("[LB21] %s is taken for what it is by its bytes", async (name, bytes, extension) => {
    const given = await bytes();
    const { kept, left, folder } = await received(given, name);
    if (!kept.ok) throw new Error(kept.problem);
    expect(kept.value.file).toMatch(new RegExp(`^[0-9a-f]{32}\\.${extension}$`));
    expect(kept.value.name).toBe(`${name.split(".")[0]}.${extension}`);
    expect([left, readFileSync(join(folder, kept.value.file))]).toEqual([[kept.value.file], Buffer.from(given)]);
  });

  test.each([
    ["../../etc/passwd", "etc passwd.pdf"],
    ["C:\\Users\\anna\\Доклад.pdf", "C Users anna Доклад.pdf"],
    ["фото\u202egpj.exe", "фото gpj.pdf"],
    ["a\u0000b\r\nSet-Cookie: x.pdf", "a b Set-Cookie x.pdf"],
    ["", "Файл.pdf"],
    ["...", "Файл.pdf"],
    ["\ud83d", "\ufffd.pdf"],
    ["Ж".repeat(1_000), `${"Ж".repeat(156)}.pdf`],
  ])("[LB22] a name of %j is cleaned", async (name, cleaned) => {
    const { kept } = await received(aPdf, name);
    if (!kept.ok) throw new Error(kept.problem);
    expect([kept.value.name, fileRef.safeParse(kept.value).success]).toEqual([cleaned, true]);
  });

  test("[LB23] the same file sent twice, under two names, is one", async () => {
    const folder = aFolder();
    const { files } = await received(aPdf, "Первый.pdf", {}, folder);
    const again = await files.receive(inPieces(aPdf), { name: "Второй.pdf", declaredBytes: aPdf.length });
    expect(again).toMatchObject({ ok: true, value: { name: "Второй.pdf" } });
    expect([readdirSync(folder).length, files.usedBytes]).toEqual([1, aPdf.length]);
  });
});

describe("room", () => {
  test("[LB20] more than the bound is refused before it comes, and when it lied about its length", async () => {
    expect((await received(aPdf, "a.pdf", { bytes: 10 })).kept).toEqual({ ok: false, problem: "TOO_LARGE" });
    const folder = aFolder();
    const files = await filesAtHand({ bytes: 1_000 }, folder);
    const lied = await files.receive(inPieces("x".repeat(5_000)), { name: "a.txt", declaredBytes: 1 });
    expect([lied, readdirSync(folder)]).toEqual([{ ok: false, problem: "TOO_LARGE" }, []]);
  });

  test("[LB24] the quota is kept also by uploads that come at once", async () => {
    const files = await filesAtHand({ quotaBytes: 1_500 });
    const outcomes = await Promise.all(
      [1, 2, 3].map((digit) =>
        files.receive(inPieces(String(digit).repeat(1_000)), { name: "a.txt", declaredBytes: 1_000 }),
      ),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(outcomes[1]).toEqual({ ok: false, problem: "NO_ROOM" });
  });

  test("[LB24] a nearly full disk refuses the upload", async () => {
    const { kept, left } = await received(aPdf, "a.pdf", { freeBytes: Number.MAX_SAFE_INTEGER });
    expect([kept, left]).toEqual([{ ok: false, problem: "NO_ROOM" }, []]);
  });

  test("[LB20] a sender that goes away leaves nothing", async () => {
    const folder = aFolder();
    const files = await filesAtHand({}, folder);
    async function* cutShort() {
      yield Buffer.from("%PDF-");
      throw new Error("aborted");
    }
    await expect(files.receive(cutShort(), { name: "a.pdf", declaredBytes: 100 })).rejects.toThrow("aborted");
    expect([readdirSync(folder), files.usedBytes]).toEqual([[], 0]);
  });

  test("[LB20] what a killed server left half-written is gone at the next start", async () => {
    const folder = aFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, "half.tmp"), "half");
    await Files.open(folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("[LB26] forgotten files", () => {
  const long = new Date(Date.now() - 3 * 24 * 3_600_000);

  async function house() {
    const folder = anEmptyFolder();
    const files = await filesAtHand({}, join(folder, "files"));
    const images = await Images.open(join(folder, "images"), { freeBytes: 0 });
    const keep = async (name: string, isOld: boolean) => {
      const kept = await files.receive(inPieces(name), { name: `${name}.txt`, declaredBytes: name.length });
      if (!kept.ok) throw new Error(kept.problem);
      if (isOld) utimesSync(join(folder, "files", kept.value.file), long, long);
      return kept.value.file;
    };
    const collect = (...texts: readonly string[]) => {
      async function* all() {
        yield* texts;
      }
      return collectGarbage({ shelves: [files, images], texts: all, log: silentLog }, Date.now());
    };
    return { folder, files, images, keep, collect };
  }

  test("are those that nobody names and nobody has uploaded for a day", async () => {
    const { folder, keep, collect } = await house();
    const named = await keep("named", true);
    await keep("forgotten", true);
    const fresh = await keep("fresh", false);
    expect(await collect("[]", `{"card":{"file":{"file":"${named}"}}}`)).toBe(1);
    expect(readdirSync(join(folder, "files")).toSorted()).toEqual([named, fresh].toSorted());
  });

  test("include pictures; one that is uploaded anew is not forgotten", async () => {
    const { folder, images, collect } = await house();
    const [first, second] = [await images.keep(aPng(8, 8)), await images.keep(aPng(9, 9))];
    if (!first.ok || !second.ok) throw new Error("not kept");
    for (const { file } of [first.value, second.value]) utimesSync(join(folder, "images", file), long, long);
    await images.keep(aPng(8, 8));
    expect([await collect(), images.pathOf(second.value.file)]).toEqual([1, null]);
    expect(readdirSync(join(folder, "images"))).toEqual([first.value.file]);
  });

  test("give their room back", async () => {
    const { files, keep, collect } = await house();
    await keep("forgotten", true);
    await collect();
    expect(files.usedBytes).toBe(0);
  });
});
