/** What plays, fetched when it is asked for: it weighs more than all the rest of a stand's page (EB72). */
export { chooseEngine } from "../../player/choose-engine.ts";
export { Deck } from "../../player/deck.ts";
