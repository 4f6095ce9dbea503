/** What the control room asks of a meeting's feed: `/api/meetings/:slug/feed…` (docs/spec/feeds.md). */
import type {
  CorrectionStyle,
  FeedDesk,
  FeedSettings,
  Highlight,
  HighlightContent,
  HighlightKind,
  HighlightPreview,
  HighlightSource,
  ToldRow,
} from "../../../shared/feeds.ts";
import { type ApiAnswer, call } from "../api.ts";

type Known = Pick<Highlight, "id" | "version">;

/** What an edit carries. `correction`: of a revision after the first. */
export interface WrittenHighlight {
  readonly content: HighlightContent;
  /** `null`: all that the meeting uses. */
  readonly targets: readonly string[] | null;
  readonly correction?: { readonly note: string; readonly style: CorrectionStyle };
}

/** What a person found where a target could not be asked; `null`: nothing is there. */
export type FoundByHand = { readonly url: string | null } | null;

/** The same of one meeting. */
export function feedApi(slug: string) {
  const feed = `/api/meetings/${encodeURIComponent(slug)}/feed`;
  const one = (id: string) => `${feed}/highlights/${encodeURIComponent(id)}`;
  const act = (name: string, { id, version }: Known, more: object = {}): Promise<ApiAnswer<Highlight>> =>
    call("POST", `${one(id)}/${name}`, { version, ...more });
  const row = (id: number, name: string, body: object): Promise<ApiAnswer<ToldRow>> =>
    call("POST", `${feed}/rows/${id}/${name}`, body);
  return {
    /** @param opened the highlight whose rows are all wanted, however old they are; empty: none */
    desk: (opened = ""): Promise<ApiAnswer<FeedDesk>> =>
      call("GET", `${feed}/desk${opened === "" ? "" : `?highlight=${encodeURIComponent(opened)}`}`),
    /** Of the card's own words, at once. @param id made here: asked twice, it is one draft all the same */
    draft: (id: string, source: HighlightSource, kind?: HighlightKind): Promise<ApiAnswer<Highlight>> =>
      call("POST", `${feed}/highlights`, { id, source, ...(kind === undefined ? {} : { kind }) }),
    /** @returns STALE when `version` is not the last one any more. */
    save: ({ id, version }: Known, written: WrittenHighlight): Promise<ApiAnswer<Highlight>> =>
      call("PUT", one(id), { version, ...written }),
    /** What would leave; nothing is saved. */
    preview: (id: string, written: WrittenHighlight, signal: AbortSignal): Promise<ApiAnswer<HighlightPreview>> =>
      call("POST", `${one(id)}/preview`, written, undefined, signal),
    /** @returns HASH when what would leave is not what `hash` was shown for. */
    approve: (known: Known, hash: string, waitsForViewers: boolean): Promise<ApiAnswer<Highlight>> =>
      act("approve", known, { hash, waitsForViewers }),
    takeBack: (known: Known): Promise<ApiAnswer<Highlight>> => act("take-back", known),
    releaseNow: (known: Known): Promise<ApiAnswer<Highlight>> => act("release-now", known),
    correct: (known: Known): Promise<ApiAnswer<Highlight>> => act("correct", known),
    cancelCorrection: (known: Known): Promise<ApiAnswer<Highlight>> => act("cancel-correction", known),
    withdraw: (known: Known, reason: string): Promise<ApiAnswer<Highlight>> => act("withdraw", known, { reason }),
    drop: (id: string): Promise<ApiAnswer<unknown>> => call("DELETE", one(id)),
    resolve: (id: number, found: FoundByHand): Promise<ApiAnswer<ToldRow>> => row(id, "resolve", { found }),
    retry: (id: number): Promise<ApiAnswer<ToldRow>> => row(id, "retry", {}),
    cancelRow: (id: number): Promise<ApiAnswer<ToldRow>> => row(id, "cancel", {}),
    saveSettings: (version: number, settings: FeedSettings): Promise<ApiAnswer<unknown>> =>
      call("PUT", `${feed}/settings`, { version, settings }),
    kill: (isKilled: boolean): Promise<ApiAnswer<unknown>> => call("POST", `${feed}/kill`, { isKilled }),
    rehearse: (isOn: boolean): Promise<ApiAnswer<unknown>> => call("POST", `${feed}/rehearsal`, { isOn }),
  };
}

/** The whole house's switch. */
export const killHouse = (isKilled: boolean): Promise<ApiAnswer<unknown>> =>
  call("POST", "/api/feed/kill", { isKilled });
