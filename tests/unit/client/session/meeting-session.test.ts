import { describe, expect, test, vi } from "vitest";
import { MeetingSession } from "../../../../client/session/meeting-session.ts";
import type { Tick } from "../../../../shared/protocol.ts";
import { millis, programTime } from "../../../../shared/time.ts";
import { emptyRecord, fold } from "../../../../shared/timeline/reduce.ts";
import { aTimeline } from "./a-timeline.ts";
import { FakeTransport } from "./fake-transport.ts";
import { ManualSurroundings } from "./manual-surroundings.ts";

const ledger = "timeline:primer";
const epoch = "first-lineage";
const history = aTimeline(6);
const recordAt = (seq: number) => fold(emptyRecord, history.slice(0, seq));

function aSession({ followRundown = false } = {}) {
  const transport = new FakeTransport();
  const surroundings = new ManualSurroundings();
  const session = new MeetingSession({ slug: "primer", viewerId: "viewer-1", followRundown, transport, surroundings });
  session.open();
  return {
    session,
    transport,
    surroundings,
    events: (from: number, until: number) =>
      transport.line.hearer.events({ ledger, epoch, events: history.slice(from, until) }),
    snapshot: (seq: number) => transport.line.hearer.snapshot({ ledger, epoch, seq, state: recordAt(seq) }),
    tick: (part: Partial<Tick> = {}) =>
      transport.line.hearer.tick({
        now: programTime(surroundings.now()),
        heads: { [ledger]: session.state.record.showings.at(-1)?.seq ?? 0 },
        people: 3,
        signal: "encoder",
        ...part,
      }),
  };
}

function aFollowingSession() {
  const all = aSession();
  all.transport.line.hearer.connected();
  all.snapshot(4);
  return all;
}

describe("following", () => {
  test("[VW30] the handshake says what the page has", () => {
    const { transport } = aSession({ followRundown: true });
    expect(transport.line.auth).toEqual({
      viewerId: "viewer-1",
      follow: [
        { ledger, epoch: null, since: 0 },
        { ledger: "rundown:primer", epoch: null, since: 0 },
        { ledger: "rehearsal:primer", epoch: null, since: 0 },
      ],
    });
  });

  test("[OU4] the handshake of a page that nobody sits before says so, at each try", () => {
    const transport = new FakeTransport();
    const surroundings = new ManualSurroundings();
    const options = { slug: "primer", viewerId: "screen-1", followRundown: false, counts: false };
    new MeetingSession({ ...options, transport, surroundings }).open();
    transport.line.hearer.lost();
    surroundings.advance(millis(2_000));
    expect(transport.lines.map(({ auth }) => auth.counts)).toEqual([false, false]);
  });

  test("[VW30] shows the snapshot and the events after it", () => {
    const { session, events } = aFollowingSession();
    events(4, 6);
    expect(session.state.record).toEqual(recordAt(6));
  });

  test("[VW31] a gap asks to follow again, once", () => {
    const { transport, events } = aFollowingSession();
    events(5, 6);
    events(5, 6);
    expect(transport.line.follows).toEqual([{ ledger, epoch, since: 4 }]);
  });

  test("[VW31] ticks with a later head ask to follow again", () => {
    const { transport, tick } = aFollowingSession();
    tick({ heads: { [ledger]: 5 } });
    tick({ heads: { [ledger]: 5 } });
    expect(transport.line.follows).toEqual([{ ledger, epoch, since: 4 }]);
  });

  test("[VW31] an answer that does not come is asked for again", () => {
    const { transport, tick } = aFollowingSession();
    for (let count = 0; count < 10; count++) tick({ heads: { [ledger]: 5 } });
    expect(transport.line.follows).toHaveLength(2);
  });

  test("[VW30] a listener hears of changes only", () => {
    const { session, events } = aFollowingSession();
    let changes = 0;
    session.subscribe(() => {
      changes += 1;
    });
    events(0, 4);
    expect(changes).toBe(0);
  });

  test("[VW38] a refused ledger is told with its code", () => {
    const { session, transport } = aSession();
    transport.line.hearer.connected();
    transport.line.hearer.refused({ ledger, refusal: { code: "UNKNOWN_MEETING" } });
    expect(session.state.refusal).toBe("UNKNOWN_MEETING");
  });

  test("[VW37] ticks tell the people, the signal and the server's clock", () => {
    const { session, surroundings, tick } = aFollowingSession();
    tick({ now: programTime(surroundings.now() + 4000), people: 1284, signal: "loop" });
    tick({ now: programTime(surroundings.now() + 3900), people: 1284, signal: "loop" });
    expect(session.state).toMatchObject({ people: 1284, signal: "loop", serverOffset: 4000 });
  });
});

