import { describe, expect, test } from "vitest";
import { cuesShape, doneShape, problemShape, stateShape } from "../../../../../server/web/automation/shapes.ts";
import { millis } from "../../../../../shared/time.ts";
import { aRundown, automationAtHand } from "../../../../support/automation-at-hand.ts";
import { aCue, anActor, aSpeaker } from "../../../../support/ledger-builders.ts";
import { rundown, timeline } from "../../../../support/ledgers-at-hand.ts";

describe("who asks", () => {
  test.each([
    ["nobody", null, 401, "NO_TOKEN"],
    ["a wrong token", "efir_wrong", 401, "UNKNOWN_TOKEN"],
    ["another meeting's token", "efir_other", 403, "NOT_ALLOWED"],
  ])("[AP3] %s is refused everything, in words too", async (_who, bearer, status, code) => {
    const { ask } = await automationAtHand();
    for (const [method, path] of [
      ["GET", "state"],
      ["GET", "events"],
      ["GET", "cues"],
      ["POST", "take"],
      ["POST", "cues/speaker-cue/take"],
    ] as const) {
      const answer = await ask(method, path, { bearer });
      expect([answer.status, answer.json().error.code]).toEqual([status, code]);
      expect(problemShape.parse(answer.json()).error.message).toMatch(/[а-я]/);
    }
  });

  test("[AP3] an editor's token reads, and puts nothing on air", async () => {
    const { ask, press } = await automationAtHand();
    expect((await ask("GET", "state", { bearer: "efir_editor" })).status).toBe(200);
    for (const path of [
      "take",
      "arm",
      "clear/stage",
      "blackout",
      "recall",
      "undo",
      "slides/next",
      "items/next/start",
    ]) {
      expect((await press(path, { bearer: "efir_editor" })).json().error.code).toBe("NOT_ALLOWED");
    }
  });

  test("[AP2] a cookie opens nothing, and another site's page may ask with a token", async () => {
    const { app, ask, press } = await automationAtHand();
    const cookie = await app.signInAs();
    expect((await ask("GET", "state", { bearer: null, headers: { cookie } })).status).toBe(401);
    const answer = await press("arm", { headers: { origin: "https://panel.example", "sec-fetch-site": "cross-site" } });
    expect([answer.status, answer.headers["access-control-allow-origin"]]).toEqual([200, "*"]);
    expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
    const leave = await ask("OPTIONS", "take", { bearer: null });
    expect([leave.status, leave.headers["access-control-allow-headers"]]).toEqual([
      204,
      "Authorization, Content-Type, Idempotency-Key, Last-Event-ID",
    ]);
  });

  test("[AP6] ten presses in a second pass; who never stops waits", async () => {
    const { press, clock } = await automationAtHand();
    const burst = await Promise.all(Array.from({ length: 10 }, () => press("arm")));
    expect(burst.filter(({ status }) => status === 429)).toEqual([]);
    let last = burst[0];
    for (let sent = 0; sent < 60 && last?.status !== 429; sent += 1) last = await press("disarm");
    expect([last?.status, last?.headers["retry-after"], last?.json().error.code]).toEqual([429, "1", "TOO_FAST"]);
    clock.advance(1_000);
    expect((await press("arm")).status).not.toBe(429);
  });
});

