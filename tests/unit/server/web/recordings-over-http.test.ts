import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Role } from "../../../../shared/roles.ts";
import { aRecording, aRecordingDesk } from "../../../support/recordings.ts";
import { toldRecordings } from "../../../support/told-recordings.ts";
import { anAccount, webApp } from "../../../support/web-app.ts";

const bytes = randomBytes(999);
const file = "/api/recordings/main-1.mp4";

async function signedIn({ role = "producer" as Role, recording = aRecording(bytes), more = {} } = {}) {
  const { desk, asked } = aRecordingDesk(recording, more);
  const app = webApp({ recordings: desk, accounts: [anAccount({ role })] });
  const cookie = await app.signInAs();
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    app.ask(path, { method, headers: { cookie, ...headers } });
  const send = (method: string, path: string, body?: unknown) =>
    app.ask(path, { method, body, headers: { cookie, origin: "http://efir.test" } });
  return { app, ask, send, asked };
}

describe("the list", () => {
  test("[RC7] is for moderators", async () => {
    const statusOf = async (role: Role) => (await (await signedIn({ role })).ask("/api/recordings")).status;
    const stranger = await webApp({ recordings: aRecordingDesk(aRecording(bytes)).desk }).ask("/api/recordings");

    expect([stranger.status, await statusOf("viewer"), await statusOf("editor"), await statusOf("moderator")]).toEqual([
      401, 403, 403, 200,
    ]);
  });

  test("[RC7] says what there is, of which meeting, and how the disk does; no cache keeps it", async () => {
    const answer = await (await signedIn()).ask("/api/recordings");

    expect(answer.json()).toEqual(toldRecordings());
    expect(answer.headers["cache-control"]).toBe("no-store");
  });
});

