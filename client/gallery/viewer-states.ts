import "../pages/viewer/viewer.css";
import { millis } from "../../shared/time.ts";
import { ViewerPageElement } from "../pages/viewer/viewer-page.ts";
import { PlayerStateEvent, PlayheadEvent } from "../player/events.ts";
import { adjourned, closed, live, opened, planned, playhead, resting, whole, withFigure } from "./sample-records.ts";
import { standInSession } from "./stand-in-session.ts";

const records = {
  planned,
  opened,
  live,
  whole,
  resting,
  adjourned,
  withFigure,
  waiting: live,
  lost: live,
  ended: closed,
  refused: planned,
} as const;
const silent: readonly string[] = ["waiting", "adjourned"];

/** The viewer's page in one of its states; nothing for a state that there is none of. */
export function showViewerPage(name: string): void {
  if (isState(name)) show(name);
}

const isState = (name: string): name is keyof typeof records => Object.hasOwn(records, name);

function show(name: keyof typeof records): void {
  const page = new ViewerPageElement();
  page.className = "page";
  const far = standInSession(records[name], silent.includes(name) ? "none" : "encoder");
  page.session = far.session;
  document.body.append(page);
  // The stand-in for a picture: what the player would say.
  void page.updateComplete.then(() => {
    const phase = name === "waiting" ? "waiting" : name === "ended" ? "ended" : "live";
    // After the real player, which finds no stream here, has said so.
    setTimeout(() => page.dispatchEvent(new PlayerStateEvent({ phase })), 500);
    if (name !== "planned") page.dispatchEvent(new PlayheadEvent(playhead, millis(850)));
    if (name === "lost") far.lose();
    if (name === "refused") far.refuse();
  });
}