describe("what buttons do", () => {
  test("[AP20] «дальше» goes on from what is prepared, else from what was taken last", async () => {
    const { press } = await automationAtHand();
    const armed = async (body?: unknown) => (await press("arm", { body })).json().state.armed.cueId;
    expect(await armed()).toBe("item-0001");
    expect(await armed({ next: true })).toBe("speaker-cue");
    expect(await armed({ previous: true })).toBe("item-0001");
    await press("take", { body: { cueId: "slide-cue-3" } });
    await press("disarm");
    expect(await armed({})).toBe("item-0002");
    expect(await armed({ cueId: "figure-cue" })).toBe("figure-cue");
    expect((await press("arm")).json().error.code).toBe("NO_NEXT_CUE");
  });

  test("[AP24] a take shows what is prepared, and a second press has nothing to take", async () => {
    const { press } = await automationAtHand();
    expect((await press("take")).json().error.code).toBe("NOTHING_ARMED");
    await press("arm", { body: { cueId: "speaker-cue" } });
    const { state } = (await press("take")).json();
    expect([state.layers["lower-third"].label, state.armed]).toEqual(["Анна Павлова", null]);
    const again = await press("take");
    expect([again.status, again.json().error.code]).toEqual([409, "NOTHING_ARMED"]);
  });

  test("[AP24] what was edited since it was prepared is not taken unseen", async () => {
    const { press, send } = await automationAtHand();
    await press("arm", { body: { cueId: "speaker-cue" } });
    await send(rundown, { type: "edit", cue: { id: "speaker-cue", card: aSpeaker({ name: "Анна Петрова" }) } });
    const answer = await press("take");
    expect([answer.status, answer.json().error.code]).toEqual([409, "STALE"]);
  });

  test("[AP22] items begin in order, past those that are skipped", async () => {
    const { press, state } = await automationAtHand();
    expect((await press("items/next/start")).json().state.item.onAir.cueId).toBe("item-0001");
    await press("clear/chapter");
    expect((await state()).item).toMatchObject({ onAir: null, next: { cueId: "item-0002" } });
    expect((await press("items/next/start")).json().state.item.onAir).toMatchObject({
      number: 3,
      label: "3. Итоги года",
    });
    expect((await press("items/next/start")).json().error.code).toBe("NO_NEXT_ITEM");
    expect((await press("items/item-skip/start")).json().state.item.onAir.cueId).toBe("item-skip");
    expect((await press("items/speaker-cue/start")).json().error.code).toBe("NOT_AN_ITEM");
    const unknown = await press("items/item-none/start");
    expect([unknown.status, unknown.json().error.code]).toEqual([404, "UNKNOWN_CUE"]);
  });

  test("[AP13] how an item goes against its plan is told as in the control room", async () => {
    const minutes = 10;
    const items = [1, 2].map((number) => ({
      id: `item-000${number}`,
      card: { kind: "agenda", id: `card-item-${number}`, title: `Пункт ${number}`, number, minutes } as const,
    }));
    const { press, state, clock } = await automationAtHand({ cues: items });
    await press("items/next/start");
    clock.advance(12 * 60_000);
    const { item } = await state();
    expect(item.onAir).toMatchObject({ plannedSeconds: 600, elapsedSeconds: 720, remainingSeconds: -120 });
    expect(item.next).toMatchObject({ label: "2. Пункт 2", plannedSeconds: 600 });
    expect(Math.abs(item.next.forecastAt - clock.now())).toBeLessThanOrEqual(30_000);
  });

  test("[AP21] [AP25] slides step, however many presses come at once", async () => {
    const { press, state } = await automationAtHand();
    expect((await press("slides/next")).json().error.code).toBe("NO_DECK_ON_STAGE");
    await press("cues/slide-cue-1/take");
    expect((await state()).deck).toMatchObject({ text: "1 из 3", hasPrevious: false, hasNext: true });
    const [second, third, beyond] = await Promise.all([
      press("slides/next"),
      press("slides/next"),
      press("slides/next"),
    ]);
    expect([second?.json().state.deck.place, third?.json().state.deck.place]).toEqual([2, 3]);
    expect(beyond?.json().error.code).toBe("LAST_SLIDE");
    expect((await press("slides/previous")).json().state.deck.text).toBe("2 из 3");
  });

  test("[AP23] clear, blackout, undo and recall are the record's own", async () => {
    const { press, state } = await automationAtHand();
    await press("cues/speaker-cue/take");
    await press("cues/slide-cue-1/take");
    expect((await press("blackout")).json().state.tally).toMatchObject({ isAnythingOn: false, canUndo: true });
    expect((await press("undo")).json().state.tally).toMatchObject({ isStageOn: true, isLowerThirdOn: true });
    await press("clear/lower-third");
    const nothing = await press("clear/lower-third");
    expect([nothing.status, nothing.json().error.code]).toEqual([409, "NOTHING_ON_LAYER"]);
    expect((await press("clear/ceiling")).json().error.code).toBe("UNKNOWN_LAYER");
    const { lastAct } = await state();
    expect(lastAct).toMatchObject({ kind: "clear", layers: ["lower-third"], label: null });
    expect((await press("undo", { body: { act: lastAct.act - 1 } })).json().error.code).toBe("STALE");
    await press("cues/figure-cue/take");
    expect((await press("recall")).json().state.layers.stage?.cueId).not.toBe("figure-cue");
  });

  test("[AP11] where everybody has rewound, a recall reaches back half a minute and no further", async () => {
    const { press, state, presence, clock } = await automationAtHand();
    presence.enter("meeting", "viewer-1", "place-1");
    presence.report({ slug: "meeting", viewerId: "viewer-1", place: "place-1", lag: millis(50_000) });
    await press("cues/speaker-cue/take");
    clock.advance(29_000);
    expect((await state()).lastAct.isUnseen).toBe(true);
    clock.advance(1_000);
    expect((await state()).lastAct.isUnseen).toBe(false);
  });

  test("[AP3] two people where the meeting asks for them: a token counts as one", async () => {
    const { press, send } = await automationAtHand();
    await send(rundown, { type: "set-rules", needsSecondPerson: true }, { role: "producer" });
    await press("arm", { body: { cueId: "speaker-cue" } });
    expect((await press("take")).json().error.code).toBe("SECOND_PERSON");
    expect((await press("take", { bearer: "efir_second" })).status).toBe(200);
  });

  test("[AP26] what a closed meeting does not take is said so", async () => {
    const { press, send } = await automationAtHand();
    await send(timeline, { type: "close" });
    const answer = await press("cues/speaker-cue/take");
    expect([answer.status, answer.json().error.code]).toEqual([409, "MEETING_CLOSED"]);
  });
});

