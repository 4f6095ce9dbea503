import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { converted, WorkshopAtHand } from "../support/deck-workshops.ts";
import { aPdf, FIRST_EXTRA } from "../support/pdf-files.ts";
import { type Row, row, seconds } from "./figures.ts";
import { rssMb } from "./process-cost.ts";

/**
 * A deck of words, shapes and a photograph on each fourth page: uploaded file to pages in two widths on the disk, beside
 * `pdftoppm -png` at the same width. Then a longer one, for what it holds as it goes on.
 */
export async function* deckRows(): AsyncGenerator<Row> {
  const hundred = await ofPages(100);
  const theirs = await pdftoppm(hundred);
  const ours = await convert(hundred);
  const ratio = (one: number, other: number | undefined) =>
    other === undefined ? "" : `, ratio ${(one / other).toFixed(1)}`;
  yield row(
    "deck of 100 pages, from the file to two widths and text",
    "≤ 30 s",
    `${seconds(ours.tookMs)} (pdftoppm -png ${theirs === null ? "is not there" : seconds(theirs.tookMs)}${ratio(ours.tookMs, theirs?.tookMs)})`,
    ours.tookMs <= 30_000,
  );
  yield row(
    "— peak memory of the child",
    "≤ 400 MB",
    `${ours.peakMb.toFixed(0)} MB (pdftoppm ${theirs?.peakMb.toFixed(0) ?? "—"} MB${ratio(ours.peakMb, theirs?.peakMb)})`,
    ours.peakMb <= 400,
  );
  yield row("— a page, 1280 px", "≤ 90 KB", kilobytes(ours.imageBytes), ours.imageBytes <= 90 * 1024);
  yield row("— a page, 640 px", "≤ 25 KB", kilobytes(ours.smallBytes), ours.smallBytes <= 25 * 1024);
  const long = await convert(await ofPages(300));
  const [early = Number.NaN, late = Number.NaN] = [long.mbAtPage.get(100), long.mbAtPage.get(300)];
  yield row(
    "deck of 300 pages: memory at page 100 and at page 300",
    "grows ≤ 50 MB",
    `${early.toFixed(0)} and ${late.toFixed(0)} MB, peak ${long.peakMb.toFixed(0)} MB, ${seconds(long.tookMs)}`,
    late - early <= 50,
  );
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB on average`;

async function convert(pdf: Buffer) {
  const hand = await WorkshopAtHand.open();
  const upload = await hand.uploaded(pdf);
  const mbAtPage = new Map<number, number>();
  const watch = new PeakOfChildren();
  const began = performance.now();
  const deck = await converted(
    hand.workshop.convert([upload], { onProgress: (page) => mbAtPage.set(page, watch.nowMb()) }),
  );
  const tookMs = performance.now() - began;
  const peakMb = watch.end();
  const sizeOf = async (side: "image" | "small") => {
    const sizes = deck.pages.map(async (page) => (await stat(hand.images.pathOf(page[side].file) ?? "")).size);
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / deck.pages.length;
  };
  const figures = { tookMs, peakMb, mbAtPage, imageBytes: await sizeOf("image"), smallBytes: await sizeOf("small") };
  await hand.remove();
  return figures;
}

/** `null`: poppler is not on this machine. */
async function pdftoppm(pdf: Buffer): Promise<{ readonly tookMs: number; readonly peakMb: number } | null> {
  const folder = await mkdtemp(join(tmpdir(), "efir-pdftoppm-"));
  try {
    await writeFile(join(folder, "deck.pdf"), pdf);
    const watch = new PeakOfChildren();
    const began = performance.now();
    const size = ["-scale-to-x", "1280", "-scale-to-y", "-1"];
    const child = spawn("pdftoppm", ["-png", ...size, "deck.pdf", "page"], { cwd: folder, stdio: "ignore" });
    await once(child, "close");
    return { tookMs: performance.now() - began, peakMb: watch.end() };
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Highest resident memory of whatever children this process has meanwhile. Linux. */
class PeakOfChildren {
  #peakMb = 0;
  #pids: readonly number[] = [];
  readonly #timer = setInterval(() => void this.#look(), 20);

  nowMb(): number {
    return Math.max(0, ...this.#pids.map(mbOf));
  }

  end(): number {
    clearInterval(this.#timer);
    return this.#peakMb;
  }

  async #look(): Promise<void> {
    const children = await readFile(`/proc/self/task/${process.pid}/children`, "utf8");
    this.#pids = children.split(" ").filter(Boolean).map(Number);
    this.#peakMb = Math.max(this.#peakMb, this.nowMb());
  }
}

/** 0: it has ended meanwhile. */
function mbOf(pid: number): number {
  try {
    return rssMb(pid) || 0;
  } catch {
    return 0;
  }
}

async function ofPages(count: number): Promise<Buffer> {
  const photo = await aPhoto();
  const dictionary = `<< /Type /XObject /Subtype /Image /Width 1920 /Height 1080 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${photo.byteLength} >>`;
  const resources = `/Font << /F ${FIRST_EXTRA} 0 R >> /XObject << /Im ${FIRST_EXTRA + 1} 0 R >>`;
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  const pages = Array.from({ length: count }, (_, index) => ({ draws: drawn(index), resources }));
  return aPdf(pages, [{ dictionary: font }, { dictionary, stream: photo }]);
}

function drawn(index: number): string {
  const lines = Array.from(
    { length: 8 },
    (_, line) => `(Line ${line} of page ${index}, 5 349 people and 26 districts) Tj 0 -34 Td`,
  );
  const bars = Array.from(
    { length: 6 },
    (_, bar) => `${600 + bar * 50} 60 36 ${40 + ((index * 7 + bar * 31) % 160)} re f`,
  );
  const photo = index % 4 === 3 ? "q 400 0 0 225 520 280 cm /Im Do Q" : "";
  return `0.1 0.3 0.6 rg 0 500 960 40 re f ${bars.join(" ")} ${photo} 0 g BT /F 22 Tf 50 440 Td ${lines.join(" ")} ET`;
}

/** With grain, or it would weigh nothing. */
async function aPhoto(): Promise<Buffer> {
  const canvas = createCanvas(1920, 1080);
  const context = canvas.getContext("2d");
  const sky = context.createLinearGradient(0, 0, 1920, 1080);
  sky.addColorStop(0, "#7fa8d0");
  sky.addColorStop(1, "#4a3a28");
  context.fillStyle = sky;
  context.fillRect(0, 0, 1920, 1080);
  for (let grain = 0; grain < 40_000; grain += 1) {
    context.fillStyle = `hsl(${(grain * 37) % 360} 40% 50% / 20%)`;
    context.fillRect((grain * 7919) % 1920, (grain * 104_729) % 1080, 9, 6);
  }
  return await canvas.encode("jpeg", 85);
}
