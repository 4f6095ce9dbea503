import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ArchiveRefusal } from "../../../shared/meeting-archive.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Shelf } from "../ports.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { MeetingContents } from "./contents.ts";
import { type ArchiveLimits, FORMAT, MANIFEST, type PartName, partNames, placeOf, VERSION } from "./format.ts";
import { filesOf } from "./references.ts";
import { type ZipEntry, type ZipOut, zipOut } from "./zip-out.ts";

interface Shelves {
  readonly images: Pick<Shelf, "pathOf">;
  readonly files: Pick<Shelf, "pathOf">;
}

/** A line of the manifest. */
interface Listed {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The archive of a meeting. Every file is read once before the first byte is given, so what is missing or damaged is
 * refused, not cut short (EX12).
 */
export async function exportMeeting(
  contents: MeetingContents,
  shelves: Shelves,
  limits: ArchiveLimits,
): Promise<Result<ZipOut, ArchiveRefusal>> {
  const entries: ZipEntry[] = [];
  const listed: Listed[] = [];
  for (const part of Object.keys(partNames) as readonly PartName[]) {
    const entry = { name: partNames[part], text: canonicalJson(contents[part]) };
    const bytes = Buffer.byteLength(entry.text);
    if (bytes > limits.part[part]) return refuse({ code: "TOO_LARGE", detail: entry.name });
    entries.push(entry);
    listed.push({ name: entry.name, bytes, sha256: createHash("sha256").update(entry.text).digest("hex") });
  }
  for (const name of filesOf(contents)) {
    const found = await fileNamed(name, shelves, limits);
    if (!found.ok) return found;
    entries.push({ name, path: found.value.path, bytes: found.value.bytes });
    listed.push({ name, bytes: found.value.bytes, sha256: found.value.sha256 });
  }
  entries.sort(byName);
  const manifest = { format: FORMAT, version: VERSION, files: listed.toSorted(byName) };
  const zip = zipOut([{ name: MANIFEST, text: canonicalJson(manifest) }, ...entries]);
  if (zip.bytes <= limits.bytes && entries.length < limits.entries) return accept(zip);
  zip.stream.destroy();
  return refuse({ code: "TOO_LARGE" });
}

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0;

async function fileNamed(
  name: string,
  { images, files }: Shelves,
  limits: ArchiveLimits,
): Promise<Result<{ readonly path: string; readonly bytes: number; readonly sha256: string }, ArchiveRefusal>> {
  const place = placeOf(name, limits);
  const file = name.slice(name.indexOf("/") + 1);
  const path = (place?.sort === "image" ? images : files).pathOf(file);
  if (place === null || path === null) return refuse({ code: "MISSING_FILE", detail: name });
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    const sha256 = hash.digest("hex");
    // Named by its content: what differs was damaged on the disk, and no import would take it.
    return place.hash !== null && sha256.startsWith(place.hash)
      ? accept({ path, bytes, sha256 })
      : refuse({ code: "BAD_FILE", detail: name });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return refuse({ code: "MISSING_FILE", detail: name });
    throw error;
  }
}
