import type { FragmentHead } from "./heads.ts";
import type { FragmentRun, FragmentSample } from "./moof.ts";

/** A piece of a fragment's media: some of it, or bytes that are put in between. */
export type Piece = { readonly from: number; readonly length: number } | Uint8Array;

/** A fragment's media as the film has it. `dataOffset`s count from the start of the pieces. */
export interface LaidFragment {
  readonly pieces: readonly Piece[];
  readonly runs: readonly FragmentRun[];
}

/** As it was recorded. */
export function untouched({ at, payloadAt, payloadBytes, runs }: FragmentHead): LaidFragment {
  const before = payloadAt - at;
  return {
    pieces: [{ from: payloadAt, length: payloadBytes }],
    runs: runs.map((run) => ({ ...run, dataOffset: run.dataOffset - before })),
  };
}

/** With bytes before each keyframe, which become part of it. @param bytesFor `null`: none for this track. */
export function withKeyframePrefix(
  head: FragmentHead,
  bytesFor: (run: FragmentRun) => Uint8Array | null,
): LaidFragment {
  const plain = untouched(head);
  const pieces: Piece[] = [];
  let [copied, added] = [0, 0];
  const copyTo = (end: number) => {
    if (end > copied) pieces.push({ from: head.payloadAt + copied, length: end - copied });
    copied = end;
  };
  // In the order of their bytes: what is put into one run moves those behind it.
  const runs = plain.runs
    .toSorted((a, b) => a.dataOffset - b.dataOffset)
    .map((run): FragmentRun => {
      const prefix = bytesFor(run);
      const dataOffset = run.dataOffset + added;
      if (prefix === null) return { ...run, dataOffset };
      let at = run.dataOffset;
      const samples = run.samples.map((sample): FragmentSample => {
        const isPrefixed = sample.isSync;
        if (isPrefixed) {
          copyTo(at);
          pieces.push(prefix);
          added += prefix.byteLength;
        }
        at += sample.size;
        return isPrefixed ? { ...sample, size: sample.size + prefix.byteLength } : sample;
      });
      return { ...run, dataOffset, samples };
    });
  copyTo(head.payloadBytes);
  return { pieces, runs };
}
