/** A media playlist as a reader takes it in. Shares no code with the server, so that a misreading is not made twice. */
export interface Playlist {
  readonly version: number;
  readonly targetDuration: number;
  readonly partTarget: number;
  /** EXT-X-SERVER-CONTROL. */
  readonly control: Attributes;
  readonly mediaSequence: number;
  readonly discontinuitySequence: number;
  /** EXT-X-SKIP; 0 in a whole playlist. */
  readonly skipped: number;
  /** EXT-X-EFIR-WINDOW: the oldest date that can be had; "" where it is not said. */
  readonly windowFrom: string;
  /** Those that are listed, the open one among them. */
  readonly segments: readonly Segment[];
  readonly hints: readonly Attributes[];
  /** What stands where it may not, or is no tag that we write. */
  readonly oddities: readonly string[];
}

export interface Segment {
  readonly msn: number;
  /** `null`: still open. */
  readonly uri: string | null;
  /** Seconds; `null`: still open. */
  readonly duration: number | null;
  /** EXT-X-PROGRAM-DATE-TIME as it is written; "" where there is none. */
  readonly date: string;
  readonly isDiscontinuity: boolean;
  /** EXT-X-MAP said right here; `null`: it goes on with the one before. */
  readonly map: string | null;
  /** EXT-X-GAP: it cannot be had. */
  readonly isGap: boolean;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly uri: string;
  /** Seconds. */
  readonly duration: number;
  readonly isIndependent: boolean;
}

export type Attributes = ReadonlyMap<string, string>;

type Draft = { -readonly [Name in keyof Segment]: Segment[Name] } & { parts: Part[]; step: number };

/** What a segment's lines may be, in the one order we write them: each at most once, but for parts. */
const ORDER = [
  ...["#EXT-X-DISCONTINUITY", "#EXT-X-MAP", "#EXT-X-PROGRAM-DATE-TIME", "#EXT-X-PART", "#EXTINF"],
  "#EXT-X-GAP",
];

export function parsePlaylist(text: string): Playlist {
  const lines = text.split("\n");
  const oddities = [
    ...(lines[0] === "#EXTM3U" ? [] : ["it does not begin with #EXTM3U"]),
    ...(lines.at(-1) === "" ? [] : ["its last line is not ended"]),
  ];
  const headers = new Map<string, string>();
  const segments: Segment[] = [];
  const hints: Attributes[] = [];
  let draft: Draft | null = null;
  const begin = (): Draft => ({
    msn: Number(headers.get("#EXT-X-MEDIA-SEQUENCE")) + skippedOf(headers) + segments.length,
    ...{ uri: null, duration: null, date: "", isDiscontinuity: false, map: null, isGap: false, parts: [], step: 0 },
  });
  for (const line of lines.slice(1, -1)) {
    const { name, value } = split(line);
    if (hints.length > 0 && name !== "#EXT-X-PRELOAD-HINT") oddities.push(`behind the hint: ${line}`);
    if (HEADERS.includes(name)) {
      if (headers.has(name) || segments.length > 0 || draft !== null) oddities.push(`misplaced or said twice: ${line}`);
      headers.set(name, value);
    } else if (name === "#EXT-X-PRELOAD-HINT") hints.push(attributes(value));
    else if (ORDER.includes(name) || !line.startsWith("#")) {
      draft ??= begin();
      oddities.push(...take(draft, line));
      if (draft.uri === null) continue;
      segments.push(finished(draft));
      draft = null;
    } else oddities.push(`not known: ${line}`);
  }
  if (draft !== null) segments.push(finished(draft));
  return {
    version: Number(headers.get("#EXT-X-VERSION")),
    targetDuration: Number(headers.get("#EXT-X-TARGETDURATION")),
    partTarget: Number(attributes(headers.get("#EXT-X-PART-INF") ?? "").get("PART-TARGET")),
    control: attributes(headers.get("#EXT-X-SERVER-CONTROL") ?? ""),
    mediaSequence: Number(headers.get("#EXT-X-MEDIA-SEQUENCE")),
    discontinuitySequence: Number(headers.get("#EXT-X-DISCONTINUITY-SEQUENCE") ?? 0),
    skipped: skippedOf(headers),
    windowFrom: attributes(headers.get("#EXT-X-EFIR-WINDOW") ?? "").get("FROM") ?? "",
    segments,
    hints,
    oddities,
  };
}

const HEADERS = [
  ...["#EXT-X-VERSION", "#EXT-X-TARGETDURATION", "#EXT-X-SERVER-CONTROL", "#EXT-X-PART-INF"],
  ...["#EXT-X-MEDIA-SEQUENCE", "#EXT-X-DISCONTINUITY-SEQUENCE", "#EXT-X-EFIR-WINDOW", "#EXT-X-SKIP"],
];

/** Puts one line into the segment it belongs to. @returns what is odd about its place. */
function take(draft: Draft, line: string): readonly string[] {
  const { name, value } = split(line);
  const step = line.startsWith("#") ? ORDER.indexOf(name) + 1 : ORDER.length + 1;
  const isInOrder = step > draft.step || (step === draft.step && name === "#EXT-X-PART");
  draft.step = step;
  switch (name) {
    case "#EXT-X-DISCONTINUITY":
      draft.isDiscontinuity = true;
      break;
    case "#EXT-X-MAP":
      draft.map = attributes(value).get("URI") ?? "";
      break;
    case "#EXT-X-PROGRAM-DATE-TIME":
      draft.date = value;
      break;
    case "#EXT-X-PART":
      draft.parts.push(partOf(attributes(value)));
      break;
    case "#EXT-X-GAP":
      draft.isGap = true;
      break;
    case "#EXTINF":
      draft.duration = Number.parseFloat(value);
      break;
    default:
      draft.uri = line;
  }
  return isInOrder ? [] : [`out of order: ${line}`];
}

const partOf = (said: Attributes): Part => ({
  uri: said.get("URI") ?? "",
  duration: Number(said.get("DURATION")),
  isIndependent: said.get("INDEPENDENT") === "YES",
});

function finished({ step: _step, ...segment }: Draft): Segment {
  return segment;
}

const skippedOf = (headers: Attributes): number =>
  Number(attributes(headers.get("#EXT-X-SKIP") ?? "").get("SKIPPED-SEGMENTS") ?? 0);

function split(line: string): { readonly name: string; readonly value: string } {
  const colon = line.startsWith("#") ? line.indexOf(":") : -1;
  return colon < 0 ? { name: line, value: "" } : { name: line.slice(0, colon), value: line.slice(colon + 1) };
}

/** RFC 8216bis 4.2, the kinds that we write. */
function attributes(list: string): Attributes {
  const pairs = list.matchAll(/([A-Z0-9-]+)=(?:"([^"]*)"|([^",]*))(?:,|$)/g);
  return new Map([...pairs].map(([, name = "", quoted, plain]) => [name, quoted ?? plain ?? ""]));
}
