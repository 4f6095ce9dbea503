import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Film, FilmFault, type FilmSegment } from "../../../../../server/archive/mp4/film.ts";
import { planFilm } from "../../../../../server/archive/mp4/plan-film.ts";
import { readFilm } from "../../../../../server/archive/mp4/read-film.ts";
import { contentOf } from "../../../../support/boxes.ts";
import { aFilm, filmOf, remuxed } from "../../../../support/films.ts";
import { anAudioTrack, announced, aStream, aVideoTrack } from "../../../../support/samples.ts";

const source = (fromSeconds = 0) => [aVideoTrack(), anAudioTrack(), ...aStream({ seconds: 7, fromSeconds })];

test("[RC6] any range is the slice of the whole, and the whole is always the same", async () => {
  const film = await filmOf(source(), source(3600));
  const whole = await remuxed(film);
  const plan = await planFilm(film);

  expect(plan.bytes).toBe(whole.length);
  const place = fc.integer({ min: 0, max: whole.length });
  await fc.assert(
    fc.asyncProperty(place, place, async (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const pieces = await Array.fromAsync(readFilm(plan, from, to));
      expect(Buffer.concat(pieces).equals(whole.subarray(from, to))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("[RC4] after something missing the picture begins with a keyframe", async () => {
  const { segments } = await filmOf(announced({ seconds: 14, gopSeconds: 12, audio: false }));
  const { head } = await planFilm(aFilm(segments.filter((_, place) => place !== 1)));
  const sizes = contentOf(moovOf(head), "stsz");
  const whole = contentOf(moovOf((await planFilm(aFilm(segments.slice(0, 1)))).head), "stsz");

  expect(segments.length).toBeGreaterThan(2);
  expect(sizes.readUInt32BE(8)).toBe(whole.readUInt32BE(8) + 2 * 30);
});

describe("more than 4 GB", () => {
  test("[RC1] chunks beyond it are found", async () => {
    const plan = await planFilm(swollen(await filmOf(source()), 1_500_000_000));
    const offsets = contentOf(moovOf(plan.head), "co64");
    const last = Number(offsets.readBigUInt64BE(offsets.length - 8));
    const picture = Buffer.concat(await Array.fromAsync(readFilm(plan, last, last + 4)));

    expect(plan.bytes).toBeGreaterThan(2 ** 32);
    expect(last).toBeGreaterThan(2 ** 32);
    expect([...picture]).toEqual([1, 2, 3, 4]);
  });

  test("[RC6] no piece that is read is larger than 256 KiB", async () => {
    const plan = await planFilm(swollen(await filmOf(source()), 5_000_000));
    let largest = 0;
    for await (const piece of readFilm(plan, 0, plan.bytes)) largest = Math.max(largest, piece.byteLength);
    expect(largest).toBe(256 * 1024);
  });
});

test("[RC6] a damaged index of a fragment is a fault, not a broken file", async () => {
  const film = await filmOf(source());
  const torn = film.segments.map(
    (segment, place): FilmSegment =>
      place === 1 ? { ...segment, readRange: async (_offset, length) => Buffer.alloc(length) } : segment,
  );
  await expect(planFilm({ ...film, segments: torn })).rejects.toThrow(FilmFault);
});

/** All before the media, of which only the head is there. */
function moovOf(head: Uint8Array): Uint8Array {
  const bytes = Buffer.from(head);
  return bytes.subarray(0, bytes.indexOf("mdat") - 4);
}

/** The first picture of each segment is so many bytes larger: zeros that nobody holds in memory. */
const swollen = (film: Film, by: number): Film => aFilm(film.segments.map((segment) => swollenSegment(segment, by)));

function swollenSegment(segment: FilmSegment, by: number): FilmSegment {
  const [first = 0, ...others] = segment.fragmentBytes;
  const read = async (offset: number, length: number): Promise<Buffer> => {
    const original = Buffer.from(
      await segment.readRange(
        0,
        segment.fragmentBytes.reduce((sum, one) => sum + one),
      ),
    );
    const [picture = 0, sound] = placesOf(original, "trun");
    const end = original.readInt32BE(picture + 12) + original.readUInt32BE(picture + 20);
    original.writeUInt32BE(original.readUInt32BE(picture + 20) + by, picture + 20);
    if (sound !== undefined) original.writeInt32BE(original.readInt32BE(sound + 12) + by, sound + 12);
    const before = original.subarray(Math.min(offset, end), Math.min(offset + length, end));
    const zeros = Math.max(0, Math.min(offset + length, end + by) - Math.max(offset, end));
    const from = Math.max(offset - by, end);
    return Buffer.concat([before, Buffer.alloc(zeros), original.subarray(from, Math.max(from, offset + length - by))]);
  };
  return { ...segment, fragmentBytes: [first + by, ...others], readRange: read };
}

/** Of a word in the first fragment. */
function placesOf(bytes: Buffer, word: string): readonly number[] {
  const moof = bytes.subarray(0, bytes.readUInt32BE(0));
  const places: number[] = [];
  for (let at = moof.indexOf(word); at !== -1; at = moof.indexOf(word, at + 1)) places.push(at);
  return places;
}
