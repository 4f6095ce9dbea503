import type { PublicClip } from "../../../../shared/clips.ts";

/** Of a meeting that is on: an interview comes minutes after it was taken. Spread, so that a crowd does not ask at once. */
const EVERY_MS = 180_000;
const PATIENCE_MS = 8000;
const SPREAD = 0.25;

/** What a page with clips looks out for; told each time it is drawn. */
export interface ClipsWanted {
  readonly slug: string;
  /** More may come. */
  readonly isOpen: boolean;
  /** Clips that were on air: one more may be one that the list does not have. */
  readonly shown: number;
}

/** The meeting's clips, asked for when the page has time, and again now and then (BZ174). */
export class ClipShelf {
  readonly #changed: () => void;
  #wanted: ClipsWanted | null = null;
  #clips: readonly PublicClip[] | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed other clips have come */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** `null`: not known yet. Newest first, without films of stands. */
  of(wanted: ClipsWanted): readonly PublicClip[] | null {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted.slug === "") return null;
    const isNew = before?.slug !== wanted.slug || before.shown < wanted.shown || (!before.isOpen && wanted.isOpen);
    if (isNew) void this.#ask(wanted.slug);
    return this.#clips;
  }

  async #ask(slug: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#again(), EVERY_MS * (1 - SPREAD + 2 * SPREAD * Math.random()));
    const clips = await fetchClips(slug);
    if (clips === null || slug !== this.#wanted?.slug) return;
    const isSame = JSON.stringify(clips) === JSON.stringify(this.#clips);
    this.#clips = clips;
    if (!isSame) this.#changed();
  }

  #again(): void {
    if (this.#wanted?.isOpen === true) void this.#ask(this.#wanted.slug);
  }
}

/** `null`: the server did not answer, or has no clips to tell of. What was known stays. */
async function fetchClips(slug: string): Promise<readonly PublicClip[] | null> {
  try {
    const answer = await fetch(`/api/meetings/${encodeURIComponent(slug)}/clips`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) return null;
    // Our own server's answer.
    const clips = (await answer.json()) as readonly PublicClip[];
    return clips.filter(({ sort }) => sort !== "film");
  } catch {
    return null;
  }
}
