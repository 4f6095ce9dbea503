/** How a meeting's archive is laid out. Rules EX10–EX13 in docs/spec/exchange.md. */

export const FORMAT = "efir-meeting";
export const VERSION = 1;

export const MANIFEST = "manifest.json";
export const partNames = { meeting: "meeting.json", cards: "cards.json", library: "library.json" } as const;
export type PartName = keyof typeof partNames;

const MB = 1024 ** 2;

export interface ArchiveLimits {
  /** The archive, and all that is in it. */
  readonly bytes: number;
  readonly entries: number;
  /** By the place in the archive. */
  readonly manifest: number;
  readonly part: Readonly<Record<PartName, number>>;
  readonly image: number;
  readonly file: number;
  /** So many times what it is packed to; what is small may be any. */
  readonly ratio: number;
  /** The disk keeps at least this much free. */
  readonly freeBytes: number;
}

export const usualLimits: ArchiveLimits = {
  bytes: 2 * 1024 * MB,
  entries: 5_000,
  manifest: 2 * MB,
  // Cards with the longest of words; decks of 500 pages.
  part: { meeting: MB, cards: 12 * MB, library: 24 * MB },
  image: 8 * MB,
  file: 200 * MB,
  ratio: 100,
  freeBytes: 512 * MB,
};

const imageName = /^images\/([0-9a-f]{32})\.(?:png|jpg|webp)$/;
const fileName = /^files\/([0-9a-f]{32})\.[a-z]{3,4}$/;

export interface Place {
  readonly sort: "manifest" | "part" | "image" | "file";
  readonly most: number;
  /** As the name says what the content's hash begins with; `null`: it does not. */
  readonly hash: string | null;
}

/** What an entry of that name is; `null`: no archive of ours has it. */
export function placeOf(name: string, limits: ArchiveLimits): Place | null {
  if (name === MANIFEST) return { sort: "manifest", most: limits.manifest, hash: null };
  const part = Object.entries(partNames).find(([, file]) => file === name)?.[0];
  // The table has these keys alone.
  if (part !== undefined) return { sort: "part", most: limits.part[part as PartName], hash: null };
  const image = imageName.exec(name)?.[1];
  if (image !== undefined) return { sort: "image", most: limits.image, hash: image };
  const file = fileName.exec(name)?.[1];
  return file === undefined ? null : { sort: "file", most: limits.file, hash: file };
}
