import { createContext } from "@lit/context";
import type { MeetingSession } from "./meeting-session.ts";

/** The page provides its one session; whatever stands inside reads it with `SessionController`. */
export const sessionContext = createContext<MeetingSession>(Symbol("efir-session"));
