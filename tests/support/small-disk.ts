import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of its own of so many bytes; `null` where mounting is not allowed. */
export function aSmallDisk(bytes: number): { readonly path: string; [Symbol.dispose](): void } | null {
  const path = mkdtempSync(join(tmpdir(), "efir-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", path], { stdio: "ignore" });
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
  return {
    path,
    [Symbol.dispose]: () => {
      execFileSync("umount", [path]);
      rmSync(path, { recursive: true });
    },
  };
}
