const AUDIO_AND_VIDEO = 5;

/** @returns {Buffer} an FLV file of these tags, in order of their time; headers (time 0, first of their kind) go first. FLV 10.1 annex E. */
export function flvFile(tags) {
  const header = Buffer.from([0x46, 0x4c, 0x56, 1, AUDIO_AND_VIDEO, 0, 0, 0, 9, 0, 0, 0, 0]);
  return Buffer.concat([header, ...tags.map(tagBytes)]);
}

/** `onMetaData` with `duration` in seconds and whatever else is a number. */
export function metadataTag(numbers) {
  const name = (text) => Buffer.concat([u16(text.length), Buffer.from(text)]);
  const entries = Object.entries(numbers).map(([key, value]) => {
    const double = Buffer.alloc(9);
    double.writeDoubleBE(value, 1);
    return Buffer.concat([name(key), double]);
  });
  const count = Buffer.alloc(5);
  count[0] = 8;
  count.writeUInt32BE(entries.length, 1);
  const payload = Buffer.concat([Buffer.from([2]), name("onMetaData"), count, ...entries, Buffer.from([0, 0, 9])]);
  return { type: 18, timestampMs: 0, payload };
}

function tagBytes({ type, timestampMs, payload }) {
  const bytes = Buffer.alloc(11 + payload.length + 4);
  bytes[0] = type;
  bytes.writeUIntBE(payload.length, 1, 3);
  bytes.writeUIntBE(timestampMs % 2 ** 24, 4, 3);
  bytes[7] = Math.floor(timestampMs / 2 ** 24);
  bytes.set(payload, 11);
  bytes.writeUInt32BE(11 + payload.length, 11 + payload.length);
  return bytes;
}

function u16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
