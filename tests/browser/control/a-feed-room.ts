import { ContextProvider } from "@lit/context";
import { expect, vi } from "vitest";
import { FeedRoomElement } from "../../../client/pages/feed-desk/feed-room.ts";
import { MeetingSession } from "../../../client/session/meeting-session.ts";
import { sessionContext } from "../../../client/session/session-context.ts";
import { browserSurroundings } from "../../../client/session/surroundings.ts";
import "../../../client/ui/page.css";
import type { FeedDesk } from "../../../shared/feeds.ts";
import { ledgerId } from "../../../shared/ids.ts";
import type { Role } from "../../../shared/roles.ts";
import type { emptyPlan } from "../../../shared/rundown/reduce.ts";
import { emptyRecord } from "../../../shared/timeline/reduce.ts";
import { patience } from "../../support/patience.ts";
import { aPreview, toldFeed } from "../../support/told-feed.ts";
import { FakeTransport } from "../../unit/client/session/fake-transport.ts";
import { controlNamed, deepAll, deepText } from "../deep-elements.ts";
import { type Answers, farSide } from "./far-side.ts";

export const feedApi = "/api/meetings/kollegiya/feed";

/** The page over a line and an API whose far sides are the test. @param openId the highlight on the desk */
export function openFeedRoom({
  told = toldFeed(),
  role = "moderator" as Role,
  openId = "",
  answers = {} as Answers,
} = {}) {
  // Half way from one colour to another nothing has the contrast that it will have.
  document.documentElement.style.setProperty("--motion-fast", "0ms");
  history.replaceState(null, "", openId === "" ? location.pathname : `#${openId}`);
  let now = told;
  const far = farSide({
    "GET /api/session": [200, { actor: { id: "irina", name: "Ирина С.", role }, hasPassword: true }],
    [`GET ${feedApi}/desk`]: () => [200, now],
    ...(openId === "" ? {} : { [`GET ${feedApi}/desk?highlight=${openId}`]: () => [200, now] as const }),
    ...Object.fromEntries(
      told.highlights.map(({ id, content }) => [
        `POST ${feedApi}/highlights/${id}/preview`,
        () => [200, aPreview(content.text)] as const,
      ]),
    ),
    ...answers,
  });
  const transport = new FakeTransport();
  const session = new MeetingSession({
    ...{ slug: "kollegiya", viewerId: "room-viewer", followRundown: true },
    ...{ transport, surroundings: browserSurroundings },
  });
  const page = document.createElement("div");
  new ContextProvider(page, { context: sessionContext, initialValue: session });
  const room = new FeedRoomElement();
  page.append(room);
  document.body.append(page);
  session.open();
  const { hearer } = transport.line;
  hearer.connected();
  // The ledger's own state, as the server writes it.
  const state = { ...emptyRecord, phase: "open", title: "Итоги 2025 года" } as object as typeof emptyPlan;
  hearer.snapshot({ ledger: ledgerId("timeline", "kollegiya"), epoch: "e", seq: 1, state });
  return {
    room,
    far,
    hearer,
    /** What the server tells from now on, without saying so. */
    keep: (next: Partial<FeedDesk>) => {
      now = { ...now, ...next };
    },
    /** The same, and the server says that it changed. */
    change: (next: Partial<FeedDesk>) => {
      now = { ...now, ...next };
      hearer.changed({ slug: "kollegiya", what: "feed" });
    },
    close: () => {
      session.close();
      page.remove();
      far.leave();
      history.replaceState(null, "", location.pathname);
    },
  };
}

/** What a person does and sees on the page. @param get the page of the test that runs */
export function handsOn(get: () => ReturnType<typeof openFeedRoom>) {
  const words = () => deepText(get().room);
  const isFree = (name: string | RegExp) => {
    const control = controlNamed(get().room, name);
    return !(control instanceof HTMLButtonElement && control.disabled);
  };
  return {
    words,
    /** Waits until that can be read. */
    says: (text: string | RegExp) => vi.waitFor(() => expect(words()).toMatch(text), patience),
    inside: (host: string, selector: string) => deepAll(get().room, host).flatMap((found) => deepAll(found, selector)),
    /** It can be pressed. */
    isFree,
    press: async (name: string | RegExp) => {
      await vi.waitFor(() => expect(isFree(name)).toBe(true), patience);
      controlNamed(get().room, name).click();
    },
  };
}
