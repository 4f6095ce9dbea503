import { existsSync, lstatSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the package really lies; on the way there may be links. */
const realFolderOf = (name: string): string => dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));

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
  join(serverFolder, "library"),
  join(serverFolder, "..", "shared"),
  // Node reads it to learn that these files are modules.
  join(serverFolder, "..", "package.json"),
  ...fontFolders,
];

/**
 * The package's folder by each name that Node reads it by. It looks the package up by the way to it, follows the links on
 * that way, and loads its files from where they really lie; leave to read is given by name. `node_modules` or a package in
 * it is a link under npm's workspaces, pnpm, a mounted folder.
 */
function namesOf(name: string): readonly string[] {
  const real = realFolderOf(name);
  const looked = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const modules = looked.find((folder) => existsSync(join(folder, name)));
  if (modules === undefined || join(modules, name) === real) return [real];
  return [real, join(modules, name), ...(isLink(modules) ? [modules] : [])];
}

const isLink = (path: string): boolean => lstatSync(path).isSymbolicLink();
