import { expect, test } from "vitest";
import { ledgerId } from "../../../../shared/ids.ts";
import type { TimelineCommand } from "../../../../shared/timeline/commands.ts";
import { aCue, anActor, aSpeaker } from "../../../support/ledger-builders.ts";
import { planningApp } from "../../../support/planning-app.ts";

async function openHouse() {
  const house = planningApp();
  await house.ask("producer", "POST", "/api/meetings", { slug: "itogi", title: "Итоги года", programme: [] });
  const by = anActor("moderator", "moderator");
  let sent = 0;
  const timeline = async (command: TimelineCommand) => {
    sent += 1;
    await house.ledgers.submit({ id: `press-${1000 + sent}`, ledger: ledgerId("timeline", "itogi"), command }, by);
  };
  await timeline({ type: "open" });
  const add = { type: "add", cue: aCue(aSpeaker({ name: "Елена Воронцова" }), "cue-0001") } as const;
  await house.ledgers.submit({ id: "press-add1", ledger: ledgerId("rundown", "itogi"), command: add }, by);
  return { ...house, timeline };
}

const names = (body: readonly { by: { name: string } | null }[]) => body.map(({ by }) => by?.name ?? null);

test("[WB28] the log is told each act with its card's words, who, and what took it back", async () => {
  const { ask, timeline } = await openHouse();
  await timeline({ type: "take", cueId: "cue-0001" });
  await timeline({ type: "blackout" });
  await timeline({ type: "undo" });

  const { body } = await ask("editor", "GET", "/api/meetings/itogi/acts");

  expect(body).toMatchObject([
    { type: "meeting.planned" },
    { type: "meeting.opened" },
    { type: "card.taken", title: "Елена Воронцова", layer: "lower-third" },
    { type: "card.cleared", layer: "lower-third", as: "blackout" },
    { type: "card.taken", title: "Елена Воронцова", undoes: 4 },
  ]);
  expect(names(body)).toEqual(["Тест: producer", ...Array(4).fill("Тест: moderator")]);
  expect(JSON.stringify(body)).not.toContain('"card":');
});

test("[WB28] a room that has the log up to an act asks for what came after", async () => {
  const { ask } = await openHouse();

  const { body } = await ask("editor", "GET", "/api/meetings/itogi/acts?since=1");

  expect(body).toMatchObject([{ seq: 2, type: "meeting.opened" }]);
});
