import type { PublicClip } from "../../../shared/clips.ts";
import type { FeedRows, FeedStore, KeptEntry } from "../ports.ts";

export interface ShownClipsDeps {
  readonly store: {
    readonly rows: { readonly entries: Pick<FeedRows["entries"], "withClips"> };
    readonly transaction: FeedStore["transaction"];
  };
  /** `null`: unknown, or not approved (any more). */
  readonly clipOf: (meeting: string, id: string) => PublicClip | null;
}

/**
 * What entries show of their clips: taken back, a clip has to go from pages that are open too, and nothing of its entry is changed
 * by that (FD103). In memory alone: whoever reads after a restart reads what is joined in then.
 */
export class ShownClips {
  readonly #deps: ShownClipsDeps;
  readonly #shownByCode = new Map<string, string>();

  constructor(deps: ShownClipsDeps) {
    this.#deps = deps;
    for (const entry of deps.store.rows.entries.withClips(null))
      this.#shownByCode.set(entry.code, this.#shownIn(entry));
  }

  /** Gives each entry of `meeting` whose clip is another than before a new seq. @returns whether there were such */
  look(meeting: string): boolean {
    const { store } = this.#deps;
    const entries = store.rows.entries.withClips(meeting).map((entry) => ({
      code: entry.code,
      shown: this.#shownIn(entry),
    }));
    const changed = entries.filter(({ code, shown }) => shown !== this.#shownByCode.get(code));
    if (changed.length === 0) return false;
    store.transaction((rows) => {
      for (const { code } of changed) rows.entries.touch(code);
    });
    for (const { code, shown } of changed) this.#shownByCode.set(code, shown);
    return true;
  }

  #shownIn({ meeting, clipId }: KeptEntry): string {
    const clip = clipId === null ? null : this.#deps.clipOf(meeting, clipId);
    return clip === null ? "" : JSON.stringify([clip.id, clip.durationMs, clip.poster, clip.hasCaptions]);
  }
}
