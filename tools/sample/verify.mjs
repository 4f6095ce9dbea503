import { execFileSync } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { FlvFileReader } from "../../server/media/flv-file.ts";
import { readBarcode } from "../../tests/support/barcode.ts";
import { CLIP_MS } from "./frame.mjs";

const LARGEST_BYTES = 3 * 1024 * 1024;

/** Decodes the clip with ffmpeg and compares: size, counts, a bar code for each frame, no click where the loop closes. */
export async function verify(file) {
  const { size } = await stat(file);
  const tags = new FlvFileReader().push(await readFile(file));
  const count = (type) => tags.filter((tag) => tag.type === type && tag.payload[1] === 1).length;
  claim(size <= LARGEST_BYTES, `${size} bytes`);
  claim(count(9) === CLIP_MS / 40, `${count(9)} pictures in ${CLIP_MS} ms`);
  claim(count(8) === (CLIP_MS * 48) / 1024, `${count(8)} AAC frames`);
  claim(count(9) / 25 === keyframes(tags), `${keyframes(tags)} keyframes`);
  const codes = decodedCodes(file);
  claim(
    codes.every((code, place) => code === place * 40) && codes.length === count(9),
    `${codes.length} bar codes, each right at 360 lines`,
  );
  const { seam, ordinary } = loopSeam(file);
  claim(seam <= ordinary, `step at the seam ${seam.toFixed(4)}, largest elsewhere ${ordinary.toFixed(4)}`);
}

function claim(holds, words) {
  console.log(`${holds ? "ok   " : "WRONG"} ${words}`);
  if (!holds) process.exitCode = 1;
}

const keyframes = (tags) =>
  tags.filter(({ type, payload }) => type === 9 && payload[0] === 0x17 && payload[1] === 1).length;

function decodedCodes(file) {
  const [width, height] = [640, 360];
  const gray = decode(["-i", file, "-an", "-vf", `scale=${width}:${height},format=gray`, "-f", "rawvideo", "pipe:1"]);
  return Array.from({ length: gray.length / width / height }, (_, place) =>
    readBarcode({ data: gray.subarray(place * width * height, (place + 1) * width * height), width, height }),
  );
}

/** The sound twice over: its largest sample-to-sample step within 20 ms of the seam, and anywhere else. */
function loopSeam(file) {
  const bytes = decode(["-stream_loop", "1", "-i", file, "-vn", "-f", "f32le", "pipe:1"]);
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const seamAt = CLIP_MS * 48;
  let [seam, ordinary] = [0, 0];
  for (let place = 48_000; place < samples.length - 48_000; place += 1) {
    const step = Math.abs(samples[place] - samples[place - 1]);
    if (Math.abs(place - seamAt) < 960) seam = Math.max(seam, step);
    else ordinary = Math.max(ordinary, step);
  }
  return { seam, ordinary };
}

const decode = (args) => execFileSync("ffmpeg", ["-loglevel", "error", ...args], { maxBuffer: 2 ** 30 });
