import { captionsFrom } from "../../shared/clips/captions.ts";
import type { ClipChange, ReporterChange } from "../../shared/clips/commands.ts";
import type { Refused } from "../../shared/clips/refusals.ts";
import { can } from "../../shared/clips/states.ts";
import type { Clip } from "../../shared/clips.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import type { Actor } from "../../shared/roles.ts";
import { millis } from "../../shared/time.ts";
import { withoutUndefined } from "../../shared/without-undefined.ts";
import type { ClipBook } from "./clip-book.ts";
import type { ClipFolders } from "./clip-folders.ts";
import type { Conversions } from "./conversions.ts";
import { isOwn, type KeptClip, type Sender } from "./ports.ts";

export interface ReviewDeps {
  readonly book: ClipBook;
  readonly folders: ClipFolders;
  readonly conversions: Conversions;
  /** The meeting asks for two people. */
  readonly needsTwo: (meeting: string) => boolean;
}

type Outcome = Result<Clip, Refused>;

/** Less is no interview. */
const LEAST_MS = 1_000;

/** From a clip that can be seen to one that everybody may see. Rules BZ5–BZ7, BZ16–BZ19 in docs/spec/clips.md. */
export class Review {
  readonly #deps: ReviewDeps;

  constructor(deps: ReviewDeps) {
    this.#deps = deps;
  }

