import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FilmShelf } from "../../../../../server/clips/convert/shelf.ts";
import type { ClipReader } from "../../../../../server/web/clip-ports.ts";
import type { Pass, PassReader } from "../../../../../server/web/pass-ports.ts";
import type { Clip } from "../../../../../shared/clips.ts";
import { programTime } from "../../../../../shared/time.ts";
import { anAccount, webApp } from "../../../../support/web-app.ts";

const root = mkdtempSync(join(tmpdir(), "efir-clip-media-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const id = "clip-of-test";
const film = Buffer.from(Array.from({ length: 600_000 }, (_, at) => at % 251));

mkdirSync(join(root, id));
writeFileSync(join(root, id, "film.mp4"), film);
writeFileSync(join(root, id, "source"), "all of it");
writeFileSync(join(root, id, "index.m3u8"), "#EXTM3U\n");
writeFileSync(join(root, id, "0.m4s"), "moof");

const aClip = (more: Partial<Clip> = {}): Clip => ({
  id,
  meeting: "kollegiya",
  sort: "blitz",
  state: "approved",
  version: 3,
  title: "О новых бригадах",
  quotation: "",
  subject: null,
  by: "Репортёр",
  passId: "pass-of-reporter",
  assignmentId: null,
  madeAt: programTime(0),
  updatedAt: programTime(0),
  media: null,
  trim: null,
  source: null,
  captions: "WEBVTT\n\n00:00.000 --> 00:02.000\nДобрый день\n",
  problem: null,
  note: null,
  approvals: [],
  consent: null,
  ...more,
});

const passOf = (passId: string): Pass => ({
  id: passId,
  sort: "reporter",
  meeting: "kollegiya",
  subject: null,
  name: "Репортёр",
  madeBy: "account-admin",
  madeAt: programTime(0),
  expiresAt: programTime(1),
  seenAt: null,
  revokedAt: null,
});

function houseWith(clip: Clip, accounts = [anAccount()]) {
  const clipReader: ClipReader = {
    approved: () => [],
    approvedClip: () => null,
    clip: (asked) => (asked === clip.id ? clip : null),
  };
  const passes: PassReader = {
    passOf: ({ headers }) => Promise.resolve(passOf(headers.authorization?.replace("Pass ", "") ?? "")),
  };
  return webApp({ clipReader, clipMedia: { shelf: new FilmShelf(root), passes }, accounts });
}

const address = (name: string) => `/clip/${id}/${name}`;

describe("[BZ75] an approved clip", () => {
  const { ask } = houseWith(aClip());

  test.each([
    ["film.mp4", "video/mp4"],
    ["index.m3u8", "application/vnd.apple.mpegurl"],
    ["0.m4s", "video/iso.segment"],
    ["captions.vtt", "text/vtt; charset=utf-8"],
  ])("%s is %s for anybody, to be kept for ten minutes", async (name, contentType) => {
    const { status, headers } = await ask(address(name));
    expect([status, headers["content-type"], headers["cache-control"], headers["x-content-type-options"]]).toEqual([
      200,
      contentType,
      "public, max-age=600",
      "nosniff",
    ]);
    expect(headers["content-security-policy"]).toContain("sandbox");
  });

  test.each(["source", "film", "film.mp4.tmp", ".ready", "00.m4s", "1x1.mp4", "..%2Fsource", "9x16.mov"])(
    "%s is not there",
    async (name) => {
      expect((await ask(address(name))).status).toBe(404);
    },
  );

  test("is read by ranges, across pieces as they are cached", async () => {
    const { status, headers, bytes } = await ask(address("film.mp4"), { headers: { range: "bytes=262000-262300" } });
    expect([status, headers["content-range"], headers["content-length"]]).toEqual([
      206,
      "bytes 262000-262300/600000",
      "301",
    ]);
    expect(bytes).toEqual(film.subarray(262_000, 262_301));
    expect((await ask(address("film.mp4"))).bytes.equals(film)).toBe(true);
  });

  test("tells its length to HEAD, and refuses a range beyond its end", async () => {
    const head = await ask(address("film.mp4"), { method: "HEAD" });
    expect([head.status, head.headers["content-length"], head.headers["accept-ranges"], head.bytes.length]).toEqual([
      200,
      "600000",
      "bytes",
      0,
    ]);
    const beyond = await ask(address("film.mp4"), { headers: { range: "bytes=600000-" } });
    expect([beyond.status, beyond.headers["content-range"]]).toEqual([416, "bytes */600000"]);
  });

  test("is not sent again to who has it, and whole to who has a piece of another version", async () => {
    const { etag = "" } = (await ask(address("film.mp4"))).headers;
    expect((await ask(address("film.mp4"), { headers: { "if-none-match": etag } })).status).toBe(304);
    const another = { range: "bytes=0-9", "if-range": '"another"' };
    expect((await ask(address("film.mp4"), { headers: another })).bytes.length).toBe(film.length);
    const next = await houseWith(aClip({ version: 4 })).ask(address("film.mp4"), {
      headers: { "if-none-match": etag },
    });
    expect(next.status).toBe(200);
  });
});

describe("[BZ76] a clip that is not approved", () => {
  const inReview = aClip({ state: "review" });
  const editor = anAccount({ role: "editor", meetings: ["kollegiya"] });
  const elsewhere = anAccount({ role: "editor", meetings: ["sessiya"] });

  test.each(["review", "returned", "rejected", "withdrawn", "converting"] as const)(
    "is not there for a stranger while it is %s",
    async (state) => {
      const { ask } = houseWith(aClip({ state }));
      expect([(await ask(address("film.mp4"))).status, (await ask(address("captions.vtt"))).status]).toEqual([
        404, 404,
      ]);
    },
  );

  test("is there for staff of its meeting, and is kept by nobody", async () => {
    const { ask, signInAs } = houseWith(inReview, [editor]);
    const { status, headers } = await ask(address("film.mp4"), { headers: { cookie: await signInAs() } });
    expect([status, headers["cache-control"]]).toEqual([200, "private, no-store"]);
  });

  test("is not there for staff of another meeting", async () => {
    const { ask, signInAs } = houseWith(inReview, [elsewhere]);
    expect((await ask(address("film.mp4"), { headers: { cookie: await signInAs() } })).status).toBe(404);
  });

  test("is there for the link it was sent by, and for no other", async () => {
    const { ask } = houseWith(inReview);
    const by = async (pass: string) =>
      (await ask(address("film.mp4"), { headers: { authorization: `Pass ${pass}` } })).status;
    expect([await by("pass-of-reporter"), await by("pass-of-another")]).toEqual([200, 404]);
  });
});
