import type { SegmentView } from "../../packager/segment.ts";
import type { Window } from "../../packager/window.ts";
import type { HlsAddress, PartAddress } from "./address.ts";
import { sliceChunks } from "./byte-range.ts";
import type { DiskDesk } from "./disk-desk.ts";
import type { Exchange } from "./exchange.ts";
import { partState } from "./part-state.ts";
import type { MediaLibrary, ShelvedSegment } from "./ports.ts";
import { replyMedia, replyShort } from "./reply.ts";

export type MediaAddress = Exclude<HlsAddress, { readonly type: "playlist" }>;

const SEGMENT_TYPE = "video/iso.segment";
const INIT_TYPE = "video/mp4";

/** Gives out init segments, segments and parts: from the window's memory, or from the disk (HL47). */
export class MediaDesk {
  readonly #disk: DiskDesk;
  readonly #library: MediaLibrary | null;

  /** @param library where to look for what the window does not list; `null`: nowhere. */
  constructor(disk: DiskDesk, library: MediaLibrary | null) {
    this.#disk = disk;
    this.#library = library;
  }

  /** @returns false when it is promised, and not there yet. */
  serve(exchange: Exchange, window: Window, address: MediaAddress): boolean {
    switch (address.type) {
      case "init":
        this.#init(exchange, window, address);
        return true;
      case "segment":
        this.#segment(exchange, window, address);
        return true;
      case "part":
        return this.#part(exchange, window, address);
    }
  }

  #init(exchange: Exchange, window: Window, { stage, epoch, id }: MediaAddress & { readonly type: "init" }): void {
    const init = window.findInit(epoch, id);
    if (init !== null) replyMedia(exchange.request, exchange.response, INIT_TYPE, [init.bytes]);
    else
      this.#shelved(exchange, INIT_TYPE, async (library) => {
        const found = await library.findInit(stage, epoch, id);
        return found === null ? null : [found.bytes];
      });
  }

  #segment(exchange: Exchange, window: Window, address: MediaAddress & { readonly type: "segment" }): void {
    const segment = window.find(address.epoch, address.msn);
    if (segment?.isClosed === false) replyShort(exchange.request, exchange.response, 404);
    else if (segment !== null) this.#read(exchange, segment);
    else this.#fromShelf(exchange, address, async (shelved) => [await shelved.read()]);
  }

  #part(exchange: Exchange, window: Window, address: PartAddress): boolean {
    const state = partState(window, address);
    switch (state.type) {
      case "ready":
        this.#read(exchange, state.segment, address);
        return true;
      case "hinted":
        return false;
      case "absent":
        replyShort(exchange.request, exchange.response, 404);
        return true;
      case "departed":
        this.#fromShelf(exchange, address, (shelved) => readPart(shelved, address));
        return true;
    }
  }

  #read(exchange: Exchange, segment: SegmentView, part?: PartAddress): void {
    const read = () => segment.read(part?.first, part?.size);
    // What is in memory is there at once: nothing to wait for, nothing more to hold.
    if (segment.fragments.length === 0) this.#disk.serve(exchange, SEGMENT_TYPE, read);
    else void read().then((chunks) => replyMedia(exchange.request, exchange.response, SEGMENT_TYPE, chunks));
  }

  #fromShelf(
    exchange: Exchange,
    { stage, epoch, msn }: MediaAddress & { readonly msn: number },
    read: (segment: ShelvedSegment) => Promise<readonly Uint8Array[] | null>,
  ): void {
    this.#shelved(exchange, SEGMENT_TYPE, async (library) => {
      const segment = await library.find(stage, epoch, msn);
      return segment === null ? null : read(segment);
    });
  }

  #shelved(
    exchange: Exchange,
    contentType: string,
    read: (library: MediaLibrary) => Promise<readonly Uint8Array[] | null>,
  ): void {
    const library = this.#library;
    if (library === null) replyShort(exchange.request, exchange.response, 404);
    else this.#disk.serve(exchange, contentType, () => read(library));
  }
}

/** A part of a segment that is read as a whole: somebody still has the list that named it. */
async function readPart(segment: ShelvedSegment, { first, size }: PartAddress): Promise<readonly Uint8Array[] | null> {
  const lengths = segment.fragmentBytes;
  if (first >= lengths.length) return null;
  const from = sum(lengths.slice(0, first));
  return sliceChunks([await segment.read()], from, from + sum(lengths.slice(first, first + size)));
}

const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
