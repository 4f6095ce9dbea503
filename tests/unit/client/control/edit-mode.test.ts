import { expect, test } from "vitest";
import { EditMode } from "../../../../client/control/edit-mode.ts";

test("[CR80] editing is on while a meeting is made ready and after it, and off whenever it is begun", () => {
  const mode = new EditMode();

  expect((["planned", "open", "closed"] as const).map((phase) => mode.isOn(phase))).toEqual([true, false, true]);
});

test("[CR80] turned on in an open meeting it stays on; turned on before, it is off once the meeting is on", () => {
  const mode = new EditMode();
  mode.turn("planned", true);
  const begun = mode.isOn("open");
  mode.turn("open", true);

  expect([begun, mode.isOn("open")]).toEqual([false, true]);
});
