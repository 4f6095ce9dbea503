import { join } from "node:path";
import type { z } from "zod";
import type { ArchiveRefusal } from "../../../shared/meeting-archive.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { Papers } from "../ports.ts";
import type { MeetingContents } from "./contents.ts";
import { type ArchiveLimits, MANIFEST, type PartName, partNames, placeOf, VERSION } from "./format.ts";
import { filesOf, itemsOf } from "./references.ts";
import { manifestFiles, manifestHead, partSchemas } from "./schemas.ts";
import { type ZipIn, zipIn } from "./zip-in.ts";

/** A file of the archive, unpacked. */
export interface UnpackedFile {
  /** As it is called on its shelf. */
  readonly file: string;
  readonly path: string;
}

export interface ReadArchive {
  readonly contents: MeetingContents;
  readonly images: readonly UnpackedFile[];
  readonly files: readonly UnpackedFile[];
}

interface Source {
  /** Of the archive. */
  readonly path: string;
  /** Empty: its files are unpacked there. */
  readonly folder: string;
  readonly limits: ArchiveLimits;
  readonly judge: Papers["kindOf"];
}

/** All that an archive holds, once nothing in it was found wrong but what its pictures are (EX15–EX17). */
export async function readArchive(source: Source): Promise<Result<ReadArchive, ArchiveRefusal>> {
  const zip = await zipIn(source.path, source.limits);
  if (!zip.ok) return zip;
  try {
    const listed = await readManifest(zip.value);
    if (!listed.ok) return listed;
    const contents = await readParts(zip.value, listed.value);
    if (!contents.ok) return contents;
    const problem = unlike(filesOf(contents.value), zip.value.names);
    if (problem !== null) return refuse(problem);
    return await unpack(zip.value, listed.value, contents.value, source);
  } catch (cause) {
    // What the disk says is not the archive's fault.
    if (cause instanceof Error && "syscall" in cause) throw cause;
    return refuse({ code: "BROKEN" });
  } finally {
    zip.value.close();
  }
}

/** Hashes by name. The manifest lists each entry but itself, with the length that the directory says. */
async function readManifest(zip: ZipIn): Promise<Result<ReadonlyMap<string, string>, ArchiveRefusal>> {
  const json = parsedJson((await zip.read(MANIFEST)).bytes);
  const head = manifestHead.safeParse(json);
  if (!head.success) return refuse({ code: "NOT_AN_ARCHIVE", detail: MANIFEST });
  if (head.data.version > VERSION) return refuse({ code: "NEWER_FORMAT" });
  const told = manifestFiles.safeParse(json);
  if (!told.success) return refuse({ code: "BAD_CONTENT", detail: MANIFEST });
  const hashByName = new Map(told.data.files.map(({ name, sha256 }) => [name, sha256]));
  const isWhole =
    told.data.files.length === zip.names.length - 1 &&
    hashByName.size === told.data.files.length &&
    told.data.files.every(
      ({ name, bytes }) => name !== MANIFEST && zip.names.includes(name) && zip.bytesOf(name) === bytes,
    );
  return isWhole ? accept(hashByName) : refuse({ code: "BROKEN", detail: MANIFEST });
}

async function readParts(
  zip: ZipIn,
  hashByName: ReadonlyMap<string, string>,
): Promise<Result<MeetingContents, ArchiveRefusal>> {
  const read = async <Content>(part: PartName, schema: z.ZodType<Content>): Promise<Content> => {
    const name = partNames[part];
    const { bytes, sha256 } = await zip.read(name);
    if (sha256 !== hashByName.get(name)) throw new Refused({ code: "BROKEN", detail: name });
    const outcome = schema.safeParse(parsedJson(bytes));
    if (outcome.success) return outcome.data;
    const place = outcome.error.issues[0]?.path.join(".") ?? "";
    throw new Refused({ code: "BAD_CONTENT", detail: place === "" ? name : `${name}: ${place}` });
  };
  try {
    const meeting = await read("meeting", partSchemas.meeting);
    const cards = await read("cards", partSchemas.cards);
    const library = await read("library", partSchemas.library);
    const misled = misledCard({ meeting, cards, library });
    return misled === null
      ? accept({ meeting, cards, library })
      : refuse({ code: "BAD_CONTENT", detail: `${partNames.cards}: ${misled}` });
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    throw error;
  }
}

class Refused extends Error {
  readonly refusal: ArchiveRefusal;
  constructor(refusal: ArchiveRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** `undefined` is what no schema lets through. */
function parsedJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** A card that says it was made of an item of another sort; `null`: none does. */
function misledCard({ cards, library }: MeetingContents): string | null {
  const sortById = new Map(library.map(({ id, sort }) => [id, sort]));
  const wrong = cards.find(({ card }) =>
    itemsOf(card).some(({ id, sort }) => sortById.has(id) && sortById.get(id) !== sort),
  );
  return wrong?.id ?? null;
}

/** Every file that is named is there, and none that is not. */
function unlike(named: readonly string[], names: readonly string[]): ArchiveRefusal | null {
  const there = new Set(names);
  const missing = named.find((name) => !there.has(name));
  if (missing !== undefined) return { code: "MISSING_FILE", detail: missing };
  const known = new Set([...named, MANIFEST, ...Object.values(partNames)]);
  const left = names.find((name) => !known.has(name));
  return left === undefined ? null : { code: "FOREIGN_ENTRY", detail: left };
}

async function unpack(
  zip: ZipIn,
  hashByName: ReadonlyMap<string, string>,
  contents: MeetingContents,
  { folder, limits, judge }: Source,
): Promise<Result<ReadArchive, ArchiveRefusal>> {
  const images: UnpackedFile[] = [];
  const files: UnpackedFile[] = [];
  for (const name of filesOf(contents)) {
    const place = placeOf(name, limits);
    const file = name.slice(name.indexOf("/") + 1);
    const path = join(folder, name.replace("/", "-"));
    const sha256 = await zip.extract(name, path);
    if (sha256 !== hashByName.get(name)) return refuse({ code: "BROKEN", detail: name });
    if (place?.hash == null || !sha256.startsWith(place.hash)) return refuse({ code: "BAD_FILE", detail: name });
    if (place.sort === "image") images.push({ file, path });
    else {
      const kind = await judge(path, file);
      if (!kind.ok || !file.endsWith(`.${kind.value}`)) return refuse({ code: "BAD_FILE", detail: name });
      files.push({ file, path });
    }
  }
  return accept({ contents, images, files });
}
