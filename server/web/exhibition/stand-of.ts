import type { StandKey } from "../../exhibition/stands.ts";
import type { Pass } from "../pass-ports.ts";

/** The one stand that a link opens: no address or body says another (AC55). */
export const standOf = ({ meeting, subject }: Pass): StandKey => ({ meeting, id: subject ?? "" });
