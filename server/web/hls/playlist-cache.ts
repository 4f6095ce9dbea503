import type { Targets } from "../../packager/targets.ts";
import type { WindowView } from "../../packager/window.ts";
import { ClosedListing } from "../../playlist/closed-listing.ts";
import { mediaPlaylist, type PlaylistOptions, playlistSections } from "../../playlist/media-playlist.ts";
import { LongText, Piece, type ReadyText, ShortText } from "./ready-text.ts";

/** Playlists of one window, each built at most once a version, and only when asked for (HL33). */
export class PlaylistCache {
  readonly #window: WindowView;
  readonly #closed: ClosedListing<Piece>;
  readonly #textByView = new Map<string, ReadyText>();
  #version = -1;

  constructor(window: WindowView) {
    this.#window = window;
    this.#closed = new ClosedListing(window, (text) => new Piece(text));
  }

  get(targets: Targets, options: PlaylistOptions): ReadyText {
    if (this.#version !== this.#window.version) {
      this.#textByView.clear();
      this.#version = this.#window.version;
    }
    const view = `${options.extent} ${options.size} ${options.skip}`;
    const ready = this.#textByView.get(view) ?? this.#made(targets, options);
    this.#textByView.set(view, ready);
    return ready;
  }

  #made(targets: Targets, options: PlaylistOptions): ReadyText {
    if (options.extent === "live" || options.skip) return new ShortText(mediaPlaylist(this.#window, targets, options));
    const { head, closedFrom, closedTo, tail } = playlistSections(this.#window, targets, options);
    const { before, pieces, after } = this.#closed.between(closedFrom, closedTo);
    return new LongText([new Piece(head + before, false), ...pieces, new Piece(after + tail, false)]);
  }
}
