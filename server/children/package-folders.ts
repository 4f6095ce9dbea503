import { existsSync, lstatSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the package really lies; on the way there may be links. Not every package tells where its package.json is. */
export function realFolderOf(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.resolve(name)));
  while (!isPackage(folder, name) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function isPackage(folder: string, name: string): boolean {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return false;
  // Folders of a package may have a package.json of their own that only says how their files are read.
  return readFileSync(path, "utf8").includes(`"name": "${name}"`);
}

/**
 * The package's folder by each name that Node reads it by. It looks the package up by the way to it, follows the links on
 * that way, and loads its files from where they really lie; leave to read is given by name. `node_modules` or a package in
 * it is a link under npm's workspaces, pnpm, a mounted folder.
 */
export function namesOf(name: string): readonly string[] {
  const real = realFolderOf(name);
  const looked = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const modules = looked.find((folder) => existsSync(join(folder, name)));
  if (modules === undefined || join(modules, name) === real) return [real];
  // The outer one first: Node 24 denies a folder that is named behind one that lies in it.
  return [...(isLink(modules) ? [modules] : []), join(modules, name), real];
}

const isLink = (path: string): boolean => lstatSync(path).isSymbolicLink();
