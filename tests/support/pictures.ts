import { deflateSync } from "node:zlib";

/** A real PNG of one colour. */
export function aPng(widthPx = 4, heightPx = 3): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.concat(Array.from({ length: heightPx }, () => plainRow(widthPx))));
  return Buffer.concat([pngSignature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

/** A row begins with its filter: none. */
const plainRow = (widthPx: number): Buffer => Buffer.concat([Buffer.of(0), Buffer.alloc(widthPx * 3, 0x40)]);

/** Only the head of a PNG that claims to be this large: the classic pixel bomb is a few bytes. */
export function pngHead(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  return Buffer.concat([pngSignature, chunk("IHDR", header)]);
}

/** A JPEG's segments around an empty scan; enough for whoever reads headers. */
export function aJpeg({ widthPx = 640, heightPx = 480, app1 = [] as readonly Buffer[] } = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(heightPx, 1);
  frame.writeUInt16BE(widthPx, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    ...app1.map((payload) => segment(0xe1, payload)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0xe1, 0x00, 0xff, 0xd9]),
  ]);
}

/** EXIF with an orientation and a GPS-looking secret behind it. */
export function exif(orientation: number, secret = "55.7558N 37.6173E"): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from(secret, "latin1")]);
}

/** The head of a WebP of each of its three forms. */
export function aWebp(form: "VP8 " | "VP8L" | "VP8X", widthPx: number, heightPx: number): Buffer {
  const body = Buffer.alloc(18);
  switch (form) {
    case "VP8 ":
      body.set([0x30, 0x01, 0x00, 0x9d, 0x01, 0x2a], 0);
      body.writeUInt16LE(widthPx, 6);
      body.writeUInt16LE(heightPx, 8);
      break;
    case "VP8L":
      body[0] = 0x2f;
      body.writeUInt32LE(((widthPx - 1) | ((heightPx - 1) << 14)) >>> 0, 1);
      break;
    case "VP8X":
      body.writeUIntLE(widthPx - 1, 4, 3);
      body.writeUIntLE(heightPx - 1, 7, 3);
  }
  const riff = Buffer.alloc(20);
  riff.write("RIFF", 0, "latin1");
  riff.writeUInt32LE(body.length + 12, 4);
  riff.write(`WEBP${form}`, 8, "latin1");
  riff.writeUInt32LE(body.length, 16);
  return Buffer.concat([riff, body]);
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
