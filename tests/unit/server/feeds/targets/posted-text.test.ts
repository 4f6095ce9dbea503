import { expect, test } from "vitest";
import { isSameText, textOfHtml } from "../../../../../server/feeds/targets/posted-text.ts";

const ours = "«Меня ждут, и это главное» — Ольга Миронова\nhttps://efir.example/h/7K2Q\n\n#итоги2026";

test("[FD64] a post is known again behind rewritten links, tags and marks", () => {
  const stands =
    '<p>«Меня ждут, и&nbsp;это главное» — Ольга Миронова<br /><a href="https://efir.example/h/7K2Q"><span>efir.exam</span></a></p>' +
    '<p><a href="https://social.example/tags/x" class="mention hashtag">#<span>итоги2026</span></a></p>';
  expect(isSameText(textOfHtml(stands), ours)).toBe(true);
  expect(isSameText(ours.replace("https://efir.example/h/7K2Q", "https://t.co/abc"), ours)).toBe(true);
});

test("[FD64] another time, number or word is another post", () => {
  expect(isSameText("14:37 Получили 3 047 семей", "14:38 Получили 3 047 семей")).toBe(false);
  expect(isSameText("Получили 3 047 семей", "Получили 3 048 семей")).toBe(false);
});

test("[FD64] nothing is the same as no words", () => {
  expect(isSameText("", "")).toBe(false);
  expect(isSameText("!!!", "…")).toBe(false);
});

test("signs written as entities are read", () => {
  expect(textOfHtml("<p>A &amp; Б &#1046; &#x416; &lt;b&gt; &unknown;</p>").trim()).toBe("A & Б Ж Ж <b> &unknown;");
});
