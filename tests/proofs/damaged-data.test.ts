import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DatabaseRefused, openDatabase } from "../../server/store/database.ts";
import { everything, fillDatabase } from "../support/data-folders.ts";
import { randomNumbers } from "../support/hostile-bytes.ts";

/** Reference A10 asks for 100; EFIR_LONG=1 makes it 20,000. */
const DAMAGES = process.env["EFIR_LONG"] === "1" ? 20_000 : 1_000;
const PAGE = 4_096;
const seed = Date.now() & 0xff_ffff;
const random = randomNumbers(seed);

let folder = "";
let sound = Buffer.alloc(0);
let truth = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "efir-damage-"));
  const file = join(folder, "sound.db");
  fillDatabase(file, 400);
  sound = readFileSync(file);
  const database = openDatabase(file);
  truth = everything(database);
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What disks, cables, memory and people do to a file. */
const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  "one bit turned over": (bytes) => {
    const place = random(bytes.length);
    return filled(bytes, place, 1, () => (bytes[place] ?? 0) ^ (1 << random(8)));
  },
  "one byte of text changed to another letter": (bytes) => {
    let place = random(bytes.length);
    while (!isLetter(bytes[place] ?? 0)) place = random(bytes.length);
    return filled(bytes, place, 1, () => 0x61 + random(26));
  },
  "noise over a stretch": (bytes) => filled(bytes, random(bytes.length), 1 + random(64), () => random(256)),
  "a sector of zeros": (bytes) => filled(bytes, 512 * random(bytes.length / 512), 512, () => 0),
  "a page of noise": (bytes) => filled(bytes, PAGE * random(bytes.length / PAGE), PAGE, () => random(256)),
  "a page in another's place": (bytes) => {
    const from = PAGE * random(bytes.length / PAGE);
    return filled(bytes, PAGE * random(bytes.length / PAGE), PAGE, (place) => bytes[from + place] ?? 0);
  },
  "an end cut off": (bytes) => bytes.subarray(0, 1 + random(bytes.length - 1)),
};

test.each(Object.entries(damages))(
  `[ST4] %s: refused at start, or nothing is read wrong (seed ${seed})`,
  {
    timeout: 10 * 60_000,
  },
  (_name, damage) => {
    const times = Math.ceil(DAMAGES / Object.keys(damages).length);
    let refused = 0;
    for (let time = 0; time < times; time += 1) {
      const file = join(folder, "damaged.db");
      const bytes = damage(sound);
      writeFileSync(file, bytes);
      const read = whatIsServed(file);
      if (read === null) {
        refused += 1;
        expect(readFileSync(file).equals(bytes), "a refused file stays as it was found").toBe(true);
      } else expect(read, `seed ${seed}, time ${time}`).toBe(truth);
      for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${end}`, { force: true });
    }
    expect(refused).toBeGreaterThan(times / 20);
  },
);

/** `null`: refused, in words. */
function whatIsServed(file: string): string | null {
  try {
    const database = openDatabase(file);
    try {
      return everything(database);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof DatabaseRefused) return null;
    throw error;
  }
}

function filled(bytes: Buffer, from: number, length: number, byteAt: (place: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  const end = Math.min(bytes.length, from + length);
  for (let place = from; place < end; place += 1) changed[place] = byteAt(place - from);
  return changed;
}

const isLetter = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
