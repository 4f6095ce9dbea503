import type { Card } from "../../shared/cards/index.ts";
import { withoutUndefined } from "../../shared/without-undefined.ts";
import { fromCard } from "../feeds/desk/drafts/from-card.ts";
import type { HighlightDesk } from "../feeds/desk/highlight-desk.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { Images } from "../library/images.ts";
import { adopted, awardCards, decisionCard, quoteCard, tourCard } from "../playout/sample-cards.ts";
import { figureCards } from "../playout/sample-figures.ts";
import { sampleSlug } from "../playout/sample-meeting.ts";
import type { ImageOf } from "../playout/sample-pictures.ts";
import type { Settings } from "../store/settings.ts";
import { keptPictures, sampleActor } from "./sample-plan.ts";

interface Parts {
  readonly desk: Pick<HighlightDesk, "release">;
  readonly ledgers: Pick<Ledgers, "recordOf">;
  readonly images: Images;
  readonly settings: Settings;
}

/** What somebody has withdrawn or dropped since does not come back. */
const EDITION = "1";

/** A few highlights of the sample meeting, of its own cards, so that a house without any other has a feed to look at (PO46). */
export async function ensureSampleFeed({ desk, ledgers, images, settings }: Parts): Promise<void> {
  if (settings.get("sample.feed") === EDITION || ledgers.recordOf(sampleSlug)?.phase === "closed") return;
  const cards = shownCards(await keptPictures(images));
  for (const [index, card] of cards.entries()) {
    const { source, ...drafted } = fromCard(card);
    desk.release({
      ...{ id: `primer-highlight-${index + 1}`, meeting: sampleSlug },
      // The clip goes round, and what it showed is forgotten: there is no moment to play.
      content: withoutUndefined({ ...drafted, tags: [], moment: null, sourceWords: source && capital(source) }),
      madeBy: { id: sampleActor.id, name: sampleActor.name },
    });
  }
  settings.set("sample.feed", EDITION);
}

/** Oldest first. */
function shownCards(imageOf: ImageOf): readonly Card[] {
  const [figure] = figureCards;
  const [, family] = awardCards(imageOf);
  return [figure, tourCard(imageOf), quoteCard(imageOf), family, adopted(decisionCard)].filter(
    (card) => card !== undefined,
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase("ru") + words.slice(1);
