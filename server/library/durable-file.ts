import { randomBytes } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { platform } from "node:os";
import { join } from "node:path";

/**
 * Writes a file beside its place and syncs it; renaming it makes it whole or absent for readers, also after a power cut,
 * once the folder is synced. What is left of it ends in `.tmp`.
 * @returns its path for now
 */
export async function writeAside(folder: string, file: string, bytes: Uint8Array): Promise<string> {
  const aside = join(folder, `${file}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(aside, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  return aside;
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its renames are durable by themselves.
  if (platform() === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
