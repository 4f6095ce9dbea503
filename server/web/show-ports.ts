/** What the calls of a meeting's rehearsal and readiness ask of the rest of the house. Joined in wiring. */
import type { CommandOutcome } from "../../shared/protocol.ts";
import type { Readiness } from "../../shared/readiness.ts";
import type { Actor } from "../../shared/roles.ts";
import type { ProgramTime } from "../../shared/time.ts";
import type { Act, Awaitable } from "./ports.ts";

export interface RehearsalDesk {
  /** Since when one is on; `null`: none is. */
  since(slug: string): ProgramTime | null;
  begin(slug: string, by: Actor): Awaitable<CommandOutcome>;
  /** Also when none is on. */
  end(slug: string, by: Actor): Awaitable<CommandOutcome>;
  /** The last acts in the rehearsal that is on, at most `most`, oldest first, with who caused each. */
  acts(slug: string, most: number): Awaitable<readonly Act[]>;
}

export interface ShowDesk {
  readonly rehearsals: RehearsalDesk;
  /** `null`: there is no such meeting. */
  readonly readiness: (slug: string) => Promise<Readiness | null>;
}
