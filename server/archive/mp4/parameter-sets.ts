import { boxesIn, type FoundBox } from "./box-reader.ts";
import { FilmFault } from "./film.ts";

/** Bytes of a VisualSampleEntry before the boxes in it, its own head left out. */
const VISUAL_FIELDS = 78;
const HEAD = 8;

/**
 * What a decoder must know before a keyframe, as the samples of this entry would carry it. Players on FFmpeg's demuxer,
 * Chromium among them, take it from the first sample entry alone: where there are several, it must stand in the samples.
 */
export function parameterSetsOf(entry: Buffer): Uint8Array {
  const config = boxesIn(entry, HEAD + VISUAL_FIELDS).find(({ type }) => type in readers);
  const read = config && readers[config.type];
  if (config === undefined || read === undefined) throw new FilmFault("no codec configuration");
  return read(entry.subarray(config.from, config.to));
}

const readers: Readonly<Record<FoundBox["type"], (config: Buffer) => Uint8Array>> = {
  avcC: fromAvc,
  hvcC: fromHevc,
  // AV1 in ISOBMFF 2.3: after four bytes of fields come the OBUs.
  av1C: (config) => config.subarray(4),
};

/** AVCDecoderConfigurationRecord (ISO 14496-15 5.3.3.1): five bits count SPS, eight count PPS. */
function fromAvc(config: Buffer): Uint8Array {
  const units = new Units(config, ((config[4] ?? 0) & 0x03) + 1, 6);
  units.copy((config[5] ?? 0) & 0x1f);
  units.copy(units.byte());
  return units.taken;
}

/** HEVCDecoderConfigurationRecord (ISO 14496-15 8.3.3.1): arrays of VPS, SPS and PPS. */
function fromHevc(config: Buffer): Uint8Array {
  const units = new Units(config, ((config[21] ?? 0) & 0x03) + 1, 23);
  for (let array = 0; array < (config[22] ?? 0); array += 1) {
    units.byte(); // which sort
    units.copy(units.short());
  }
  return units.taken;
}

/** Reads units with 16-bit lengths, and writes them with lengths as long as the samples'. */
class Units {
  readonly #config: Buffer;
  readonly #lengthBytes: number;
  readonly #taken: Uint8Array[] = [];
  #at: number;

  constructor(config: Buffer, lengthBytes: number, at: number) {
    this.#config = config;
    this.#lengthBytes = lengthBytes;
    this.#at = at;
  }

  get taken(): Uint8Array {
    return Buffer.concat(this.#taken);
  }

  byte(): number {
    this.#at += 1;
    return this.#config.readUInt8(this.#at - 1);
  }

  short(): number {
    this.#at += 2;
    return this.#config.readUInt16BE(this.#at - 2);
  }

  copy(count: number): void {
    for (let unit = 0; unit < count; unit += 1) {
      const size = this.short();
      const length = Buffer.alloc(this.#lengthBytes);
      length.writeUIntBE(size, 0, this.#lengthBytes);
      this.#taken.push(length, this.#config.subarray(this.#at, this.#at + size));
      this.#at += size;
    }
  }
}
