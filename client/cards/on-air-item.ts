import { createContext } from "@lit/context";

/** The number of the programme's item that is on beside a card; `null`: none is, or it has no number. */
export const onAirItemContext = createContext<number | null>(Symbol("on-air item"));
