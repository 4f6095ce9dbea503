import { constants, deflateRawSync, deflateSync } from "node:zlib";

/** One page of a hand-written PDF. */
interface PageSource {
  /** In points; 16:9 at PowerPoint's size when left out. */
  readonly sizePt?: readonly [width: number, height: number];
  /** Operators of ISO 32000-2, e.g. `0 0 1 rg 0 0 100 100 re f`. */
  readonly draws: string | Buffer;
  /** What stands in the page's /Resources. */
  readonly resources?: string;
  /** More of the content stream's dictionary, e.g. `/Filter /FlateDecode`. */
  readonly contentMore?: string;
}

interface Extra {
  /** Begins with its dictionary: `<< … >>`. */
  readonly dictionary: string;
  /** Then the object is a stream. */
  readonly stream?: Buffer;
}

/** Objects that pages' resources refer to: the first is `FIRST_EXTRA 0 R`, and so on. */
export const FIRST_EXTRA = 100;

/** A PDF of these pages, each object written as it stands, with a right cross-reference table. */
export function aPdf(pages: readonly PageSource[], extras: readonly Extra[] = []): Buffer {
  const objects = new Map<number, Buffer>();
  const add = (number: number, dictionary: string, stream?: Buffer) => objects.set(number, body(dictionary, stream));
  const pageNumber = (index: number) => (index < 40 ? 3 + index * 2 : FIRST_EXTRA + extras.length + index * 2);
  for (const [index, { sizePt = [960, 540], draws, resources = "", contentMore = "" }] of pages.entries()) {
    const number = pageNumber(index);
    const content = Buffer.from(draws);
    add(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${sizePt.join(" ")}] /Contents ${number + 1} 0 R /Resources << ${resources} >> >>`,
    );
    add(number + 1, `<< /Length ${content.byteLength} ${contentMore} >>`, content);
  }
  const kids = pages.map((_page, index) => `${pageNumber(index)} 0 R`).join(" ");
  add(1, "<< /Type /Catalog /Pages 2 0 R >>");
  add(2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  for (const [index, { dictionary, stream }] of extras.entries()) add(FIRST_EXTRA + index, dictionary, stream);
  return written(objects);
}

export const aPage = (draws = "0.1 0.3 0.6 rg 0 0 480 540 re f"): PageSource => ({ draws });

/** A page that is one JPEG, as a scanner writes it. */
export function aScannedPdf(jpeg: Buffer, { widthPx, heightPx }: { widthPx: number; heightPx: number }): Buffer {
  const page = {
    sizePt: [595, 842] as const,
    draws: "q 595 0 0 842 0 0 cm /Im Do Q",
    resources: `/XObject << /Im ${FIRST_EXTRA} 0 R >>`,
  };
  const dictionary = `<< /Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.byteLength} >>`;
  return aPdf([page], [{ dictionary, stream: jpeg }]);
}

/** A page whose content unpacks to so many megabytes of blanks, each of them a kilobyte in the file. */
export function aPdfBomb(megabytes: number): Buffer {
  // Ended by a full flush, a piece of deflate may be repeated: each begins with an empty memory on a whole byte.
  const piece = deflateRawSync(Buffer.alloc(1024 ** 2, " "), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const pieces = Array.from({ length: megabytes }, () => piece);
  const draws = Buffer.concat([Buffer.of(0x78, 0xda), ...pieces, Buffer.of(0x03, 0x00)]);
  return aPdf([{ draws, contentMore: "/Filter /FlateDecode" }]);
}

/** A page with a black picture of so many pixels, one bit each: kilobytes in the file. */
export function aPdfWithPicture(widthPx: number, heightPx: number): Buffer {
  const stream = deflateSync(Buffer.alloc(Math.ceil(widthPx / 8) * heightPx), { level: 9 });
  const dictionary = `<< /Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode /Length ${stream.byteLength} >>`;
  const page = { draws: "q 960 0 0 540 0 0 cm /Im Do Q", resources: `/XObject << /Im ${FIRST_EXTRA} 0 R >>` };
  return aPdf([page], [{ dictionary, stream }]);
}

const body = (dictionary: string, stream: Buffer | undefined): Buffer =>
  stream === undefined
    ? Buffer.from(dictionary, "latin1")
    : Buffer.concat([Buffer.from(`${dictionary}\nstream\n`, "latin1"), stream, Buffer.from("\nendstream")]);

function written(objects: ReadonlyMap<number, Buffer>): Buffer {
  const chunks = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let at = chunks[0]?.byteLength ?? 0;
  const offsets: [number: number, at: number][] = [];
  for (const [number, content] of objects) {
    const chunk = Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from("\nendobj\n")]);
    offsets.push([number, at]);
    chunks.push(chunk);
    at += chunk.byteLength;
  }
  const table = offsets
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`)
    .join("");
  const size = Math.max(...objects.keys()) + 1;
  chunks.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${table}trailer << /Root 1 0 R /Size ${size} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}