  /** Approved by enough people it is made as it is to be shown, and then is for everybody. */
  approve(meeting: string, id: string, version: number, by: Actor): Outcome {
    return this.#with(meeting, id, version, (clip) => {
      if (!can("approve", clip.state)) return refuse({ code: "WRONG_STATE" });
      const before = clip.state === "review" ? clip.approvals : [];
      if (!this.#deps.needsTwo(meeting)) return this.#open(clip, [...before.filter((one) => one !== by.id), by.id]);
      if (before.includes(by.id) || clip.accountId === by.id) return refuse({ code: "SECOND_PERSON" });
      const approvals = [...before, by.id];
      return approvals.length < 2 ? this.#save(clip, { state: "review", approvals }) : this.#open(clip, approvals);
    });
  }

  /** A stand's film, together with its stand: whoever accepted the one has seen the other. Nothing to do when it is for everybody. */
  acceptFilm(meeting: string, id: string, by: Actor): Outcome {
    const clip = this.#deps.book.findIn(meeting, id);
    if (clip?.sort !== "film") return refuse({ code: "UNKNOWN_CLIP" });
    if (clip.state === "approved" || clip.next === "approved") return accept(this.#deps.book.told(clip));
    // One that a reviewer returned or rejected stays so; sent anew with its note, it is theirs to look at.
    return clip.state === "review" && clip.note === null ? this.#open(clip, [by.id]) : refuse({ code: "WRONG_STATE" });
  }

  return(meeting: string, id: string, version: number, note: string): Outcome {
    return this.#judge(meeting, id, version, { act: "return", state: "returned", note });
  }

  reject(meeting: string, id: string, version: number, note: string | null): Outcome {
    return this.#judge(meeting, id, version, { act: "reject", state: "rejected", note });
  }

  /** What two people agreed to is what both have seen: changed, it is approved anew. */
  edit(meeting: string, id: string, { version, trim, captions, ...said }: ClipChange): Outcome {
    return this.#with(meeting, id, version, (clip) => {
      if (!can("edit", clip.state)) return refuse({ code: "WRONG_STATE" });
      const wholeMs = clip.wholeMs ?? millis(0);
      if (trim !== undefined && trim !== null && !isWithin(trim, wholeMs)) return refuse({ code: "BAD_TRIM" });
      const shown = trim === undefined ? clip.trim : trim && { fromMs: millis(trim.fromMs), toMs: millis(trim.toMs) };
      const written = captions === undefined ? accept(clip.captions) : captionsOf(captions, shown, wholeMs);
      if (!written.ok) return written;
      const isAnew = this.#deps.needsTwo(meeting);
      const changed: KeptClip = {
        ...clip,
        ...withoutUndefined(said),
        ...{ trim: shown, captions: written.value },
        ...(isAnew ? { approvals: [], state: clip.state === "approved" ? "review" : clip.state } : {}),
      };
      return changed.state === "approved" ? this.#open(changed, changed.approvals) : this.#save(changed, {});
    });
  }

  /** By its reporter. A clip that was returned is looked at again. */
  amend(sender: Sender, id: string, said: ReporterChange): Outcome {
    const { book } = this.#deps;
    const clip = book.find(id);
    if (clip === null || !isOwn(sender, clip)) return refuse({ code: "UNKNOWN_CLIP" });
    const isOpening = clip.state === "converting" && clip.next === "approved";
    if (!can("amend", clip.state) || isOpening) return refuse({ code: "WRONG_STATE" });
    const state = clip.state === "returned" ? "review" : clip.state;
    return this.#save(clip, { ...withoutUndefined(said), state, approvals: [] });
  }

  /** With its files and its consent; what was shown to everybody is withdrawn, or returned first. */
  async drop(clip: KeptClip): Promise<Result<null, Refused>> {
    const { book, folders, conversions } = this.#deps;
    if (!can("drop", clip.state) || clip.next === "approved") return refuse({ code: "WRONG_STATE" });
    book.forget(clip);
    conversions.cancel(clip.id);
    await folders.drop(clip.id);
    return accept(null);
  }

  #judge(
    meeting: string,
    id: string,
    version: number,
    { act, state, note }: { act: "return" | "reject"; state: "returned" | "rejected"; note: string | null },
  ): Outcome {
    return this.#with(meeting, id, version, (clip) =>
      can(act, clip.state)
        ? this.#save(clip, { state, note, approvals: [], next: "review" })
        : refuse({ code: "WRONG_STATE" }),
    );
  }

  /** For everybody, once the film is cut as it is to be shown. */
  #open(clip: KeptClip, approvals: readonly string[]): Outcome {
    const isReady = sameCut(clip.trim, clip.cut) || clip.media === null;
    const changed = this.#save(clip, {
      ...{ approvals, note: null, problem: null, next: "approved" },
      state: isReady ? "approved" : "converting",
    });
    if (changed.ok && !isReady) this.#deps.conversions.begin(clip.id);
    return changed;
  }

  #with(meeting: string, id: string, version: number, act: (clip: KeptClip) => Outcome): Outcome {
    const clip = this.#deps.book.findIn(meeting, id);
    if (clip === null) return refuse({ code: "UNKNOWN_CLIP" });
    return clip.version === version ? act(clip) : refuse({ code: "STALE" });
  }

  #save(clip: KeptClip, change: Partial<KeptClip>): Outcome {
    const changed = this.#deps.book.change(clip, change);
    return changed === null ? refuse({ code: "STALE" }) : accept(this.#deps.book.told(changed));
  }
}

const isWithin = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }, wholeMs: number): boolean =>
  // A player's clock may read a little past the film's own end.
  toMs <= wholeMs + 100 && toMs - fromMs >= LEAST_MS;

const sameCut = (one: Clip["trim"], other: Clip["trim"]): boolean =>
  one?.fromMs === other?.fromMs && one?.toMs === other?.toMs;

function captionsOf(given: string | null, trim: Clip["trim"], wholeMs: number): Result<string | null, Refused> {
  if (given === null || given.trim() === "") return accept(null);
  const span = trim ?? { fromMs: millis(0), toMs: millis(wholeMs) };
  const isTyped = !/^\uFEFF?WEBVTT/.test(given);
  const written = captionsFrom(given, isTyped ? span : { fromMs: millis(0), toMs: millis(wholeMs) });
  if (written.ok) return written;
  const { line, why } = written.problem;
  return refuse({ code: "BAD_CAPTIONS", detail: `${line} ${why}` });
}
