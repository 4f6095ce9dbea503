import type { DeckLimits } from "./limits.ts";
import { readableFolders } from "./worker-paths.ts";

interface ChildJob {
  readonly sources: readonly string[];
  readonly folder: string;
  readonly limits: Pick<DeckLimits, "heapMb">;
}

/**
 * Node's permission model: the child reads its job, pdf.js and fonts, writes its folder, starts nothing. The canvas is
 * native code and beyond that, and this Node does not deny the network; neither it nor pdf.js is given an address.
 */
export const childFlags = ({ sources, folder, limits }: ChildJob): readonly string[] => [
  `--max-old-space-size=${limits.heapMb}`,
  "--permission",
  "--allow-addons",
  ...[...readableFolders(), ...sources, folder].map((path) => `--allow-fs-read=${path}`),
  `--allow-fs-write=${folder}`,
  // Or it would say of each run that addons are allowed.
  "--disable-warning=PERM0001",
  "--disable-proto=delete",
];
