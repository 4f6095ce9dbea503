import { dirname, join } from "node:path";
import { namesOf, realFolderOf } from "../../children/package-folders.ts";

export const pdfjsFolder = realFolderOf("pdfjs-dist");

const serverFolder = join(import.meta.dirname, "..", "..");

/** Fonts of Linux, macOS and Windows. */
export const fontFolders = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/System/Library/Fonts",
  "/Library/Fonts",
  "C:\\Windows\\Fonts",
] as const;

/** What the child may read beside its job, and nothing else: `child-flags.ts` tells Node so. */
export const readableFolders = (): readonly string[] => [
  ...namesOf("pdfjs-dist"),
  // The addon lies beside it, in a package of its own for each platform.
  ...namesOf("@napi-rs/canvas").map((folder) => dirname(folder)),
  join(serverFolder, "children"),
  join(serverFolder, "library"),
  join(serverFolder, "..", "shared"),
  // Node reads it to learn that these files are modules.
  join(serverFolder, "..", "package.json"),
  ...fontFolders,
];
