import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { DrawingChild, LaunchChild } from "../../../../../server/feeds/images/drawing-child.ts";
import { launchDrawingChild } from "../../../../../server/feeds/images/drawing-child.ts";
import { ShareImages } from "../../../../../server/feeds/images/share-images.ts";
import { silentLog } from "../../../../../server/log.ts";
import { type ShareShape, shareShapes } from "../../../../../shared/feeds.ts";
import { anEmptyFolder } from "../../../../support/data-folders.ts";
import { childrenAtHand } from "../../../../support/drawing-children.ts";
import { aPhotograph, aShareInput, Pixels } from "../../../../support/share-inputs.ts";

const picture = { file: `${"a".repeat(32)}.webp`, widthPx: 320, heightPx: 200 };

interface Opened {
  readonly folder?: string;
  readonly readPicture?: () => Promise<Uint8Array | null>;
  readonly launch?: LaunchChild;
  readonly mostBytes?: number;
}

async function open({ folder = anEmptyFolder(), readPicture = async () => null, ...rest }: Opened = {}) {
  const images = await ShareImages.open({ folder, log: silentLog, readPicture, ...rest });
  onTestFinished(() => images.close());
  return { images, folder };
}

/** Draws in no time: what it answers says what was drawn. */
function instantChild() {
  const drawn: string[] = [];
  const launch: LaunchChild = ({ onSaid }) => ({
    send: ({ id, job, pictures }) => {
      const said = `${job.shape} ${job.kind} ${job.text} ${pictures.picture?.byteLength ?? "none"}`;
      drawn.push(said);
      const png = Buffer.concat([Buffer.from("\x89PNG", "latin1"), Buffer.from(said)]);
      setImmediate(() => onSaid({ id, png, rssBytes: 0, isWithoutSome: false }));
    },
    heldBytes: () => 0,
    kill: () => undefined,
  });
  return { drawn, launch };
}

const filesOf = (made: Readonly<Record<ShareShape, { readonly file: string }>>) =>
  shareShapes.map((shape) => made[shape].file);

test("[FD94] three PNG of their sizes, named by their content, drawn by a child that is replaced when it dies", async () => {
  const children: DrawingChild[] = [];
  const launch: LaunchChild = (events) => {
    const child = launchDrawingChild(events);
    children.push(child);
    return child;
  };
  const { images } = await open({ launch, readPicture: () => aPhotograph() });
  const made = await images.make(aShareInput({ kind: "photo", picture }));
  for (const shape of shareShapes) {
    const { file, sha256, bytes, widthPx, heightPx } = made[shape];
    const png = (await images.read(file)) ?? new Uint8Array();
    const pixels = await Pixels.of(png);
    expect(`${widthPx}x${heightPx}`).toBe(shape);
    expect([pixels.widthPx, pixels.heightPx, png.byteLength]).toEqual([widthPx, heightPx, bytes]);
    expect([createHash("sha256").update(png).digest("hex"), `${sha256}.png`]).toEqual([sha256, file]);
    expect(pixels.near("#ff00aa")).toBeGreaterThan(50_000);
  }
  children[0]?.kill();
  const after = await images.make(aShareInput({ text: "После" }));
  expect(images.pathOf(after["1200x630"].file)).not.toBeNull();
});

test("[FD94] the same input is drawn once: again, at the same time, after a restart", async () => {
  const { drawn, launch } = instantChild();
  const { images, folder } = await open({ launch });
  const [one, other] = await Promise.all([images.make(aShareInput()), images.make(aShareInput())]);
  const again = await images.make(aShareInput());
  const { images: restarted } = await open({ launch, folder });
  expect([other, again, await restarted.make(aShareInput())]).toEqual([one, one, one]);
  expect(drawn).toHaveLength(3);
});

test("[FD94] what does not stand on an image does not draw it anew; what does, does", async () => {
  const { images } = await open({ launch: instantChild().launch });
  const first = filesOf(await images.make(aShareInput()));
  expect(filesOf(await images.make(aShareInput({ alt: "Другое описание", clipId: "c" })))).toEqual(first);
  expect(filesOf(await images.make(aShareInput({ text: "Другое" })))).not.toEqual(first);
});

