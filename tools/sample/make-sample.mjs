/**
 * Makes what is bundled for the sample meeting: `server/playout/sample/primer.flv` and the pictures of its cards.
 * For a developer who changed the drawings: needs ffmpeg with libx264 and Chromium, takes some minutes.
 *
 *     node tools/sample/make-sample.mjs            everything
 *     node tools/sample/make-sample.mjs pictures   only the slides and portraits
 */
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeClip } from "./clip-file.mjs";
import { FRAMES_PER_SECOND, ffmpeg } from "./encode.mjs";
import { CLIP_MS, frame, HEIGHT, sceneAt, WIDTH } from "./frame.mjs";
import { portrait, portraits } from "./portraits.mjs";
import { scenes } from "./scenes.mjs";
import { slides } from "./slides.mjs";
import { sound } from "./sound.mjs";
import { openStudio } from "./studio.mjs";
import { verify } from "./verify.mjs";

const PICTURE_KILOBYTES = 2250;
const SOUND_KILOBITS = 48;

const target = fileURLToPath(new URL("../../server/playout/sample/", import.meta.url));

async function makePictures(studio) {
  const urlBySlide = {};
  for (const [name, svg] of Object.entries(slides)) {
    const png = await studio.still(svg, WIDTH, HEIGHT);
    urlBySlide[name] = `data:image/png;base64,${png.toString("base64")}`;
    await writeWebp(png, `slide-${name}.webp`, ["-lossless", 1, "-compression_level", 6]);
  }
  for (const name of portraits) {
    await writeWebp(await studio.still(portrait(name), 480, 480), `portrait-${name}.webp`, ["-quality", 86]);
  }
  return urlBySlide;
}

async function writeWebp(png, name, options) {
  const file = join(target, name);
  await ffmpeg(
    ["-f", "image2pipe", "-c:v", "png", "-i", "pipe:0", "-frames:v", 1, "-c:v", "libwebp", ...options, file],
    [png],
  );
  console.log(`${name}  ${(await stat(file)).size} bytes`);
}

async function* frames(studio, urlBySlide) {
  const count = (CLIP_MS * FRAMES_PER_SECOND) / 1000;
  let scene = -1;
  for (let index = 0; index < count; index += 1) {
    const ms = (index * 1000) / FRAMES_PER_SECOND;
    if (sceneAt(ms) !== scene) {
      scene = sceneAt(ms);
      await studio.back(scenes[scene].back(urlBySlide[scenes[scene].slide]));
    }
    yield await studio.shoot(frame(ms));
    if (index % 100 === 0) console.log(`frame ${index} of ${count}`);
  }
}

const makeClip = (studio, urlBySlide) =>
  writeClip(frames(studio, urlBySlide), {
    file: join(target, "primer.flv"),
    clipMs: CLIP_MS,
    kilobytes: PICTURE_KILOBYTES,
    sound: sound(),
    kilobits: SOUND_KILOBITS,
    size: { width: WIDTH, height: HEIGHT },
  });

await mkdir(target, { recursive: true });
const studio = await openStudio();
try {
  const urlBySlide = await makePictures(studio);
  if (process.argv[2] !== "pictures") await makeClip(studio, urlBySlide);
} finally {
  await studio.close();
}
await verify(join(target, "primer.flv"));
