/** What the control room asks of clips: `/api/meetings/:slug/clips…`, assignments and reporters' links (docs/spec/clips.md). */
import type { ClipChange as ClipPatch } from "../../../shared/clips/commands.ts";
import type { Assignment, Clip } from "../../../shared/clips.ts";
import type { MadePass, ToldPass } from "../../../shared/passes.ts";
import { type ApiAnswer, call } from "../api.ts";

/** As `GET …/clips/desk` answers. */
export interface ToldClips {
  readonly clips: readonly Clip[];
  readonly assignments: readonly Assignment[];
  readonly passes: readonly ToldPass[];
  /** The server has ffmpeg. */
  readonly canConvert: boolean;
  /** The meeting asks for two people. */
  readonly twoPeople: boolean;
}

/** What may be changed of a clip; absent: as it is. */
export type ClipChange = Omit<ClipPatch, "version">;

export const verdicts = ["approve", "return", "reject"] as const;
export type Verdict = (typeof verdicts)[number];

export interface WantedAssignment {
  readonly text: string;
  /** Absent: for any reporter. */
  readonly passId?: string;
  readonly item?: string;
}

/** The same of one meeting. */
export function clipsApi(slug: string) {
  const meeting = `/api/meetings/${encodeURIComponent(slug)}`;
  const clip = (id: string) => `${meeting}/clips/${encodeURIComponent(id)}`;
  return {
    desk: (): Promise<ApiAnswer<ToldClips>> => call("GET", `${meeting}/clips/desk`),
    /** @returns STALE when `version` is not the last one any more. */
    change: ({ id, version }: Pick<Clip, "id" | "version">, change: ClipChange): Promise<ApiAnswer<Clip>> =>
      call("PATCH", clip(id), { version, ...change }),
    judge: ({ id, version }: Pick<Clip, "id" | "version">, verdict: Verdict, note: string): Promise<ApiAnswer<Clip>> =>
      call("POST", `${clip(id)}/${verdict}`, { version, ...(note === "" ? {} : { note }) }),
    /** Consent is taken back: nothing of the clip is left. */
    withdraw: (id: string): Promise<ApiAnswer<unknown>> => call("POST", `${clip(id)}/withdraw`, {}),
    drop: (id: string): Promise<ApiAnswer<unknown>> => call("DELETE", clip(id)),
    assign: (wanted: WantedAssignment): Promise<ApiAnswer<Assignment>> =>
      call("POST", `${meeting}/assignments`, wanted),
    dropAssignment: (id: string): Promise<ApiAnswer<unknown>> =>
      call("DELETE", `${meeting}/assignments/${encodeURIComponent(id)}`),
    /** The only answer that has the link's token. */
    makeLink: (name: string, days: number): Promise<ApiAnswer<MadePass>> =>
      call("POST", `${meeting}/reporters`, { name, days }),
    revokeLink: (id: string): Promise<ApiAnswer<unknown>> =>
      call("DELETE", `${meeting}/reporters/${encodeURIComponent(id)}`),
  };
}
