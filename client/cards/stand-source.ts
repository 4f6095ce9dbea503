/** Where a stand's card finds the rest of its stand. Implemented in client/stage, so that cards know no server (EB100). */
import { createContext } from "@lit/context";
import type { PublicStand } from "../../shared/exhibition.ts";

export interface StandSource {
  /** What is published now; `null`: nothing is, or it did not come. Never fails. */
  read(standId: string): Promise<PublicStand | null>;
  /** The stand's own page. */
  addressOf(stand: PublicStand): string;
}

/** `null`: a card that is looked at where no visitor walks. */
export const standSourceContext = createContext<StandSource | null>(Symbol("stands"));
