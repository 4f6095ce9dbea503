import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";

export interface ProgramPlaces {
  /** As PATH lists folders. */
  readonly path?: string | undefined;
  /** Where installers put it without naming it on PATH. */
  readonly otherwise?: readonly string[];
}

/** Path of the first of these programs on this machine; `null`: there is none. Ask once, at the start. */
export async function findProgram(
  names: readonly string[],
  { path = process.env["PATH"] ?? "", otherwise = [] }: ProgramPlaces = {},
): Promise<string | null> {
  for (const folder of [...path.split(delimiter).filter(Boolean), ...otherwise]) {
    for (const name of names) {
      const candidate = join(folder, name);
      if (await isProgram(candidate)) return candidate;
    }
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