describe("while the meeting is rehearsed", () => {
  test("[AP27] buttons drive the rehearsal, and nothing is public", async () => {
    const { ask, press, ledgers } = await rehearsed();
    const { state } = (await press("cues/rehearsal-cue/take")).json();
    expect([state.isRehearsal, state.tally.isRehearsal, state.meeting.phase]).toEqual([true, true, "planned"]);
    expect(state.layers["lower-third"].label).toBe("Анна Павлова");
    expect((await ask("GET", "cues")).json().cues[0].isOnAir).toBe(true);
    expect(ledgers.recordOf("rehearsed")?.showings).toEqual([]);
    expect((await press("undo")).json().state.layers["lower-third"]).toBeNull();
  });

  test("[AP27] [SH8] its own viewers are told of, and the lamp of a recall says what a recall will do", async () => {
    const { ask, press, clock } = await rehearsed();
    const { state } = (await press("cues/rehearsal-cue/take")).json();
    expect([state.audience.people, state.lastAct.isUnseen, state.tally.canRecallUnseen]).toEqual([3, true, true]);
    expect((await press("recall")).json().state.takenBack.isUnseen).toBe(true);
    await press("cues/rehearsal-cue/take");
    clock.advance(4_000);
    expect((await ask("GET", "state")).json().lastAct.isUnseen).toBe(false);
  });

  test("[AP27] a press of the rehearsal that is sent again once the meeting is open is not put on air", async () => {
    const { press, send, ledgers } = await rehearsed();
    const once = { headers: { "idempotency-key": "press-1" } };
    expect((await press("cues/rehearsal-cue/take", once)).status).toBe(200);
    await send("timeline:rehearsed", { type: "open" });
    const again = await press("cues/rehearsal-cue/take", once);
    expect([again.status, again.json().error.code]).toEqual([409, "STALE"]);
    expect(ledgers.recordOf("rehearsed")?.showings).toEqual([]);
    expect((await press("cues/rehearsal-cue/take")).json().state.isRehearsal).toBe(false);
  });
});

/** A meeting that is planned, with one cue, and rehearsed. */
async function rehearsed() {
  const hand = await automationAtHand();
  const slug = "rehearsed";
  const plan = { slug, title: "Заседание", programme: [] };
  await hand.ledgers.createMeeting(plan, anActor("system"), "plan-of-rehearsed");
  await hand.send(`rundown:${slug}`, { type: "add", cue: aCue(aSpeaker(), "rehearsal-cue") });
  await hand.ledgers.beginRehearsal(slug, anActor("moderator"));
  hand.actors.set("efir_rehearsing", { id: "token:rehearsing", role: "moderator", name: "Пульт", meetings: [slug] });
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    hand.app.ask(`/api/v1/meetings/${slug}/${path}`, {
      method,
      headers: { authorization: "Bearer efir_rehearsing", ...headers },
    });
  return {
    ...hand,
    ask,
    press: (path: string, { headers = {} }: { readonly headers?: Record<string, string> } = {}) =>
      ask("POST", path, headers),
  };
}

