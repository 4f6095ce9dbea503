/** What public pages ask of an exhibition. Implemented in server/exhibition, joined in main.ts. */
import type { PublicExhibition, PublicStand } from "../../shared/exhibition.ts";
import type { Awaitable } from "./ports.ts";

export interface ExhibitionReader {
  /** What the public may see; `null`: there is none, or it is not open. */
  exhibition(meeting: string): Awaitable<PublicExhibition | null>;
  /** @param id of the stand; `null`: not published. */
  stand(meeting: string, id: string): Awaitable<PublicStand | null>;
}
