/** The table of card kinds. A new kind is one file here, one Lit element, and one line in each of the two tables. */
import { z } from "zod";
import { figure } from "./figure.ts";
import { slide } from "./slide.ts";
import { speaker } from "./speaker.ts";

export const cardKinds = { speaker, slide, figure } as const;

export type CardKindName = keyof typeof cardKinds;
export type Card = z.infer<(typeof cardKinds)[CardKindName]["schema"]>;
export type CardOf<Kind extends CardKindName> = Extract<Card, { kind: Kind }>;

export const cardSchema = z.union([speaker.schema, slide.schema, figure.schema]);
