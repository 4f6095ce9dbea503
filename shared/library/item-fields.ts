/** What the library keeps of speakers, figures and documents: the fields of their cards, without what makes a card of them. */
import type { Fields } from "../cards/field.ts";
import { cardKinds } from "../cards/index.ts";

const { topic: _topic, speakerId: _speakerId, ...speaker } = cardKinds.speaker.fields;
const { figureId: _figureId, corrected: _corrected, ...figure } = cardKinds.figure.fields;
const { documentId: _documentId, ...document } = cardKinds.handout.fields;

/** Decks have none: they are made of files, and edited page by page. */
export const libraryFields = { speaker, figure, document } as const satisfies Record<string, Fields>;
