import { expect, test } from "vitest";
import { targetKinds } from "../../../../../server/feeds/targets/index.ts";

const at = { chat: "@MinSoc", group: "123456", server: "https://social.example", identifier: "minsoc.bsky.social" };

test.each([
  ["x", "https://x.com/minsoc/status/1801?s=20", "1801"],
  ["x", "https://twitter.com/i/web/status/1801", "1801"],
  ["telegram", "https://t.me/minsoc/77", "77"],
  ["telegram", "https://t.me/s/minsoc/77?single", "77"],
  ["vk", "https://vk.com/wall-123456_9", "9"],
  ["vk", "https://vk.ru/minsoc?w=wall-123456_9%2Fall", "9"],
  ["mastodon", "https://social.example/@minsoc/112001", "112001"],
  ["mastodon", "https://social.example/users/minsoc/statuses/112001", "112001"],
  [
    "bluesky",
    "https://bsky.app/profile/minsoc.bsky.social/post/3lbixqqqqqq22",
    "at://minsoc.bsky.social/app.bsky.feed.post/3lbixqqqqqq22",
  ],
] as const)("[FD20] %s: %s names a post of the account", (kind, url, id) => {
  expect(targetKinds[kind].remoteOf?.(url, at)).toEqual({ id, url });
});

test("[FD20] a private channel's post is known by its number", () => {
  const url = "https://t.me/c/1234567890/5";
  expect(targetKinds.telegram.remoteOf?.(url, { chat: "-1001234567890" })).toEqual({ id: "5", url });
});

test.each([
  ["x", "https://x.com/minsoc"],
  ["x", "https://evil.example/?https://x.com/minsoc/status/1801"],
  ["telegram", "https://t.me/other/77"],
  ["telegram", "https://t.me/c/1234567890/5"],
  ["vk", "https://vk.com/wall-999_9"],
  ["mastodon", "https://elsewhere.example/@minsoc/112001"],
  ["mastodon", "https://social.example/@minsoc@elsewhere.example/112001"],
  ["bluesky", "https://bsky.app/profile/other.bsky.social/post/3lbixqqqqqq22"],
  ["mastodon", "no address"],
] as const)("[FD20] %s: %s names none of them", (kind, url) => {
  expect(targetKinds[kind].remoteOf?.(url, at)).toBeNull();
});
