import type { Clip, ClipState, PublicClip } from "../../shared/clips.ts";
import type { Clock } from "../clock.ts";
import type { ClipStore, ConsentStore, KeptClip } from "./ports.ts";

export interface ClipBookDeps {
  readonly clips: ClipStore;
  readonly consents: ConsentStore;
  readonly clock: Clock;
  /** Called with the meeting after each change. */
  readonly onChanged: (meeting: string) => void;
  /** Called when a clip has become one for everybody. */
  readonly onApproved: (clipId: string) => void;
}

/** Clips with their consents: read by all, changed by those who know the rules. Each change is a version. */
export class ClipBook {
  readonly #deps: ClipBookDeps;
  /** By meeting. A crowd asks for it in the second in which a clip goes on air. */
  readonly #approved = new Map<string, readonly PublicClip[]>();

  constructor(deps: ClipBookDeps) {
    this.#deps = deps;
  }

  find(id: string): KeptClip | null {
    return this.#deps.clips.byId(id);
  }

  /** `null`: the meeting has no such clip. */
  findIn(meeting: string, id: string): KeptClip | null {
    const clip = this.find(id);
    return clip?.meeting === meeting ? clip : null;
  }

  /** Newest first. */
  of(meeting: string): readonly KeptClip[] {
    return this.#deps.clips.of(meeting);
  }

  /** For everybody, newest first, read once between changes. Films belong to their stands. */
  approved(meeting: string): readonly PublicClip[] {
    const known = this.#approved.get(meeting);
    if (known !== undefined) return known;
    const read = this.of(meeting).flatMap((clip) => (clip.sort === "film" ? [] : (publicClip(clip) ?? [])));
    this.#approved.set(meeting, read);
    return read;
  }

  inState(...states: readonly ClipState[]): readonly KeptClip[] {
    return this.#deps.clips.inState(...states);
  }

  add(clip: KeptClip): void {
    this.#deps.clips.add(clip);
    this.#tell(clip.meeting);
  }

  /** @returns the clip as it is now; `null`: somebody changed it meanwhile, or it is gone. */
  change(clip: KeptClip, change: Partial<KeptClip>): KeptClip | null {
    const changed = { ...clip, ...change, version: clip.version + 1, updatedAt: this.#deps.clock.now() };
    if (!this.#deps.clips.save(changed, clip.version)) return null;
    this.#tell(clip.meeting);
    if (changed.state === "approved") this.#deps.onApproved(clip.id);
    return changed;
  }

  /** With its consents. */
  forget({ id, meeting }: KeptClip): void {
    this.#deps.consents.dropOf(id);
    this.#deps.clips.drop(id);
    this.#tell(meeting);
  }

  /** All of a meeting that is gone itself. @returns their ids */
  forgetAll(meeting: string): readonly string[] {
    const ids = this.#deps.clips.dropAllOf(meeting);
    this.#approved.delete(meeting);
    this.#deps.consents.dropAllOf(meeting);
    return ids;
  }

  /** Field by field: never what stands in the store beside it. */
  told(clip: KeptClip): Clip {
    const { id, meeting, sort, state, version, title, quotation, subject, by, passId, assignmentId } = clip;
    const { madeAt, updatedAt, trim, cut, source, captions, problem, note, approvals } = clip;
    const consent = this.#deps.consents.byClip(id);
    return {
      ...{ id, meeting, sort, state, version, title, quotation, subject, by, passId, assignmentId },
      ...{ madeAt, updatedAt, trim, cut, source, captions, problem, note, approvals },
      media: state === "withdrawn" ? null : clip.media,
      consent: consent && withoutMeeting(consent),
    };
  }

  #tell(meeting: string): void {
    this.#approved.delete(meeting);
    this.#deps.onChanged(meeting);
  }
}

const withoutMeeting = ({ meeting: _meeting, ...consent }: Clip["consent"] & { meeting: string }) => consent;

/** `null`: it is not for everybody. */
export function publicClip(clip: KeptClip): PublicClip | null {
  if (clip.state !== "approved" || clip.media === null) return null;
  const { id, sort, title, quotation, subject, madeAt, captions } = clip;
  const { durationMs, widthPx, heightPx, poster } = clip.media;
  return {
    ...{ id, sort, title, quotation, subject, durationMs, widthPx, heightPx, poster },
    ...{ hasCaptions: captions !== null, at: madeAt },
  };
}