test("[FD94] an index that was cut short, and files that are gone, are drawn again as the same files", async () => {
  const { drawn, launch } = instantChild();
  const { images, folder } = await open({ launch });
  const made = await images.make(aShareInput());
  images.close();
  rmSync(join(folder, made["1200x630"].file));
  writeFileSync(join(folder, `${made["1600x900"].file}.ab.tmp`), "half");
  appendFileSync(join(folder, "index.jsonl"), '["half of a li');
  const { images: restarted } = await open({ launch, folder });
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(restarted.pathOf(made["1200x630"].file)).toBeNull();
  expect(await restarted.make(aShareInput())).toEqual(made);
  expect(drawn).toHaveLength(4);
});

test("[FD95] a picture that is not there, or cannot be read, is left out until it is", async () => {
  const { drawn, launch } = instantChild();
  const answers = [async () => null, () => Promise.reject(new Error("read failed")), async () => Buffer.from("12345")];
  const { images } = await open({ launch, readPicture: () => (answers.shift() ?? (async () => null))() });
  const input = aShareInput({ kind: "photo", text: "Фото", picture });
  const without = await images.make(input);
  expect(await images.make(input)).toEqual(without);
  await images.make(input);
  expect(drawn.filter((said) => said.startsWith("1200x630"))).toEqual([
    "1200x630 photo Фото none",
    "1200x630 photo Фото 5",
  ]);
});

test("[FD98] on a full shelf those that are needed stay, of the others the longest unused go", async () => {
  const { images, folder } = await open({ launch: instantChild().launch, mostBytes: 240 });
  const [first, second, third] = [
    await images.make(aShareInput({ text: "первая" })),
    await images.make(aShareInput({ text: "вторая" })),
    await images.make(aShareInput({ text: "третья" })),
  ].map(filesOf);
  await images.keep(first ?? []);
  const left = (files: readonly string[] = []) => files.map((file) => images.pathOf(file) !== null);
  expect([left(first), left(second)]).toEqual([
    [true, true, true],
    [false, false, false],
  ]);
  expect(left(third)).toContain(true);
  expect(await images.read(second?.[0] ?? "")).toBeNull();
  expect(readdirSync(folder)).not.toContain(second?.[0]);
});

test("[FD98] what is not the name of a kept file is no path", async () => {
  const { images } = await open({ launch: instantChild().launch });
  for (const name of ["../x.png", "index.jsonl", "", `${"a".repeat(64)}.png`, "__proto__"])
    expect([images.pathOf(name), await images.read(name)]).toEqual([null, null]);
});

test("[FD96] a closed shelf refuses what waits", async () => {
  const { images } = await open({ launch: childrenAtHand().launch });
  const making = images.make(aShareInput()).catch((error: unknown) => error);
  setImmediate(() => images.close());
  expect(await making).toMatchObject({ code: "CLOSED" });
});

test("[FD98] of a highlight that is forgotten nothing stays, in any revision; others do", async () => {
  const { images, folder } = await open({ launch: instantChild().launch });
  const other = await images.make({ ...aShareInput({ text: "Другая" }), code: "ZZZZ" });
  const before = await images.make({ ...aShareInput(), code: "BBBB" });
  const corrected = await images.make({ ...aShareInput({ text: "Исправлено" }), code: "BBBB", rev: 2 });
  const another = await images.make({ ...aShareInput({ text: "Тоже" }), code: "CCCC" });
  await Promise.all(["BBBB", "CCCC", "DDDD"].map((code) => images.forget(code)));
  const files = [before, corrected, another].flatMap(filesOf);
  expect(files.map((file) => images.pathOf(file))).toEqual(files.map(() => null));
  expect(readdirSync(folder).toSorted()).toEqual([...filesOf(other), "index.jsonl"].toSorted());
});
