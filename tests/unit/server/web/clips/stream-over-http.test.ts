import { expect, test } from "vitest";
import { FilmShelf } from "../../../../../server/clips/convert/shelf.ts";
import type { FirstForm } from "../../../../../server/web/clips/media-ports.ts";
import type { Clip } from "../../../../../shared/clips.ts";
import { anEmptyFolder } from "../../../../support/data-folders.ts";
import { aClip } from "../../../../support/told-clips.ts";
import { webApp } from "../../../../support/web-app.ts";

const film = Buffer.from("0123456789");
const form = (more: Partial<FirstForm> = {}): FirstForm => ({
  etag: '"first"',
  playlist: () => "#EXTM3U\n",
  film: () =>
    Promise.resolve({
      bytes: film.length,
      async *read(from, to) {
        yield film.subarray(from, to);
      },
    }),
  ...more,
});

function aHouse(first: FirstForm | null, clip: Clip) {
  return webApp({
    clipReader: { approved: () => [], approvedClip: () => null, clip: (id) => (id === clip.id ? clip : null) },
    clipMedia: { shelf: new FilmShelf(anEmptyFolder()), stream: { firstForm: () => Promise.resolve(first) } },
  });
}
const approved = aClip({ sort: "stream", state: "approved" });
const filmOf = `/clip/${approved.id}/film.mp4`;

test("[BZ202] a part of the stream is served without a file: by ranges, with a tag of its own, looked at anew each time", async () => {
  const { ask } = aHouse(form(), approved);
  const { status, headers, bytes } = await ask(filmOf);
  expect([status, bytes.toString()]).toEqual([200, "0123456789"]);
  expect(headers).toMatchObject({ etag: '"first"', "cache-control": "no-cache", "content-type": "video/mp4" });

  const part = await ask(filmOf, { headers: { range: "bytes=2-4" } });
  expect([part.status, part.headers["content-range"], part.bytes.toString()]).toEqual([206, "bytes 2-4/10", "234"]);
  expect((await ask(filmOf, { headers: { "if-none-match": '"first"' } })).status).toBe(304);
  expect((await ask(`/clip/${approved.id}/index.m3u8`)).bytes.toString()).toBe("#EXTM3U\n");
});

test("[BZ202] a disk that is busy is told of, and nothing is there of what is gone", async () => {
  const busy = aHouse(form({ film: () => Promise.resolve(null) }), approved);
  expect((await busy.ask(filmOf)).status).toBe(503);
  expect((await aHouse(null, approved).ask(filmOf)).status).toBe(404);
});

test("[BZ202] an interview has no first form, and what is not approved is nobody's", async () => {
  expect((await aHouse(form(), aClip({ state: "approved" })).ask(filmOf)).status).toBe(404);
  expect((await aHouse(form(), aClip({ sort: "stream", state: "returned" })).ask(filmOf)).status).toBe(404);
});
