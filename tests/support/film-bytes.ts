/** As many bytes as are asked for that begin as MP4 does, and are different all through. */
export function filmBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32BE((at * 2_654_435_761) >>> 0, at);
  bytes.set(Buffer.from("\0\0\0\u0020ftypisom\0\0\u0002\0isomavc1", "latin1").subarray(0, Math.min(24, length)));
  return bytes;
}
