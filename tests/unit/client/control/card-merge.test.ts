import { expect, test } from "vitest";
import { cardFrom, draftOf } from "../../../../client/control/card-draft.ts";
import { compared, firstChoices, merged } from "../../../../client/control/card-merge.ts";
import { everyCard } from "../../../support/every-card.ts";

const base = everyCard.speaker;
const drafts = (mine: object, theirs: object) => ({
  base: draftOf(base),
  mine: draftOf({ ...base, ...mine }),
  theirs: draftOf({ ...base, ...theirs }),
});

test("[CR28] what differs is marked, field by field", () => {
  const { mine, theirs } = drafts({ post: "министр" }, { organisation: "Каменск" });
  expect(compared("speaker", mine, theirs).flatMap(({ name, isSame }) => (isSame ? [] : [name]))).toEqual([
    "post",
    "organisation",
  ]);
});

test("[CR28] what only one of two has changed is that one's, what both have is mine until I say otherwise", () => {
  const { base, mine, theirs } = drafts(
    { post: "министр", name: "Моё имя" },
    { organisation: "Каменск", name: "Их имя" },
  );
  const fields = compared("speaker", mine, theirs);
  const card = cardFrom("speaker", everyCard.speaker.id, merged(theirs, fields, firstChoices(base, fields)));
  expect(card).toEqual({
    ok: true,
    value: { ...everyCard.speaker, post: "министр", organisation: "Каменск", name: "Моё имя" },
  });
});

test("[CR28] a field that one of them emptied can be kept empty", () => {
  const { mine, theirs } = drafts({ topic: undefined }, {});
  const withoutTopic = Object.fromEntries(Object.entries(mine).filter(([name]) => name !== "topic"));
  const fields = compared("speaker", withoutTopic, theirs);
  expect(merged(theirs, fields, { topic: "mine" })).not.toHaveProperty("topic");
});

test("[CR28] what forms do not show follows the version that stands", () => {
  const { mine, theirs } = drafts({ speakerId: "library-speaker-2" }, {});
  expect(merged(theirs, compared("speaker", mine, theirs), {})["speakerId"]).toBe(base.speakerId);
});
