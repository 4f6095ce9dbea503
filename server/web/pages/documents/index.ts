import { awards } from "./awards.ts";
import { decisions } from "./decisions.ts";
import { figures } from "./figures.ts";
import { materials } from "./materials.ts";
import { programme } from "./programme.ts";
import type { Section } from "./section.ts";

/** The parts of a meeting that are pages of their own, in the order of the top bar. */
export const sections: readonly Section[] = [programme, figures, awards, decisions, materials];
