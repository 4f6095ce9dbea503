import { describe, expect, test } from "vitest";
import { t as feed } from "../../../../../client/control/highlights/strings.ts";
import { setLanguage } from "../../../../../client/i18n/language.ts";
import { rowActs } from "../../../../../client/pages/feed-desk/row-acts.ts";
import { evidenceWords, rowWords } from "../../../../../client/pages/feed-desk/row-words.ts";
import { type OutboxReason, outboxReasons, type ToldRow } from "../../../../../shared/feeds.ts";
import { aRow } from "../../../../support/told-feed.ts";

setLanguage("ru");

describe("[FD148] a row in words", () => {
  test.each<[Partial<ToldRow>, string]>([
    [{ state: "queued", reason: "HOLD_WINDOW" }, "В очереди: ждёт, пока пройдёт время на отмену"],
    [{ state: "queued", reason: null }, "В очереди"],
    [{ state: "sending" }, "Отправляется"],
    [{ state: "sending", op: "delete" }, "Удаляется"],
    [{ state: "sent", sentAt: null }, "Отправлено"],
    [{ state: "unknown", isDoubtful: true }, "Ответ потерян, ищем"],
    [{ state: "held", isDoubtful: true }, "Ответ потерян. Посмотрите сами, вышел ли пост"],
    [{ state: "held", reason: "PART_FAILED" }, "Не ушло, ждёт решения: предыдущий пост цепочки не вышел"],
    [{ state: "cancelled", reason: "STALE" }, "Не отправлено: устарело, пока ждало"],
    [{ state: "dead", op: "delete", reason: "AUTH" }, "Не удалено: ключи не подходят"],
  ])("%j", (row, words) => {
    expect(rowWords(aRow(row))).toBe(words);
  });

  test("that waits for a time says until when", () => {
    expect(rowWords(aRow({ state: "queued", reason: "RATE_GATE" }))).toMatch(
      /^В очереди: площадка просит подождать, до \d\d:\d\d$/,
    );
  });

  test.each(outboxReasons)("has words for %s", (reason: OutboxReason) => {
    expect(feed(`reason.${reason}`)).toMatch(/[а-яё]{3}/u);
  });

  test("its evidence says when, what was done, and what came of it", () => {
    const at = aRow().notBefore;
    expect(evidenceWords({ at, did: "find", outcome: "missed", said: "" })).toMatch(
      /^\d\d:\d\d:\d\d · искали · не нашли$/,
    );
  });
});

describe("[FD149] what a person can do about a row", () => {
  test.each<[Partial<ToldRow>, "released" | "withdrawn", readonly string[]]>([
    [{ state: "held", isDoubtful: true }, "released", ["there", "not-there"]],
    [{ state: "held", isDoubtful: true }, "withdrawn", ["there", "not-there"]],
    [{ state: "held", reason: "PART_FAILED" }, "released", ["retry", "cancel"]],
    [{ state: "dead" }, "released", ["retry", "cancel"]],
    [{ state: "dead" }, "withdrawn", []],
    [{ state: "queued" }, "released", ["cancel"]],
    [{ state: "queued", target: "own" }, "released", []],
    [{ state: "sending" }, "released", []],
    [{ state: "sent" }, "released", []],
    [{ state: "held", op: "delete" }, "withdrawn", ["gone", "still"]],
    [{ state: "dead", op: "delete" }, "withdrawn", ["gone", "retry"]],
    [{ state: "queued", op: "delete" }, "withdrawn", []],
    [{ state: "queued", op: "delete", reason: "PAUSED" }, "withdrawn", ["gone"]],
  ])("%j of what is %s", (row, state, acts) => {
    expect(rowActs(aRow(row), state)).toEqual(acts);
  });
});