describe("a lost line", () => {
  test("[VW35] is tried again after 1, 2, 4 … 30 s, less up to half of each", () => {
    const { transport, surroundings } = aSession();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const lostAt = surroundings.now();
      const tries = transport.lines.length;
      transport.line.hearer.lost();
      while (transport.lines.length === tries) surroundings.advance(250);
      waits.push(surroundings.now() - lostAt);
    }
    // Chance is one half here, so each wait is three quarters of its whole.
    expect(waits).toEqual([750, 1500, 3000, 6000, 12_000, 22_500, 22_500]);
  });

  test("[VW35] is tried at once when hurried", () => {
    const { session, transport } = aSession();
    transport.line.hearer.lost();
    session.hurry();
    expect(transport.lines).toHaveLength(2);
  });

  test("[VW35] is not tried twice at a time", () => {
    const { session, transport, surroundings } = aSession();
    transport.line.hearer.lost();
    session.hurry();
    session.hurry();
    surroundings.advance(5000);
    expect(transport.lines).toHaveLength(2);
  });

  test("[VW35] that comes back asks from where the page stands, and the record stays meanwhile", () => {
    const { session, transport } = aFollowingSession();
    transport.line.hearer.lost();
    expect(session.state.record).toEqual(recordAt(4));
    session.hurry();
    expect(transport.line.auth.follow).toEqual([{ ledger, epoch, since: 4 }]);
  });

  test("[VW35] says since when, and when the next try is", () => {
    const { session, transport, surroundings } = aFollowingSession();
    const since = surroundings.now();
    transport.line.hearer.lost();
    expect(session.state.connection).toEqual({ phase: "lost", since, nextTryAt: since + 750 });
    surroundings.advance(750);
    transport.line.hearer.lost();
    expect(session.state.connection).toMatchObject({ since, nextTryAt: since + 750 + 1500 });
  });

  test("[VW35] a silent line counts as lost", () => {
    const { transport, surroundings, tick } = aFollowingSession();
    surroundings.advance(9000);
    tick();
    surroundings.advance(9000);
    expect(transport.lines).toHaveLength(1);
    surroundings.advance(1500);
    expect({ first: transport.lines[0]?.isClosed, lines: transport.lines.length }).toEqual({ first: true, lines: 2 });
  });

  test("[VW35] a server that asks to leave is left, for a random part of the time it gives", () => {
    const { transport, surroundings } = aFollowingSession();
    transport.line.hearer.leave({ withinMs: millis(4000) });
    surroundings.advance(1999);
    expect(transport.lines).toHaveLength(1);
    surroundings.advance(1);
    expect(transport.lines).toHaveLength(2);
  });

  test("a closed session stays closed", () => {
    const { session, transport, surroundings } = aFollowingSession();
    transport.line.hearer.lost();
    session.close();
    session.hurry();
    surroundings.advance(120_000);
    expect({ isClosed: transport.line.isClosed, lines: transport.lines.length }).toEqual({ isClosed: true, lines: 1 });
  });
});

describe("commands", () => {
  test("[VW36] are sent again under the same id until they are answered", async () => {
    const { session, transport, surroundings, tick } = aFollowingSession();
    const answer = session.command("timeline", { type: "open" });
    surroundings.advance(5000);
    const [first, second] = transport.line.commands;
    expect(second?.envelope).toEqual(first?.envelope);
    second?.answer({ ok: true, seq: 7 });
    await expect(answer).resolves.toEqual({ ok: true, seq: 7 });
    tick();
    surroundings.advance(5000);
    expect(transport.line.commands).toHaveLength(2);
  });

  test("[VW36] go over the next line when the first falls", async () => {
    const { session, transport } = aFollowingSession();
    const answer = session.command("timeline", { type: "open" });
    const id = transport.line.commands[0]?.envelope.id;
    transport.line.hearer.lost();
    session.hurry();
    transport.line.hearer.connected();
    expect(transport.line.commands[0]?.envelope.id).toBe(id);
    transport.line.commands[0]?.answer({ ok: false, refusal: { code: "MEETING_CLOSED" } });
    await expect(answer).resolves.toEqual({ ok: false, refusal: { code: "MEETING_CLOSED" } });
  });

  test("[VW36] on the plan that nobody answers for 30 s say so", async () => {
    const { session, surroundings, tick } = aFollowingSession();
    const answer = session.command("rundown", { type: "drop", id: "cue-00000001" });
    const outcome = vi.fn();
    void answer.then(outcome);
    for (let second = 0; second < 29; second++) {
      surroundings.advance(1000);
      tick();
    }
    await Promise.resolve();
    expect(outcome).not.toHaveBeenCalled();
    surroundings.advance(1000);
    await expect(answer).resolves.toEqual({ ok: false, unanswered: true });
  });

  test.each([
    ["taken", "timeline", { type: "take", cueId: "cue-00000001" }],
    // One press before the air: half a minute later somebody else may have prepared another.
    ["prepared", "rundown", { type: "arm", id: "cue-00000001" }],
  ] as const)(
    "[VW36] what is %s and nobody answers is given up after 6 s and never sent again",
    async (_what, kind, command) => {
      const { session, transport, surroundings } = aFollowingSession();
      // Each kind with a command of its own, as the list above has it.
      const answer = session.command(kind as never, command as never);
      transport.line.hearer.lost();
      surroundings.advance(6000);
      await expect(answer).resolves.toEqual({ ok: false, unanswered: true });
      session.hurry();
      transport.line.hearer.connected();
      expect(transport.line.commands).toEqual([]);
    },
  );
});

