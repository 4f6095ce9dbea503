/** What a moderator does in the pictures, by presses. */

/** Prepares the first whose title begins so, and takes it. */
export async function take(room, title) {
  const cue = room.getByRole("button", { name: new RegExp(`^Готовить: ${title.replaceAll(".", "\\.")}`) }).first();
  await cue.scrollIntoViewIfNeeded();
  await cue.click();
  await room.waitForTimeout(400);
  await room.keyboard.press("Control+Enter");
  await room.waitForTimeout(800);
}

/** The n-th slide of the bank. */
export async function slide(room, place, { isTaken = true } = {}) {
  const one = room.locator("efir-slide-shelf button").nth(place);
  await one.scrollIntoViewIfNeeded();
  await one.click();
  await room.waitForTimeout(400);
  if (!isTaken) return;
  await room.keyboard.press("Control+Enter");
  await room.waitForTimeout(800);
}
