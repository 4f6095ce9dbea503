import type { Call } from "./call.ts";

export interface FormPart {
  readonly name: string;
  readonly fileName: string | null;
  readonly type: string | null;
  readonly bytes: Buffer;
}

/** Parts of a `multipart/form-data` body, in order (RFC 7578). Written for these tests: it knows none of the clients. */
export function partsOf({ headers, body }: Call): readonly FormPart[] {
  const boundary = /boundary="?([^";]+)"?/.exec(headers["content-type"] ?? "")?.[1];
  if (boundary === undefined) return [];
  const mark = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    // CRLF stands after the mark and before the next one.
    parts.push(partOf(body.subarray(at + mark.length + 2, next - 2)));
    at = next;
  }
  return parts;
}

function partOf(part: Buffer): FormPart {
  const split = part.indexOf("\r\n\r\n");
  const head = part.subarray(0, split).toString();
  return {
    name: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? "",
    fileName: /filename="?([^"\r\n;]*)"?/.exec(head)?.[1] ?? null,
    type: /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? null,
    bytes: Buffer.from(part.subarray(split + 4)),
  };
}
