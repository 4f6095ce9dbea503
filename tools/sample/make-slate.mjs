/**
 * Makes `server/playout/slate/slate.flv`, the picture between broadcasts, and `slate.webp` to look at.
 * For a developer who changed the drawing: needs ffmpeg with libx264 and Chromium.
 *
 *     node tools/sample/make-slate.mjs
 */
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeClip } from "./clip-file.mjs";
import { FRAMES_PER_SECOND } from "./encode.mjs";
import { HEIGHT, WIDTH } from "./frame.mjs";
import { SLATE_MS, slateBack, slateFront } from "./slate.mjs";
import { openStudio } from "./studio.mjs";

const file = fileURLToPath(new URL("../../server/playout/slate/slate.flv", import.meta.url));
await mkdir(fileURLToPath(new URL(".", `file://${file}`)), { recursive: true });
const studio = await openStudio();
try {
  await writeClip(frames(), {
    file,
    clipMs: SLATE_MS,
    kilobytes: 190,
    // Silence, coded as such: players without a sound track would have to be told of one later.
    sound: "0",
    kilobits: 16,
    size: { width: WIDTH, height: HEIGHT },
  });
} finally {
  await studio.close();
}
console.log(`${file}  ${(await stat(file)).size} bytes`);

async function* frames() {
  await studio.back(slateBack);
  for (let ms = 0; ms < SLATE_MS; ms += 1000 / FRAMES_PER_SECOND) yield await studio.shoot(slateFront(ms));
}
