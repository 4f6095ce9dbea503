/** What public pages ask of clips. Implemented in server/clips, joined in main.ts. */
import type { Clip, PublicClip } from "../../shared/clips.ts";
import type { Awaitable } from "./ports.ts";

export interface ClipReader {
  /** Approved ones, newest first. */
  approved(meeting: string): Awaitable<readonly PublicClip[]>;
  /** `null`: unknown, or not approved. */
  approvedClip(meeting: string, id: string): Awaitable<PublicClip | null>;
  /** Any, for who may see them. */
  clip(id: string): Awaitable<Clip | null>;
}
