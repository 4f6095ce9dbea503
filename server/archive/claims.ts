import type { ProgramTime } from "../../shared/time.ts";

/** What a meeting wants kept: everything that an encoder showed on its stage between opening and closing. */
export interface Claim {
  readonly slug: string;
  readonly stage: string;
  readonly from: ProgramTime;
  /** `null` while the meeting is open. */
  readonly until: ProgramTime | null;
}

/** A stretch of a stage. */
export interface Span {
  readonly from: ProgramTime;
  readonly until: ProgramTime;
}

export const overlaps = (claim: Claim, { from, until }: Span): boolean =>
  claim.from < until && (claim.until === null || claim.until > from);

/** Slugs of the meetings that want a stretch of a stage kept, each once, in order of the claims. */
export const claimants = (claims: readonly Claim[], stage: string, span: Span): readonly string[] => [
  ...new Set(claims.filter((claim) => claim.stage === stage && overlaps(claim, span)).map(({ slug }) => slug)),
];