test("[VW39] the page's lag is reported at once and every 10 s while a line is open", () => {
  const { session, transport, surroundings, tick } = aFollowingSession();
  session.lag = millis(850);
  surroundings.advance(9000);
  tick();
  surroundings.advance(1000);
  expect(transport.line.reports).toEqual([{ lagMs: 850 }, { lagMs: 850 }]);
});

test("[VW50] what changed is counted for those who show it, and all of it once a lost line is back", () => {
  const { session, transport, surroundings } = aSession({ followRundown: true });
  transport.line.hearer.connected();
  transport.line.hearer.changed({ slug: "primer", what: "clips" });
  expect(session.state.changes).toEqual({ exhibition: 0, clips: 1, feed: 0 });
  transport.line.hearer.lost();
  surroundings.advance(2000);
  transport.line.hearer.connected();
  expect(session.state.changes).toEqual({ exhibition: 1, clips: 2, feed: 1 });
});

test("visits of stands are the last that came, until a line is lost: the list that is asked for anew knows better", () => {
  const { session, transport, surroundings } = aSession({ followRundown: true });
  transport.line.hearer.connected();
  transport.line.hearer.visits({ slug: "primer", byStand: { "stand-1": { now: 3, all: 41 } } });
  expect(session.state.visits).toEqual({ "stand-1": { now: 3, all: 41 } });
  transport.line.hearer.lost();
  surroundings.advance(2000);
  transport.line.hearer.connected();
  expect(session.state.visits).toBe(null);
});

describe("who is in the room", () => {
  const irina = { id: "irina", name: "Ирина С.", role: "moderator", editing: null, since: programTime(0) } as const;

  test("[AC31] a control room says that it is here and what is open in it; a viewer's page says neither", () => {
    const [room, viewer] = [aSession({ followRundown: true }), aSession()];
    for (const { session, transport } of [room, viewer]) {
      transport.line.hearer.connected();
      session.editing = "cue-00001";
    }
    expect(room.transport.line.words).toEqual([{ editing: null }, { editing: "cue-00001" }]);
    expect(viewer.transport.line.words).toEqual([]);
  });

  test("[AC30] the same list told again changes nothing, and out of the room none is shown", () => {
    const { session, transport } = aSession({ followRundown: true });
    const { hearer } = transport.line;
    hearer.connected();
    hearer.room([irina]);
    const before = session.state;
    hearer.room([{ ...irina }]);
    expect(session.state).toBe(before);
    hearer.refused({ ledger: "rundown:primer", refusal: { code: "NOT_ALLOWED" } });
    expect(session.state.room).toEqual([]);
  });
});

describe("the stand that is being read", () => {
  test("[EB66] is told at once, told again to each new line, and told when it is left", () => {
    const { session, transport, surroundings } = aFollowingSession();
    session.visiting = "stand-1";
    session.visiting = "stand-1";
    session.visiting = "stand-2";
    expect(transport.line.visits).toEqual(["stand-1", "stand-2"]);
    transport.line.hearer.lost();
    surroundings.advance(5_000);
    transport.line.hearer.connected();
    expect(transport.line.visits).toEqual(["stand-2"]);
    session.visiting = null;
    expect(transport.line.visits).toEqual(["stand-2", null]);
  });

  test("[EB66] is none on other pages: nothing is said of it", () => {
    expect(aFollowingSession().transport.line.visits).toEqual([]);
  });
});
