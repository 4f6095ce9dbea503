import { describe, expect, test } from "vitest";
import { type PhaseInputs, phaseOf } from "../../../../client/pages/viewer/phase.ts";
import { initialState, type SessionState } from "../../../../client/session/session-state.ts";
import { anOpenRecord, second } from "./a-record.ts";

const open: SessionState = {
  ...initialState,
  connection: { phase: "live" },
  record: anOpenRecord(),
  signal: "encoder",
};
const closed: SessionState = { ...open, record: anOpenRecord({ phase: "closed", closedAt: second(100) }) };
const lost: SessionState = { ...open, connection: { phase: "lost", since: 0, nextTryAt: null } };
const phase = (inputs: Partial<PhaseInputs>) =>
  phaseOf({
    session: open,
    player: "live",
    playhead: second(50),
    servedPhase: null,
    wasOver: false,
    recording: "absent",
    isBreak: false,
    isBetweenDays: false,
    ...inputs,
  });

describe("the page's phase", () => {
  test("[VW5] connecting until anything is known", () => {
    expect(phase({ session: initialState })).toBe("connecting");
  });

  test("[VW5] what the server wrote into the page, until the socket answers", () => {
    expect(phase({ session: initialState, servedPhase: "planned" })).toBe("planned");
    expect(phase({ session: open, servedPhase: "planned" })).toBe("live");
  });

  test("[VW38] refused, whatever else is known", () => {
    expect(phase({ session: { ...open, refusal: "UNKNOWN_MEETING" } })).toBe("refused");
  });

  test("[VW5] live with a signal, the sample loop's too", () => {
    expect(phase({})).toBe("live");
    expect(phase({ session: { ...open, signal: "loop" } })).toBe("live");
  });

  test("[VW5] waiting without one", () => {
    expect(phase({ session: { ...open, signal: "none" } })).toBe("waiting");
    expect(phase({ player: "waiting" })).toBe("waiting");
  });

  test("[VW46] waiting while a still picture stands between two sources", () => {
    expect(phase({ session: { ...open, signal: "slate" } })).toBe("waiting");
  });

  test("[VW46] what the stage is fed with now is no news to whoever has rewound", () => {
    expect(phase({ session: { ...open, signal: "slate" }, player: "behind" })).toBe("live");
    expect(phase({ session: { ...open, signal: "none" }, player: "behind" })).toBe("live");
  });

  test("[VW5] lost when neither the socket nor the picture is there", () => {
    expect(phase({ session: lost, player: "lost" })).toBe("lost");
    expect(phase({ session: lost, player: "live" })).toBe("live");
  });
});

describe("[VW4] a closed meeting", () => {
  test("is still live for whoever has not seen the end", () => {
    expect(phase({ session: closed, playhead: second(99) })).toBe("live");
  });

  test("ends with its frame", () => {
    expect(phase({ session: closed, playhead: second(100) })).toBe("ended");
  });

  test("has ended for a page that shows no picture", () => {
    expect(phase({ session: closed, playhead: null })).toBe("ended");
  });

  test("has ended when no more frames come", () => {
    expect(phase({ session: { ...closed, signal: "none" }, playhead: second(98) })).toBe("ended");
    expect(phase({ session: closed, player: "ended", playhead: second(98) })).toBe("ended");
  });
});

describe("[VW44] the recording of a closed meeting", () => {
  test("takes the place of the end as soon as there is one", () => {
    expect(phase({ session: closed, playhead: second(100), recording: "ready" })).toBe("replay");
  });

  test("does not take the picture from whoever has not seen the end", () => {
    expect(phase({ session: closed, playhead: second(99), recording: "ready" })).toBe("live");
    const rewound = { session: { ...closed, signal: "none" }, player: "behind", playhead: second(20) } as const;
    expect(phase(rewound)).toBe("live");
  });

  test("stays one when its playhead is before the end", () => {
    const replaying = { session: closed, player: "replaying", playhead: second(5), wasOver: true } as const;
    expect(phase({ ...replaying, recording: "ready" })).toBe("replay");
  });

  test("is not denied before the server has answered", () => {
    expect(phase({ session: closed, playhead: null, recording: "asking" })).toBe("connecting");
    expect(phase({ session: closed, playhead: null, recording: "absent" })).toBe("ended");
  });

  test("is no reason to take the last picture from who has just seen the end", () => {
    expect(phase({ session: closed, playhead: second(100), recording: "asking" })).toBe("ended");
  });
});

describe("[VW48] a break on the stage", () => {
  test("is the page's state, though the encoder stopped for it", () => {
    expect(phase({ isBreak: true })).toBe("break");
    expect(phase({ isBreak: true, session: { ...open, signal: "none" }, player: "waiting" })).toBe("break");
    expect(phase({ isBreak: true, player: "behind" })).toBe("break");
  });

  test("says nothing of a lost connection", () => {
    expect(phase({ isBreak: true, session: lost, player: "lost" })).toBe("lost");
  });
});

describe("[VW49] between two days", () => {
  test("the meeting is adjourned while there is no signal", () => {
    expect(phase({ isBetweenDays: true, session: { ...open, signal: "none" }, player: "waiting" })).toBe("adjourned");
    expect(phase({ isBetweenDays: true })).toBe("live");
  });

  test("who is still in what came before is left in peace", () => {
    expect(phase({ isBetweenDays: true, session: { ...open, signal: "none" }, player: "behind" })).toBe("live");
  });
});
