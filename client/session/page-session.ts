import { idPattern } from "../../shared/ids.ts";
import { MeetingSession } from "./meeting-session.ts";
import { socketTransport } from "./socket-transport.ts";
import { browserSurroundings, newId } from "./surroundings.ts";

const STORAGE_KEY = "efir.viewer";

interface HowToOpen {
  readonly followRundown?: boolean;
  /** `false`: nobody sits before this page (OU4). */
  readonly counts?: boolean;
  /** `false`: nothing is kept in the browser, as on other sites' pages: each view is a person of its own (OU32). */
  readonly remembers?: boolean;
}

/** Opens the page's session, and hurries it when the network returns or the page is looked at again. */
export function openPageSession(
  slug: string,
  { followRundown = false, counts = true, remembers = counts }: HowToOpen = {},
): MeetingSession {
  const session = new MeetingSession({
    slug,
    viewerId: remembers ? viewerId() : newId(),
    followRundown,
    counts,
    transport: socketTransport,
    surroundings: browserSurroundings,
  });
  addEventListener("online", () => session.hurry());
  // A page kept in the back/forward cache comes back with its sockets cut.
  addEventListener("pageshow", () => session.hurry());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") session.hurry();
  });
  session.open();
  return session;
}

/** This browser's id among the viewers, kept so that a reload or a second tab is not a second person. */
function viewerId(): string {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    if (kept !== null && idPattern.test(kept)) return kept;
    const made = newId();
    localStorage.setItem(STORAGE_KEY, made);
    return made;
  } catch {
    return newId();
  }
}
