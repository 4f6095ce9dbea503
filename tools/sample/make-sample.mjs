/**
 * Makes what is bundled for the sample meeting: `server/playout/sample/primer.flv` and the pictures of its cards.
 * For a developer who changed the drawings: needs ffmpeg with libx264 and Chromium, takes some minutes.
 *
 *     node tools/sample/make-sample.mjs            everything
 *     node tools/sample/make-sample.mjs pictures   all but the clip
 *     node tools/sample/make-sample.mjs papers     only what is printed
 */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeClip } from "./clip-file.mjs";
import { documents, printed, printedDeck } from "./documents.mjs";
import { FRAMES_PER_SECOND, ffmpeg } from "./encode.mjs";
import { CLIP_MS, frame, HEIGHT, sceneAt, WIDTH } from "./frame.mjs";
import { photos } from "./photos.mjs";
import { portrait, portraits } from "./portraits.mjs";
import { scenes } from "./scenes.mjs";
import { screens, slides } from "./slides.mjs";
import { sound } from "./sound.mjs";
import { standPictures } from "./stands.mjs";
import { openStudio } from "./studio.mjs";
import { verify } from "./verify.mjs";

const PICTURE_KILOBYTES = 2060;
const SOUND_KILOBITS = 40;

const lossless = ["-lossless", 1, "-compression_level", 6];

const target = fileURLToPath(new URL("../../server/playout/sample/", import.meta.url));

/** @returns the pictures for the hall's screen, by name, as addresses. */
async function makePictures(studio) {
  const urlByScreen = {};
  for (const [name, svg] of Object.entries({ ...slides, ...screens })) {
    const png = await studio.still(svg, WIDTH, HEIGHT);
    urlByScreen[name] = `data:image/png;base64,${png.toString("base64")}`;
    if (name in screens) continue;
    await writeWebp(png, `slide-${name}.webp`, lossless);
    // Made smaller, its letters have soft edges: without loss it would weigh more than the large one.
    await writeWebp(png, `slide-${name}-640.webp`, ["-vf", "scale=640:-1:flags=lanczos", "-quality", 82]);
  }
  for (const name of portraits) {
    await writeWebp(await studio.still(portrait(name), 480, 480), `portrait-${name}.webp`, ["-quality", 86]);
  }
  for (const [name, { svg, height }] of Object.entries(photos)) {
    await writeWebp(await studio.still(svg, 960, height), `${name}.webp`, ["-quality", 86]);
  }
  for (const [name, { svg, width, height }] of Object.entries(await standPictures())) {
    await writeWebp(await studio.still(svg, width, height), `${name}.webp`, ["-quality", 68]);
  }
  return urlByScreen;
}

async function makeDocuments(studio) {
  const page = await studio.page();
  for (const [name, paper] of Object.entries(documents)) await writePdf(`${name}.pdf`, await printed(page, paper));
  await writePdf("prezentaciya.pdf", await printedDeck(page));
  await page.close();
}

async function writePdf(name, bytes) {
  await writeFile(join(target, name), bytes);
  console.log(`${name}  ${bytes.length} bytes`);
}

async function writeWebp(png, name, options) {
  const file = join(target, name);
  await ffmpeg(
    ["-f", "image2pipe", "-c:v", "png", "-i", "pipe:0", "-frames:v", 1, "-c:v", "libwebp", ...options, file],
    [png],
  );
  console.log(`${name}  ${(await stat(file)).size} bytes`);
}

async function* frames(studio, urlByScreen) {
  const count = (CLIP_MS * FRAMES_PER_SECOND) / 1000;
  let scene = -1;
  for (let index = 0; index < count; index += 1) {
    const ms = (index * 1000) / FRAMES_PER_SECOND;
    if (sceneAt(ms) !== scene) {
      scene = sceneAt(ms);
      await studio.back(scenes[scene].back(urlByScreen[scenes[scene].screen]));
    }
    yield await studio.shoot(frame(ms));
    if (index % 100 === 0) console.log(`frame ${index} of ${count}`);
  }
}

const makeClip = (studio, urlByScreen) =>
  writeClip(frames(studio, urlByScreen), {
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
  await makeDocuments(studio);
  if (process.argv[2] !== "papers") {
    const urlByScreen = await makePictures(studio);
    if (process.argv[2] !== "pictures") await makeClip(studio, urlByScreen);
  }
} finally {
  await studio.close();
}
await verify(join(target, "primer.flv"));
