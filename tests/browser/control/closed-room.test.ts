import { afterEach, expect, test } from "vitest";
import { openRecord, openRoom, type Room } from "./a-room.ts";

let room: Room | null = null;
afterEach(() => room?.close());

test("[RC13] the room of a closed meeting leads to its recordings", async () => {
  room = await openRoom({ record: { ...openRecord, phase: "closed", showings: [] } });
  const links = room.find("a").map((link) => [link.textContent?.trim(), link.getAttribute("href")]);
  expect(links).toContainEqual(["Записи заседания", "/pult/zapisi#primer"]);
});
