import { expect, test } from "vitest";
import { AnnouncementQueue } from "../../../../client/ui/announcement-queue.ts";

test("[VW15] announcements are at least 3 s apart", () => {
  const queue = new AnnouncementQueue();
  queue.add("Трансляция началась", 0);
  queue.add("Связь восстановлена", 10);
  expect([queue.take(10), queue.take(3009), queue.take(3010)]).toEqual([
    "Трансляция началась",
    null,
    "Связь восстановлена",
  ]);
});

test("[VW15] what waited longer than 20 s is dropped", () => {
  const queue = new AnnouncementQueue();
  queue.add("Связь прервалась", 0);
  expect(queue.take(20_001)).toBeNull();
});

test("[VW15] of the same words waiting twice only the newest stand", () => {
  const queue = new AnnouncementQueue();
  for (const [text, at] of [
    ["Начали", 0],
    ["Связь прервалась", 1],
    ["Связь восстановлена", 2],
    ["Связь прервалась", 3],
  ] as const) {
    queue.add(text, at);
  }
  expect([queue.take(3), queue.take(3003), queue.take(6003), queue.take(9003)]).toEqual([
    "Начали",
    "Связь восстановлена",
    "Связь прервалась",
    null,
  ]);
});

test("[VW15] the queue says when it is worth asking again", () => {
  const queue = new AnnouncementQueue();
  expect(queue.dueIn(0)).toBeNull();
  queue.add("Начали", 0);
  expect(queue.dueIn(0)).toBe(0);
  queue.take(0);
  queue.add("Связь прервалась", 500);
  expect(queue.dueIn(500)).toBe(2500);
});
