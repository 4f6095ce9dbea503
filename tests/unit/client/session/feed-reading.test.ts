import { describe, expect, test } from "vitest";
import { FeedLine } from "../../../../client/session/feed-line.ts";
import { MeetingSession } from "../../../../client/session/meeting-session.ts";
import type { FeedPage } from "../../../../shared/feeds.ts";
import { FakeTransport } from "./fake-transport.ts";
import { ManualSurroundings } from "./manual-surroundings.ts";

const news: FeedPage = { items: [], gone: [], seq: 7, hasMore: false };

/** A reader that has what it was told last. */
function aReading(meeting: string | null) {
  const heard: FeedPage[] = [];
  const reading = { meeting, since: () => heard.at(-1)?.seq ?? 3, hear: (page: FeedPage) => void heard.push(page) };
  return { reading, heard };
}

describe("[FD124] a page of a meeting reads its feed over the meeting's line", () => {
  test("it says where it stands to each new line, and hears what came", () => {
    const [transport, surroundings] = [new FakeTransport(), new ManualSurroundings()];
    const session = new MeetingSession({
      slug: "primer",
      viewerId: "viewer-1",
      followRundown: false,
      transport,
      surroundings,
    });
    const { reading, heard } = aReading("primer");
    session.open();
    session.reading = reading;
    expect(transport.line.feeds).toEqual([]);
    transport.line.hearer.connected();
    expect(transport.line.feeds).toEqual([{ meeting: "primer", since: 3 }]);
    transport.line.hearer.feed(news);
    expect(heard).toEqual([news]);
    transport.line.hearer.lost();
    surroundings.advance(2_000);
    transport.line.hearer.connected();
    expect([transport.lines.length, transport.line.feeds]).toEqual([2, [{ meeting: "primer", since: 7 }]]);
  });
});

describe("[FD128] a page of the channel has a line that follows nothing", () => {
  function aLine() {
    const [transport, surroundings] = [new FakeTransport(), new ManualSurroundings()];
    const { reading, heard } = aReading(null);
    const line = new FeedLine({ reading, viewerId: "viewer-1", transport, surroundings });
    line.open();
    return { line, transport, surroundings, heard };
  }

  test("nobody is counted by it, and silence does not end it", () => {
    const { line, transport, surroundings } = aLine();
    expect(transport.line.auth).toEqual({ viewerId: "viewer-1", follow: [], counts: false });
    transport.line.hearer.connected();
    surroundings.advance(120_000);
    expect([line.connection, transport.lines.length]).toEqual([{ phase: "live" }, 1]);
    expect(transport.line.feeds).toEqual([{ meeting: null, since: 3 }]);
  });

  test("a line that never answers is given up", () => {
    const { line, transport, surroundings } = aLine();
    surroundings.advance(11_000);
    expect([line.connection.phase, transport.lines.length > 1]).toEqual(["lost", true]);
  });

  test("one that had stood for a while is tried again soon, one that falls at once is not hammered", () => {
    const { line, transport, surroundings } = aLine();
    const waited = () => {
      const { connection } = line;
      return connection.phase === "lost" && connection.nextTryAt !== null
        ? connection.nextTryAt - surroundings.now()
        : null;
    };
    for (let falls = 0; falls < 3; falls += 1) {
      transport.line.hearer.connected();
      transport.line.hearer.lost();
      surroundings.advance(waited() ?? 0);
    }
    transport.line.hearer.connected();
    transport.line.hearer.lost();
    expect(waited()).toBeGreaterThan(5_000);
    surroundings.advance(waited() ?? 0);
    transport.line.hearer.connected();
    surroundings.advance(15_000);
    transport.line.hearer.lost();
    expect(waited()).toBeLessThan(1_000);
  });
});
