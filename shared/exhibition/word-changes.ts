/** Which words of a text were taken out and which put in. Pure. */

export interface WordRun {
  readonly kind: "same" | "gone" | "new";
  /** With the spaces that stand in it. */
  readonly text: string;
}

/** Beyond so many pairs of words a text counts as written anew: the table below would be too large for a phone. */
const MOST_PAIRS = 1_000_000;

/** Together the `same` and `gone` runs are the old text, the `same` and `new` ones the new text, letter by letter. */
export function wordChanges(was: string, is: string): readonly WordRun[] {
  const [before, after] = [piecesOf(was), piecesOf(is)];
  const head = sharedLength(before, after);
  const tail = sharedLength(before.slice(head).toReversed(), after.slice(head).toReversed());
  const middle = between(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const runs: WordRun[] = [];
  for (const text of before.slice(0, head)) append(runs, "same", text);
  for (const { kind, text } of middle) append(runs, kind, text);
  for (const text of before.slice(before.length - tail)) append(runs, "same", text);
  return runs;
}

/** Words and what stands between them, so that nothing is lost in putting them together again. */
const piecesOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/gu) ?? [];

function sharedLength(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/** By the longest common subsequence. */
function between(before: readonly string[], after: readonly string[]): readonly WordRun[] {
  if (before.length * after.length > MOST_PAIRS) {
    return [
      { kind: "gone", text: before.join("") },
      { kind: "new", text: after.join("") },
    ];
  }
  const columns = after.length + 1;
  // `common[i * columns + j]`: how many pieces the rests of both from there on share in order.
  const common = new Uint32Array((before.length + 1) * columns);
  const at = (i: number, j: number): number => common[i * columns + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * columns + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old = "", young = ""] = [before[i], after[j]];
    if (i < before.length && j < after.length && old === young) {
      runs.push({ kind: "same", text: old });
      i += 1;
      j += 1;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: "gone", text: old });
      i += 1;
    } else {
      runs.push({ kind: "new", text: young });
      j += 1;
    }
  }
  return runs;
}

function append(runs: WordRun[], kind: WordRun["kind"], text: string): void {
  if (text === "") return;
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}
