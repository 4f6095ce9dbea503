/**
 * Makes what stands in for a picture: `server/playout/slate/slate.flv` between broadcasts, `sound-only.flv` beside sound.
 * For a developer who changed the drawing: needs ffmpeg with libx264 and Chromium.
 *
 *     node tools/sample/make-slate.mjs
 */
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeClip } from "./clip-file.mjs";
import { FRAMES_PER_SECOND } from "./encode.mjs";
import { HEIGHT, WIDTH } from "./frame.mjs";
import { SLATE_MS, slateBack, slateFront, soundOnlyBack } from "./slate.mjs";
import { openStudio } from "./studio.mjs";

const folder = new URL("../../server/playout/slate/", import.meta.url);
const fileOf = (name) => fileURLToPath(new URL(name, folder));
const size = { width: WIDTH, height: HEIGHT };

await mkdir(folder, { recursive: true });
const studio = await openStudio();
try {
  await writeClip(slate(), {
    file: fileOf("slate.flv"),
    clipMs: SLATE_MS,
    kilobytes: 190,
    // Silence, coded as such: players without a sound track would have to be told of one later.
    sound: "0",
    kilobits: 16,
    size,
  });
  // One group of pictures, without sound of its own.
  await writeClip(soundOnly(), { file: fileOf("sound-only.flv"), clipMs: 1000, kilobytes: 22, sound: null, size });
} finally {
  await studio.close();
}
for (const name of ["slate.flv", "sound-only.flv"]) console.log(`${name}  ${(await stat(fileOf(name))).size} bytes`);

async function* slate() {
  await studio.back(slateBack);
  for (let ms = 0; ms < SLATE_MS; ms += 1000 / FRAMES_PER_SECOND) yield await studio.shoot(slateFront(ms));
}

async function* soundOnly() {
  await studio.back(soundOnlyBack);
  const still = await studio.shoot("");
  for (let place = 0; place < FRAMES_PER_SECOND; place += 1) yield still;
}
