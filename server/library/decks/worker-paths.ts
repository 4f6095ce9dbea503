import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the child may read beside its job, and nothing else: `child-flags.ts` tells Node so. */
export const pdfjsFolder = dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")));
const canvasFolder = dirname(fileURLToPath(import.meta.resolve("@napi-rs/canvas/package.json")));
const serverFolder = join(import.meta.dirname, "..", "..");

/** Fonts of Linux, macOS and Windows. */
export const fontFolders = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/System/Library/Fonts",
  "/Library/Fonts",
  "C:\\Windows\\Fonts",
] as const;

export const readableFolders: readonly string[] = [
  pdfjsFolder,
  // The addon lies beside it, in a package of its own for each platform.
  dirname(canvasFolder),
  join(serverFolder, "library"),
  join(serverFolder, "..", "shared"),
  // Node reads it to learn that these files are modules.
  join(serverFolder, "..", "package.json"),
  ...fontFolders,
];
