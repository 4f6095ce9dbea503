import { constants, gzipSync } from "node:zlib";
import type { Targets } from "../../packager/targets.ts";
import type { Window } from "../../packager/window.ts";
import { mediaPlaylist } from "../../playlist/media-playlist.ts";
import type { PartSize } from "../../playlist/part-view.ts";

/** One text as ready bytes; the compressed form is made when somebody first asks for it. */
export class ReadyText {
  readonly plain: Buffer;
  #gzip: Buffer | null = null;

  constructor(text: string) {
    this.plain = Buffer.from(text);
  }

  get gzip(): Buffer {
    this.#gzip ??= gzipSync(this.plain, { level: constants.Z_BEST_SPEED });
    return this.#gzip;
  }
}

/** Playlists of one window, each built at most once a version, and only when asked for (HL33). */
export class PlaylistCache {
  readonly #window: Window;
  readonly #textByView = new Map<string, ReadyText>();
  #version = -1;

  constructor(window: Window) {
    this.#window = window;
  }

  get(targets: Targets, size: PartSize, skip: boolean): ReadyText {
    if (this.#version !== this.#window.version) {
      this.#textByView.clear();
      this.#version = this.#window.version;
    }
    const view = `${size}${skip ? "-skip" : ""}`;
    const ready = this.#textByView.get(view) ?? new ReadyText(mediaPlaylist(this.#window, targets, { size, skip }));
    this.#textByView.set(view, ready);
    return ready;
  }
}
