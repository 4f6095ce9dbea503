import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { Images } from "../../../../server/library/images.ts";
import { aPng, pngHead } from "../../../support/pictures.ts";
import { anAccount, webApp } from "../../../support/web-app.ts";

let images: Images;
let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "efir-web-")), "images");
  await mkdir(folder);
  await writeFile(join(folder, "..", "canary.png"), "the canary");
  await writeFile(join(folder, "canary.png"), "the canary");
  images = await Images.open(folder);
});

const upload = (app: ReturnType<typeof webApp>, body: Buffer, headers: Record<string, string>) =>
  app.post("/api/images", body, { headers: { "content-type": "image/png", ...headers } });

describe("uploading", () => {
  test("[WB33] keeps a picture and says its name and size", async () => {
    const app = webApp({ images });
    const cookie = await app.signInAs();

    const answer = await upload(app, aPng(8, 6), { cookie });
    const shown = await app.ask(`/i/${answer.json().file}`);

    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({ widthPx: 8, heightPx: 6 });
    expect(shown.bytes).toEqual(aPng(8, 6));
    expect(shown.headers).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  test("[WB33] a page that calls itself a picture is refused", async () => {
    const app = webApp({ images });
    const cookie = await app.signInAs();

    const answer = await upload(app, Buffer.from("<script>alert(1)</script>"), { cookie });

    expect([answer.status, answer.json().error.code]).toEqual([415, "NOT_AN_IMAGE"]);
  });

  test("[WB35] a pixel bomb and too many bytes are refused with a code", async () => {
    const app = webApp({ images });
    const cookie = await app.signInAs();

    const bomb = await upload(app, pngHead(30_000, 19_000), { cookie });
    const heavy = await upload(app, Buffer.alloc(8 * 1024 * 1024 + 1), { cookie });

    expect([bomb, heavy].map((answer) => [answer.status, answer.json().error.code])).toEqual([
      [413, "TOO_MANY_PIXELS"],
      [413, "TOO_LARGE"],
    ]);
  });

  test("[WB33] needs the right to, before a byte is read", async () => {
    const app = webApp({ images, accounts: [anAccount({ role: "viewer" })] });
    const cookie = await app.signInAs();

    const stranger = await upload(app, aPng(), {});
    const viewer = await upload(app, aPng(), { cookie });

    expect([stranger.status, viewer.status]).toEqual([401, 403]);
  });
});

const steps = [
  "../",
  "..%2f",
  "%2e%2e/",
  "%2e%2e%2f",
  "..\\",
  "..%5c",
  "%252e%252e%252f",
  "..%c0%af",
  "....//",
  "%00/",
  ".%00./",
];
const targets = [
  "canary.png",
  "canary.png%00.png",
  "canary.png/.",
  `${"0".repeat(32)}.png`,
  "etc/passwd",
  "%63anary.png",
];
const tricks = steps.flatMap((step) =>
  [1, 2, 3, 6].flatMap((depth) => targets.map((target) => `/i/${step.repeat(depth)}${target}`)),
);

test(`[WB34] none of ${tricks.length} path tricks on /i/ reads a file that is not a kept picture`, async () => {
  const app = webApp({ images });

  const answers = await Promise.all([...tricks, "/i/canary.png", "/i//canary.png"].map((path) => app.ask(path)));

  expect(answers.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
  expect(answers.filter(({ text }) => text.includes("canary"))).toEqual([]);
});
