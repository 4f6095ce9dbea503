import { type Card, type CardKindName, cardKinds } from "../../shared/cards/index.ts";
import type { Highlight } from "../../shared/feeds.ts";
import type { LibrarySort } from "../../shared/library.ts";
import type { Cue } from "../../shared/rundown/plan.ts";
import { say } from "../i18n/say.ts";
import type { CardDraft } from "./card-draft.ts";
import { t as cards } from "./card-strings.ts";
import { t as clips } from "./clips/strings.ts";
import { t as health } from "./health/strings.ts";
import { t as feed } from "./highlights/strings.ts";
import { t as library } from "./library-strings.ts";
import { t as outputs } from "./outputs-strings.ts";
import { t as people } from "./people/strings.ts";
import { t as readiness } from "./show/readiness-words.ts";
import { t as stands } from "./stands/strings.ts";
import { t } from "./strings.ts";

/** What stands in the room's one window. */
export type OpenWindow =
  /** `cue`: the one to change, as it was when the form was opened; `null`: a new card, which begins with `start`. */
  | {
      readonly type: "card";
      readonly kind: CardKindName;
      readonly cue: Cue | null;
      readonly start: CardDraft | null;
      /** What it starts with was written here, and is nowhere else. */
      readonly isUnsaved?: true;
    }
  /** Somebody saved the cue between. `base`: as the form was opened on it. */
  | { readonly type: "stale"; readonly base: Cue; readonly mine: Card; readonly alsoOnAir: boolean }
  | { readonly type: "library"; readonly sort: LibrarySort }
  | { readonly type: "deck"; readonly deckId: string }
  | { readonly type: "new-deck" }
  | { readonly type: "clips" | "stands" }
  | { readonly type: "readiness" }
  /** A draft of the feed, as it was made. */
  | { readonly type: "highlight"; readonly highlight: Highlight }
  | { readonly type: "figure"; readonly figureId: string }
  | { readonly type: "stream" | "outputs" | "people" | "health" | "keys" | "close-meeting" };

/** What «Ещё» opens, in its order: a line each, besides its heading here and its body in room-window.ts. */
export const moreWindows = [
  "stream",
  "outputs",
  "people",
  "readiness",
  "keys",
] as const satisfies readonly OpenWindow["type"][];

export function headingOf(open: OpenWindow): string {
  switch (open.type) {
    case "card":
      return say(open.cue === null ? cardKinds[open.kind].said.create : cardKinds[open.kind].said.one);
    case "stale":
      return cards("staleTitle");
    case "library":
      return library("libraryTitle");
    case "deck":
      return library("choosePages");
    case "new-deck":
      return library("deckTitle");
    case "clips":
      return clips("title");
    case "stands":
      return stands("title");
    case "highlight":
      return feed("toFeed");
    case "figure":
      return library("correctionTitle");
    case "stream":
      return t("streamTitle");
    case "outputs":
      return outputs("outputsTitle");
    case "people":
      return people("title");
    case "readiness":
      return readiness("title");
    case "health":
      return health("title");
    case "keys":
      return t("keysTitle");
    case "close-meeting":
      return t("closeTitle");
  }
}
