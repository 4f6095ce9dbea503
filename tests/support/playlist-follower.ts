import { setTimeout as wait } from "node:timers/promises";
import { broken, brokenBetween, brokenDelta } from "./playlist-rules.ts";
import { type Playlist, parsePlaylist } from "./playlist-text.ts";

/**
 * Reloads a live playlist as a low-latency player does, whole and as a delta at the same moment, and holds every answer
 * to the rules: by itself, beside the one before, and the delta beside the whole.
 */
export class PlaylistFollower {
  readonly url: string;
  /** Everything that was wrong, each kind once. */
  readonly problems = new Set<string>();
  /** Whole playlists that were read. */
  reloads = 0;
  /** Delta updates that left something out. */
  deltas = 0;
  #last: Playlist | null = null;
  #isStopped = false;

  constructor(url: string) {
    this.url = url;
  }

  /** The playlist as last read. @throws before there is one. */
  get playlist(): Playlist {
    if (this.#last === null) throw new Error(`no playlist at ${this.url}`);
    return this.#last;
  }

  /** Resolves with the first playlist. */
  async listed(): Promise<Playlist> {
    for (;;) {
      const answer = await fetch(this.url);
      if (answer.ok) return this.#read(await answer.text());
      await answer.body?.cancel();
      await wait(200);
    }
  }

  /** Reloads until it is stopped. Whatever is wrong is in `problems` then. */
  async follow(): Promise<void> {
    if (this.#last === null) await this.listed();
    while (!this.#isStopped) await this.#reload();
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #reload(): Promise<void> {
    const wanted = nextPart(this.playlist);
    const query = `?_HLS_msn=${wanted.msn}&_HLS_part=${wanted.part}`;
    const answers = await Promise.all([fetch(this.url + query), fetch(`${this.url}${query}&_HLS_skip=YES`)]);
    const [whole = "", delta = ""] = await Promise.all(answers.map((answer) => answer.text()));
    // Nothing came for three target durations: the source is over.
    if (answers.some(({ status }) => status === 503)) return;
    for (const { status, url } of answers) if (status !== 200) this.problems.add(`${status} for ${url}`);
    if (answers.some(({ ok }) => !ok)) return;
    const playlist = this.#read(whole);
    if (!holds(playlist, wanted)) this.problems.add(`HL28 asked for ${wanted.msn}.${wanted.part}, it is not there`);
    this.#compare(playlist, parsePlaylist(delta));
  }

  #read(text: string): Playlist {
    const playlist = parsePlaylist(text);
    const before = this.#last;
    const problems = [...broken(playlist), ...(before === null ? [] : brokenBetween(before, playlist))];
    for (const problem of problems) this.problems.add(problem);
    this.#last = playlist;
    this.reloads += 1;
    return playlist;
  }

  #compare(whole: Playlist, delta: Playlist): void {
    for (const problem of delta.oddities) this.problems.add(`delta: ${problem}`);
    // The second answer may be of a later moment; both wait for the same part, so most are not.
    const isSameMoment = whole.hints[0]?.get("URI") === delta.hints[0]?.get("URI");
    if (!isSameMoment || whole.mediaSequence !== delta.mediaSequence) return;
    if (delta.skipped > 0) this.deltas += 1;
    for (const problem of brokenDelta(whole, delta)) this.problems.add(problem);
  }
}

interface Place {
  readonly msn: number;
  readonly part: number;
}

function nextPart({ segments }: Playlist): Place {
  const last = segments.at(-1);
  if (last === undefined) return { msn: 0, part: 0 };
  return last.uri === null ? { msn: last.msn, part: last.parts.length } : { msn: last.msn + 1, part: 0 };
}

/** It or a later one: a part past the end of a segment means the first of the next. */
function holds({ segments }: Playlist, { msn, part }: Place): boolean {
  const last = segments.at(-1);
  return (
    last !== undefined && (last.msn > msn || (last.msn === msn && (last.parts.length > part || last.uri !== null)))
  );
}
