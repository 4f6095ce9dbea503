import { describe, expect, test } from "vitest";
import {
  acceptStand,
  edit,
  freeSlug,
  returnStand,
  slugOf,
  submit,
  takeBack,
} from "../../../../shared/exhibition/transitions.ts";
import type { Stand } from "../../../../shared/exhibition.ts";
import { aContent, aPublishedStand, aStand, someSettings } from "../../../support/exhibition-builders.ts";
import { at } from "../../../support/ledger-builders.ts";

const rules = someSettings({ deadline: at(100) });
const institution = { isOrganiser: false, now: at(50) };
const organiser = { isOrganiser: true, now: at(50) };
const late = { isOrganiser: false, now: at(101) };
const none = { ...rules, taken: new Set<string>() };
const newWords = aContent({ lead: "Шесть мастерских." });
const from = ({ version }: Stand) => ({ version });

describe("[EB10] a draft goes from its institution to everybody", () => {
  test("it is submitted, accepted and then read by everybody", () => {
    const submitted = submit(aStand(), institution, { version: 1 }, rules);
    expect(submitted).toMatchObject({ ok: true, value: { state: "submitted", version: 2, published: null } });
    const accepted = acceptStand(aStand({ state: "submitted" }), organiser, { version: 1 }, none);
    expect(accepted).toMatchObject({
      ok: true,
      value: { state: "accepted", published: aContent(), publishedAt: at(50) },
    });
  });

  test("written on after that it is a draft again, and everybody reads what was accepted", () => {
    const edited = edit(aPublishedStand(), institution, { version: 1, draft: newWords }, rules);
    expect(edited).toMatchObject({ ok: true, value: { state: "draft", draft: newWords, published: aContent() } });
  });

  test("returned it carries the reason until it is submitted anew", () => {
    const stand = aStand({ state: "submitted" });
    const returned = returnStand(stand, organiser, { version: 1, note: "Нет фото" });
    expect(returned).toMatchObject({ ok: true, value: { state: "returned", note: "Нет фото" } });
    const edited = edit(
      aStand({ state: "returned", note: "Нет фото" }),
      institution,
      { version: 1, draft: newWords },
      rules,
    );
    expect(edited).toMatchObject({ ok: true, value: { state: "returned", note: "Нет фото" } });
    const again = submit(aStand({ state: "returned", note: "Нет фото" }), institution, { version: 1 }, rules);
    expect(again).toMatchObject({ ok: true, value: { state: "submitted", note: null } });
  });

  test("submitted it is held still for its institution, which may take it back; an organiser may write in it", () => {
    const stand = aStand({ state: "submitted" });
    const draft = { version: 1, draft: newWords };
    expect(edit(stand, institution, draft, rules)).toEqual({ ok: false, problem: { code: "SUBMITTED" } });
    expect(takeBack(stand, institution, { version: 1 }, rules)).toMatchObject({ ok: true, value: { state: "draft" } });
    expect(edit(stand, organiser, draft, rules)).toMatchObject({
      ok: true,
      value: { state: "submitted", draft: newWords },
    });
  });

  test("what is not submitted is neither taken back nor returned, and what says nothing new is not submitted", () => {
    expect(takeBack(aStand(), institution, { version: 1 }, rules)).toMatchObject({
      problem: { code: "NOT_SUBMITTED" },
    });
    const note = { version: 1, note: "Нет" };
    expect(returnStand(aStand(), organiser, note)).toMatchObject({ problem: { code: "NOT_SUBMITTED" } });
    for (const outcome of [
      submit(aPublishedStand(), institution, { version: 1 }, rules),
      acceptStand(aPublishedStand(), organiser, { version: 1 }, none),
    ]) {
      expect(outcome).toEqual({ ok: false, problem: { code: "NOTHING_NEW" } });
    }
  });
});

test("[EB13] after the deadline an institution changes nothing, and an organiser goes on", () => {
  const submitted = aStand({ state: "submitted" });
  const draft = { version: 1, draft: newWords };
  for (const outcome of [
    edit(aStand(), late, draft, rules),
    submit(aStand(), late, { version: 1 }, rules),
    takeBack(submitted, late, { version: 1 }, rules),
  ]) {
    expect(outcome).toEqual({ ok: false, problem: { code: "DEADLINE" } });
  }
  expect(edit(aStand(), { ...late, isOrganiser: true }, draft, rules).ok).toBe(true);
  expect(edit(aStand(), late, draft, someSettings({ deadline: null })).ok).toBe(true);
});

test("[EB12] what lacks a required field is neither submitted nor accepted", () => {
  const stand = aStand({ draft: aContent({ text: " ", title: "" }) });
  const problem = { code: "MISSING", missing: ["title", "text"] };
  expect(submit(stand, institution, from(stand), rules)).toEqual({ ok: false, problem });
  expect(acceptStand(stand, organiser, from(stand), none)).toEqual({ ok: false, problem });
});

test("[EB15] a change of an older version is refused with what stands there now", () => {
  const stand = aStand({ version: 7, state: "submitted" });
  const problem = { code: "STALE", current: stand };
  for (const outcome of [
    edit(stand, institution, { version: 6, draft: newWords }, rules),
    submit(stand, institution, { version: 6 }, rules),
    takeBack(stand, institution, { version: 8 }, rules),
    acceptStand(stand, organiser, { version: 6 }, none),
    returnStand(stand, organiser, { version: 6, note: "Нет" }),
  ]) {
    expect(outcome).toEqual({ ok: false, problem });
  }
});

describe("[EB3] a stand's address", () => {
  test.each([
    [{ institution: "Центр «Забота»" }, "tsentr-zabota"],
    [{ institution: "№", title: "Щит и ёлка" }, "shchit-i-elka"],
    [{ institution: "养老院", title: "" }, "stend"],
  ])("%j is called %s", (said, slug) => {
    expect(slugOf(aContent(said))).toBe(slug);
  });

  test("follows its name until it is first published, and stays from then on", () => {
    const renamed = aContent({ institution: "Дом ветеранов" });
    const before = edit(aStand(), institution, { version: 1, draft: renamed }, rules);
    expect(before).toMatchObject({ ok: true, value: { slug: "dom-veteranov" } });
    const after = edit(aPublishedStand(), institution, { version: 1, draft: renamed }, rules);
    expect(after).toMatchObject({ ok: true, value: { slug: "tsentr-zabota" } });
    const stand = aPublishedStand({ draft: renamed });
    expect(acceptStand(stand, organiser, from(stand), none)).toMatchObject({ value: { slug: "tsentr-zabota" } });
  });

  test("is one of its own among those of a meeting", () => {
    expect(freeSlug("dom", new Set(["dom", "dom-2"]))).toBe("dom-3");
    const taken = new Set(["tsentr-zabota"]);
    const accepted = acceptStand(aStand(), organiser, { version: 1 }, { ...rules, taken });
    expect(accepted).toMatchObject({ value: { slug: "tsentr-zabota-2" } });
  });
});
