import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLIP_QUANTUM_MS, encodePicture, encodeSound, FRAMES_PER_SECOND } from "./encode.mjs";
import { flvFile, metadataTag } from "./flv-writer.mjs";

/**
 * Encodes pictures and sound into a clip that can be repeated without a gap.
 * @param {AsyncIterable<Buffer>} pictures PNG, one a frame.
 * @param {{ file: string, clipMs: number, kilobytes: number, sound: string | null, kilobits?: number, size: { width: number, height: number } }} settings
 *   `kilobytes`: of the picture, about; `sound`: an expression for ffmpeg's `aevalsrc`, of `kilobits` a second; `null`: none.
 */
export async function writeClip(pictures, { file, clipMs, kilobytes, sound, kilobits, size }) {
  if (sound !== null && clipMs % CLIP_QUANTUM_MS !== 0)
    throw new Error("picture, sound and GOPs do not fit into this length");
  const folder = await mkdtemp(join(tmpdir(), "efir-clip-"));
  try {
    const picture = await encodePicture(pictures, { folder, clipMs, kilobytes });
    const audio = sound === null ? [] : await encodeSound(sound, { folder, clipMs, kilobits });
    const metadata = metadataTag({
      duration: clipMs / 1000,
      ...size,
      framerate: FRAMES_PER_SECOND,
      videocodecid: 7,
      ...(sound === null ? {} : { audiocodecid: 10 }),
    });
    // A stable sort: the headers, first of each kind and of time 0, stay before the frames.
    const media = [...picture, ...audio].sort(
      (a, b) => a.timestampMs - b.timestampMs || Number(b.payload[1] === 0) - Number(a.payload[1] === 0),
    );
    await writeFile(file, flvFile([metadata, ...media]));
  } finally {
    await rm(folder, { recursive: true });
  }
}
