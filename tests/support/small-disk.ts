import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Disk, nodeDisk } from "../../server/archive/disk.ts";

export interface SmallDisk {
  readonly path: string;
  /** For the archive: the real one, or one that counts where no small file system may be mounted. */
  readonly disk: Disk;
  /** Takes so much room away. */
  fill(bytes: number): void;
  empty(): void;
  [Symbol.dispose](): void;
}

/** A place with room for so many bytes: a file system of its own where mounting is allowed, else a disk that counts. */
export function aSmallDisk(bytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), "efir-small-disk-"));
  const filler = join(path, "filler");
  const isMounted = mount(path, bytes);
  return {
    path,
    disk: isMounted ? nodeDisk : countingDisk(path, bytes),
    fill: (length) => writeFileSync(filler, Buffer.alloc(length)),
    empty: () => rmSync(filler),
    [Symbol.dispose]: () => {
      if (isMounted) execFileSync("umount", [path]);
      rmSync(path, { recursive: true });
    },
  };
}

function mount(path: string, bytes: number): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", path], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Writes what still fits and then nothing, as a file system does. */
function countingDisk(path: string, capacity: number): Disk {
  const used = () =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return {
    ...nodeDisk,
    open: async (file, how) => {
      const opened = await nodeDisk.open(file, how);
      return {
        ...opened,
        write: async (bytes, position) => {
          const room = capacity - used();
          if (room <= 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
          return opened.write(bytes.subarray(0, Math.min(bytes.length, room)), position);
        },
      };
    },
  };
}
