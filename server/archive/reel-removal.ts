import { codeOf, type Disk } from "./disk.ts";
import { indexPath, mediaPath } from "./reel.ts";

const GONE = ".gone";
const DAMAGED = ".damaged";

/**
 * Deletes a reel. The index is renamed first, so that after a crash in between the next start knows what was meant:
 * media without an index is otherwise never deleted (AR8).
 * @throws whatever the disk does; asking again goes on where it stopped.
 */
export async function removeReel(disk: Disk, folder: string, name: string): Promise<void> {
  const index = indexPath(folder, name);
  try {
    await disk.rename(index, index + GONE);
    await disk.syncFolder(folder);
  } catch (fault) {
    if (codeOf(fault) !== "ENOENT") throw fault;
  }
  await disk.remove(mediaPath(folder, name));
  await disk.remove(index + GONE);
}

/** The reel whose deletion a crash has cut short, by a file's name; `null` for every other file. */
export const halfRemoved = (file: string): string | null =>
  file.endsWith(`.jsonl${GONE}`) ? file.slice(0, -`.jsonl${GONE}`.length) : null;

/** Takes a reel that cannot be read out of the way; whoever knows better finds it beside the others (AR6). */
export async function setAside(disk: Disk, folder: string, name: string): Promise<void> {
  for (const path of [indexPath(folder, name), mediaPath(folder, name)]) {
    try {
      await disk.rename(path, path + DAMAGED);
    } catch (fault) {
      if (codeOf(fault) !== "ENOENT") throw fault;
    }
  }
}
