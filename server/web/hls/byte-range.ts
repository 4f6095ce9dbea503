/** What a Range header asks of a body. `to` is exclusive. */
export type ByteRange =
  | { readonly type: "whole" }
  | { readonly type: "part"; readonly from: number; readonly to: number }
  | { readonly type: "unsatisfiable" };

const SINGLE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/** One range; anything else is ignored, as RFC 9110 14.2 allows. */
export function readRange(header: string | undefined, total: number): ByteRange {
  const match = SINGLE_RANGE.exec(header ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (match === null || (first === "" && last === "")) return { type: "whole" };
  const from = first === "" ? Math.max(total - Number(last), 0) : Number(first);
  const to = first === "" || last === "" ? total : Math.min(Number(last) + 1, total);
  if (from >= total) return { type: "unsatisfiable" };
  return from < to ? { type: "part", from, to } : { type: "whole" };
}

/** The bytes from `from` to before `to`, as views of the same memory. */
export function sliceChunks(chunks: readonly Uint8Array[], from: number, to: number): readonly Uint8Array[] {
  const slices: Uint8Array[] = [];
  let at = 0;
  for (const chunk of chunks) {
    const begin = Math.max(from - at, 0);
    const end = Math.min(to - at, chunk.byteLength);
    if (begin < end) slices.push(chunk.subarray(begin, end));
    at += chunk.byteLength;
  }
  return slices;
}
