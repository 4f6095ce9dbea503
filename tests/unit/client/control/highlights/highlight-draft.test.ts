import { describe, expect, test } from "vitest";
import { draftOf, tagsIn, writtenOf } from "../../../../../client/control/highlights/highlight-draft.ts";
import { changedKeys, merged, resolved } from "../../../../../client/control/highlights/three-way.ts";
import { highlightTyped } from "../../../../../shared/feeds/commands.ts";
import { aDraft, aReleased } from "../../../../support/told-feed.ts";

describe("[FD140] a form's fields", () => {
  test("say what the highlight says, and nothing of it is lost", () => {
    const highlight = aDraft();
    expect(writtenOf(draftOf(highlight), highlight)).toEqual({ content: highlight.content, targets: null });
  });

  test("are what the server's schema takes, empty ones too", () => {
    const highlight = aDraft({ content: { ...aDraft().content, big: "3 047", unit: "человек" } });
    const emptied = {
      ...draftOf(highlight),
      text: " ",
      alt: "",
      name: "",
      big: "",
      unit: "",
      tags: "# 2024",
      post: "кто-то",
    };
    expect(highlightTyped.safeParse(writtenOf(emptied, highlight)).error).toBeUndefined();
    expect(highlightTyped.safeParse(writtenOf(draftOf(highlight), highlight)).error).toBeUndefined();
  });

  test("carry a correction's note only once there is something to correct", () => {
    const corrected = aReleased({ state: "draft", rev: 2, correction: { note: "число уточнено", style: "repost" } });
    expect(writtenOf(draftOf(corrected), corrected).correction).toEqual({ note: "число уточнено", style: "repost" });
    expect(writtenOf(draftOf(aDraft()), aDraft()).correction).toBeUndefined();
  });

  test.each([
    ["#коллегия2026, уход", ["коллегия2026", "уход"]],
    ["итоги-года «уход»", ["итогигода", "уход"]],
    ["2024 а Уход уход", ["уход"]],
    ["", []],
  ])("take letters and digits for tags: %j", (typed, tags) => {
    expect(tagsIn(typed)).toEqual(tags);
  });
});

describe("[FD143] two people at one highlight", () => {
  const base = { text: "a", alt: "b", tags: "c" };

  test("changed different fields: both stay", () => {
    expect(merged(base, { ...base, text: "A" }, { ...base, alt: "B" })).toEqual({
      draft: { text: "A", alt: "B", tags: "c" },
      conflicts: [],
    });
  });

  test("changed the same otherwise: it is asked; the same to the same: it is not", () => {
    const { draft, conflicts } = merged(base, { ...base, text: "A", alt: "B" }, { ...base, text: "Я", alt: "B" });
    expect([draft.text, conflicts]).toEqual(["A", ["text"]]);
    expect(resolved(draft, { ...base, text: "Я" }, new Map([["text", "theirs"]])).text).toBe("Я");
  });

  test("fields that only one of the two has are compared too", () => {
    expect(changedKeys<{ a?: string }>({}, { a: "x" })).toEqual(["a"]);
  });
});
