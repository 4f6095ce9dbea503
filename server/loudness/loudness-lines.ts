/** What the filter says ten times a second. */
export interface Loudness {
  /** Of the sound since the ear was opened. */
  readonly atSeconds: number;
  /** Over 400 ms. */
  readonly momentaryLufs: number;
  /** Over 3 s; of silence before the ear was opened, until then. */
  readonly shortTermLufs: number;
}

/** A line of the filter is no longer: what is, is not its. */
const LONGEST_LINE = 1000;
/** Silence of the digital sort has no loudness; it is told as this. */
const NOTHING_LUFS = -120;

/** Reads what ffmpeg's `ebur128` writes by way of `ametadata=mode=print`, in whatever pieces it comes. */
export class LoudnessLines {
  #rest = "";
  #atSeconds = 0;
  #momentary = NOTHING_LUFS;

  push(text: string): readonly Loudness[] {
    const lines = (this.#rest + text).split("\n");
    this.#rest = (lines.pop() ?? "").slice(-LONGEST_LINE);
    return lines.flatMap((line) => this.#read(line.trim()));
  }

  /** The short-term value is the last of a moment that we need. */
  #read(line: string): readonly Loudness[] {
    const at = /^frame:.*pts_time:([\d.]+)/.exec(line)?.[1];
    if (at !== undefined) this.#atSeconds = Number(at);
    const [name, value] = line.split("=");
    if (name === "lavfi.r128.M") this.#momentary = lufs(value);
    if (name !== "lavfi.r128.S") return [];
    return [{ atSeconds: this.#atSeconds, momentaryLufs: this.#momentary, shortTermLufs: lufs(value) }];
  }
}

/** To a tenth; `-inf` and `nan` are silence. */
function lufs(text = ""): number {
  const value = Number(text);
  return Number.isFinite(value) ? Math.max(NOTHING_LUFS, Math.round(value * 10) / 10) : NOTHING_LUFS;
}