describe("the file", () => {
  test("[RC8] is the whole of it, with a name, a length and a strong tag", async () => {
    const answer = await (await signedIn()).ask(file);

    expect(answer.status).toBe(200);
    expect(answer.bytes.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "no-store",
      "content-length": "999",
      "content-type": "video/mp4",
      "cross-origin-resource-policy": "same-origin",
      etag: '"first"',
      "x-content-type-options": "nosniff",
    });
    expect(answer.headers["content-disposition"]).toMatch(
      /^attachment; filename="efir-2026-01-30-\d\d-\d\d\.mp4"; filename\*=UTF-8''%D0%98%D1%82%D0%BE%D0%B3%D0%B8%202025%20/,
    );
  });

  test("[RC8] HEAD says the same without a byte", async () => {
    const { ask } = await signedIn();
    const [whole, head] = [await ask(file), await ask(file, {}, "HEAD")];

    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect({ ...head.headers, date: "" }).toEqual({ ...whole.headers, date: "" });
  });

  test("[RC9] any range is the slice of the whole", async () => {
    const { ask } = await signedIn();
    const place = fc.integer({ min: 0, max: 998 });
    await fc.assert(
      fc.asyncProperty(place, place, async (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const answer = await ask(file, { range: `bytes=${first}-${last}` });
        expect([answer.status, answer.headers["content-range"]]).toEqual([206, `bytes ${first}-${last}/999`]);
        expect(answer.bytes.equals(bytes.subarray(first, last + 1))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("[RC9] a range of another version is answered with the whole file", async () => {
    const { ask } = await signedIn();
    const resume = (tag: string) => ask(file, { range: "bytes=990-", "if-range": tag });

    expect([await resume('"first"'), await resume('"older"')].map((one) => [one.status, one.bytes.length])).toEqual([
      [206, 9],
      [200, 999],
    ]);
  });

  test("[RC9] what lies beyond the end is 416, what is known already 304", async () => {
    const { ask } = await signedIn();
    const [beyond, known] = [await ask(file, { range: "bytes=999-" }), await ask(file, { "if-none-match": '"first"' })];

    expect([beyond.status, beyond.headers["content-range"], known.status]).toEqual([416, "bytes */999", 304]);
  });

  test("[RC10] two at once; the third is told when to come again, and a place is free when one of them is done", async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const recording = aRecording(bytes);
    const slow = { ...recording, open: async () => gate.then(recording.open) };
    const { ask } = await signedIn({ recording: slow });
    const [first, second] = [ask(file), ask(file)];
    await Promise.resolve();
    const third = await ask(file);
    open();
    const done = await Promise.all([first, second]);
    const later = await ask(file);

    expect([third.status, third.headers["retry-after"], third.json().error.code]).toEqual([503, "30", "BUSY"]);
    expect([...done, later].map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test.each([
    ["gone", 404, "UNKNOWN_RECORDING"],
    ["busy", 503, "BUSY"],
  ] as const)("[RC10] %s while it was laid out: %i", async (outcome, status, code) => {
    const { ask } = await signedIn({ recording: aRecording(bytes, { open: async () => outcome }) });
    const answer = await ask(file);
    expect([answer.status, answer.json().error.code]).toEqual([status, code]);
  });

  test("[RC10] a disk that fails in the middle cuts the answer short and is logged, and the place is free again", async () => {
    const broken = aRecording(bytes, {
      open: async () => ({
        bytes: 999,
        async *read() {
          yield bytes.subarray(0, 10);
          throw new Error("the disk is on fire");
        },
      }),
    });
    const { ask, app } = await signedIn({ recording: broken });
    for (let turn = 0; turn < 3; turn += 1) await expect(ask(file)).rejects.toThrow();

    expect(app.said.filter(({ message }) => message === "request failed")).toHaveLength(3);
  });

  test.each(["/api/recordings/none.mp4", "/api/recordings/..%2Fmain-1.mp4", `/api/recordings/${"a".repeat(81)}.mp4`])(
    "[RC8] %s is not there",
    async (path) => {
      const answer = await (await signedIn()).ask(path);
      expect([answer.status, answer.json().error.code]).toEqual([404, "UNKNOWN_RECORDING"]);
    },
  );
});

describe("deleting", () => {
  test("[RC11] is for producers, is logged with who did it, and needs our own page", async () => {
    const producer = await signedIn();
    const moderator = await signedIn({ role: "moderator" });
    const done = await producer.send("DELETE", "/api/recordings/main-1");
    const foreign = await producer.ask("/api/recordings/main-1", { origin: "http://evil.test" }, "DELETE");
    const refused = await moderator.send("DELETE", "/api/recordings/main-1");

    expect([done.status, foreign.status, refused.status]).toEqual([204, 403, 403]);
    expect([producer.asked, moderator.asked]).toEqual([["drop main-1"], []]);
    expect(producer.app.said).toContainEqual({
      message: "recording deleted",
      fields: { recording: "main-1", slug: "kollegiya", accountId: "account-admin" },
    });
  });

  test.each([
    ["on-air", 409, "ON_AIR"],
    ["unknown", 404, "UNKNOWN_RECORDING"],
  ] as const)("[RC11] %s is refused with %i", async (outcome, status, code) => {
    const { send } = await signedIn({ more: { drop: async () => outcome } });
    const answer = await send("DELETE", "/api/recordings/main-1");
    expect([answer.status, answer.json().error.code]).toEqual([status, code]);
  });
});

describe("how long they are kept", () => {
  test.each([30, 1, 3650, null])("[RC12] %s days", async (keepDays) => {
    const { send, asked } = await signedIn();
    const answer = await send("PATCH", "/api/recordings/settings", { keepDays });
    expect([answer.status, answer.json(), asked]).toEqual([200, { keepDays }, [`keep ${keepDays}`]]);
  });

  test.each([0, 3651, 1.5, "30", undefined])("[RC12] %s is refused", async (keepDays) => {
    const { send, asked } = await signedIn();
    const answer = await send("PATCH", "/api/recordings/settings", { keepDays });
    expect([answer.status, asked]).toEqual([422, []]);
  });

  test("[RC12] is for producers", async () => {
    const { send } = await signedIn({ role: "moderator" });
    expect((await send("PATCH", "/api/recordings/settings", { keepDays: 30 })).status).toBe(403);
  });
});
