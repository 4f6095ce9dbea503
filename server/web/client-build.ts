import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { strongTag } from "./etag.ts";
import { type Asset, type ClientBuild, type PageName, pageNames } from "./ports.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mp4": "video/mp4",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const compressed = new Set([".css", ".ico", ".js", ".json", ".svg", ".txt", ".webmanifest"]);

/**
 * Reads the whole built client into memory and compresses it once: some hundred kilobytes, asked for by everyone.
 * @param folder Vite's output, e.g. `dist/client`.
 * @throws when an entry is missing: the client was not built.
 */
export async function loadClientBuild(folder: string): Promise<ClientBuild> {
  const read = async (name: PageName) => [name, await readFile(join(folder, `${name}.html`), "utf8")] as const;
  const pages = Object.fromEntries(await Promise.all(pageNames.map(read))) as Record<PageName, string>; // All names there are.
  const assetByAddress = new Map<string, Asset>();
  for (const path of await filesUnder(folder)) {
    const address = `/${relative(folder, path).split(sep).join("/")}`;
    if (address.endsWith(".html") || address.startsWith("/.")) continue;
    assetByAddress.set(address, await assetFrom(path));
  }
  return {
    page: (name) => pages[name],
    asset: (address) => assetByAddress.get(address) ?? null,
  };
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const gzipped = promisify((bytes: Buffer, done: (error: Error | null, out: Buffer) => void) =>
  gzip(bytes, { level: 9 }, done),
);
const brotlied = promisify((bytes: Buffer, done: (error: Error | null, out: Buffer) => void) =>
  // Quality 11 would cost seconds at each start for about 3 % fewer bytes.
  brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }, done),
);

async function assetFrom(path: string): Promise<Asset> {
  const plain = await readFile(path);
  const kind = extname(path);
  const asset = {
    contentType: contentTypes[kind] ?? "application/octet-stream",
    etag: strongTag(plain),
    plain,
  };
  if (!compressed.has(kind)) return asset;
  const [brotli, gzipBytes] = await Promise.all([brotlied(plain), gzipped(plain)]);
  return { ...asset, brotli, gzip: gzipBytes };
}