describe("the same press again", () => {
  const once = { headers: { "idempotency-key": "press-1" } };

  test("[AP30] is answered with what it came to, and does nothing", async () => {
    const { press, ledgers } = await automationAtHand();
    await press("arm", { body: { cueId: "speaker-cue" } });
    const first = await press("take", once);
    const head = ledgers.headOf(timeline);
    const again = await press("take", once);
    expect([again.status, again.json().seq, ledgers.headOf(timeline)]).toEqual([200, first.json().seq, head]);
  });

  test("[AP30] of «дальше» does not go on", async () => {
    const { press } = await automationAtHand();
    await press("cues/slide-cue-1/take");
    const answers = await Promise.all([press("slides/next", once), press("slides/next", once)]);
    expect(answers.map((one) => one.json().state.deck.place)).toEqual([2, 2]);
    expect((await press("arm", once)).json().seq).toBe((await press("arm", once)).json().seq);
  });

  test("[AP30] a refused one is tried anew", async () => {
    const { press } = await automationAtHand();
    expect((await press("take", once)).status).toBe(409);
    await press("arm", { body: { cueId: "speaker-cue" } });
    expect((await press("take", once)).status).toBe(200);
  });

  test("[AP31] one key under every button presses each of them, and is not another panel's", async () => {
    const { press } = await automationAtHand();
    await press("cues/slide-cue-1/take", once);
    expect((await press("cues/speaker-cue/take", once)).json().state.layers["lower-third"].cueId).toBe("speaker-cue");
    expect((await press("clear/lower-third", { ...once, bearer: "efir_second" })).status).toBe(200);
    expect((await press("take", { headers: { "idempotency-key": "two words" } })).status).toBe(422);
  });
});

describe("answers and bodies", () => {
  test("[AP51] fit the shapes of the document", async () => {
    const { ask, press } = await automationAtHand();
    await press("items/next/start");
    await press("cues/slide-cue-2/take");
    doneShape.parse((await press("arm")).json());
    stateShape.parse((await ask("GET", "state")).json());
    const { cues } = cuesShape.parse((await ask("GET", "cues")).json());
    expect(cues.map(({ cueId }) => cueId)).toEqual(aRundown.map(({ id }) => id));
    expect(cues[3]).toEqual({
      cueId: "slide-cue-2",
      kind: "slide",
      label: "2. Итоги",
      layer: "stage",
      item: "item-0001",
      isSkipped: false,
      isFlagged: false,
      isReady: true,
      isArmed: false,
      isOnAir: true,
      take: "/api/v1/meetings/meeting/cues/slide-cue-2/take",
    });
  });

  test.each([
    ["a field too many", { cueId: "speaker-cue", now: 1 }, "application/json", 422],
    ["a body of two wishes", { next: true, previous: true }, "application/json", 422],
    ["another type", { next: true }, "text/plain", 415],
    ["a body that is too long", { cueId: "x".repeat(5_000) }, "application/json", 413],
  ])("[AP5] %s is refused", async (_what, body, type, status) => {
    const { press } = await automationAtHand();
    const answer = await press("arm", { body, headers: { "content-type": type } });
    expect([answer.status, problemShape.safeParse(answer.json()).success]).toEqual([status, true]);
  });

  test("[AP5] a length of 0, or a type and nothing of it, is no body", async () => {
    const { press } = await automationAtHand();
    for (const headers of [{ "content-length": "0" }, { "content-length": "0", "content-type": "application/json" }]) {
      expect((await press("arm", { headers })).status).toBe(200);
    }
  });

  test("[AP5] a GET changes nothing: where a POST belongs, it says so", async () => {
    const { ask, state } = await automationAtHand();
    const before = (await state()).position;
    const answer = await ask("GET", "take");
    expect([answer.status, answer.headers.allow, answer.json().error.code]).toEqual([
      405,
      "POST",
      "METHOD_NOT_ALLOWED",
    ]);
    expect((await ask("GET", "nothing")).json().error.code).toBe("UNKNOWN_ADDRESS");
    expect((await state()).position).toBe(before);
  });
});
