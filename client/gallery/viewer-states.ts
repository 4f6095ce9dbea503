import "../pages/viewer/viewer.css";
import { type Card, cardKindNames, layerOf } from "../../shared/cards/index.ts";
import { later, millis } from "../../shared/time.ts";
import type { MeetingRecord } from "../../shared/timeline/record.ts";
import { ViewerPageElement } from "../pages/viewer/viewer-page.ts";
import { PlayerStateEvent, PlayheadEvent } from "../player/events.ts";
import { madeCard } from "./made-cards.ts";
import { usual } from "./sample-cards.ts";
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
  const far = standInSession(
    withCards(records[name], new URLSearchParams(location.search).get("card")),
    silent.includes(name) ? "none" : "encoder",
  );
  page.session = far.session;
  document.body.append(page);
  speakForPlayer(page);
  void page.updateComplete.then(() => {
    const phase = name === "waiting" ? "waiting" : name === "ended" ? "ended" : "live";
    page.dispatchEvent(new PlayerStateEvent({ phase }));
    if (name !== "planned") page.dispatchEvent(new PlayheadEvent(playhead, millis(850)));
    if (name === "lost") far.lose();
    if (name === "refused") far.refuse();
  });
}

/** What the real player says of the stream that it does not find here is not heard: only what is said on the page itself. */
function speakForPlayer(page: ViewerPageElement): void {
  page.addEventListener(
    PlayerStateEvent.type,
    (event) => {
      if (event.composedPath()[0] !== page) event.stopPropagation();
    },
    { capture: true },
  );
}

/** `?page=live&card=award`: cards of that kind on their layer in the last minutes, the last of them on air. */
function withCards(record: MeetingRecord, asked: string | null): MeetingRecord {
  const kind = cardKindNames.find((name) => name === asked);
  if (kind === undefined) return record;
  const cards: readonly Card[] = usual[kind] ?? [madeCard(kind, "full")];
  const layer = layerOf({ kind });
  const minute = (index: number) => later(playhead, millis((index - cards.length) * 60_000));
  const showings = cards.map((card, index) => {
    const until = index === cards.length - 1 ? null : minute(index + 1);
    return { seq: 1000 + index, card, layer, from: minute(index), until };
  });
  const others = record.showings.map((one) => (one.layer === layer ? { ...one, until: one.until ?? minute(0) } : one));
  return { ...record, showings: [...others, ...showings] };
}
