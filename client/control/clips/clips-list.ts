import type { LitElement } from "lit";
import { ToldList } from "../told-list.ts";
import { clipsApi, type ToldClips } from "./clips-api.ts";

/** A meeting's clips, assignments and links (BZ131). */
export class ClipsList extends ToldList<ToldClips> {
  constructor(host: LitElement) {
    super(host, "clips", (slug) => clipsApi(slug).desk());
  }
}
