import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ToldClips } from "../../../client/control/clips/clips-api.ts";
import type { Cue } from "../../../shared/rundown/plan.ts";
import { patience } from "../../support/patience.ts";
import { aClip, toldClips } from "../../support/told-clips.ts";
import { controlNamed, deepAll, deepText } from "../deep-elements.ts";
import { cues, openRecord, openRoom, type Room } from "./a-room.ts";
import { farSide } from "./far-side.ts";

const approved = aClip({ id: "clip-00002", state: "approved", title: "О завтраках" });
const cue: Cue = {
  id: "cue-blitz",
  card: {
    kind: "blitz",
    id: "card-0001",
    title: "О завтраках",
    where: "beside",
    durationMs: 58_000,
    clipId: approved.id,
  },
};

let far: ReturnType<typeof farSide>;
let it: Room;
beforeEach(() => {
  document.documentElement.dataset["density"] = "compact";
});
afterEach(() => {
  it.close();
  far.leave();
  delete document.documentElement.dataset["density"];
});

async function openWith(told: Partial<ToldClips>, planned: readonly Cue[] = cues, record = openRecord) {
  far = farSide({
    "GET /api/session": [200, { actor: { id: "irina", name: "Ирина С.", role: "moderator" }, hasPassword: true }],
    "GET /api/meetings/primer/clips/desk": [200, toldClips(told)],
  });
  it = await openRoom({ record, plan: { cues: planned } });
  await far.heard("GET /api/meetings/primer/clips/desk");
}

const shelf = () => deepAll(it.room, "efir-clip-shelf")[0];
const onShelf = (words: RegExp) =>
  vi.waitFor(() => expect(shelf() && deepText(shelf() ?? it.room)).toMatch(words), patience);

test("[BZ150] the room shows what waits with the way to its review, and «Ещё» counts it", async () => {
  await openWith({ clips: [aClip()] });
  await onShelf(/1 ждёт проверки.*Научили готовить завтрак заново 0:58 · ждёт проверки/);
  expect(controlNamed(it.room, /^Проверить: /).getAttribute("href")).toBe("/pult/primer/blic#clip-00001");
  await vi.waitFor(() => controlNamed(it.room, "Ещё (1)"), patience);
});

test("[BZ150] an approved one in the rundown is one press from «Подготовка»", async () => {
  await openWith({ clips: [approved] }, [...cues, cue]);
  await onShelf(/О завтраках 0:58 · одобрено субтитров нет/);
  controlNamed(shelf() ?? it.room, "Готовить: О завтраках").click();
  await vi.waitFor(() => expect(it.sent().at(-1)).toMatchObject({ type: "arm", id: "cue-blitz" }), patience);
});

test("[BZ150] a meeting without clips has nothing of it", async () => {
  await openWith({ clips: [] });
  await vi.waitFor(() => expect(shelf()?.hidden).toBe(true), patience);
});

test("[BZ141] «Добавить» leads to approved clips alone, and the chosen one fills in the form, which axe finds right", async () => {
  // Before the meeting its plan is edited.
  await openWith({ clips: [aClip(), approved] }, cues, { ...openRecord, phase: "planned", showings: [] });
  const fromClips = () => deepAll(it.room, "[role=menuitem]").find((one) => one.textContent === "Из блиц-интервью…");
  await vi.waitFor(() => expect(fromClips()).toBeDefined(), patience);
  fromClips()?.click();
  await vi.waitFor(() => expect(deepAll(it.room, "efir-clip-picker")).toHaveLength(1), patience);
  const [picker] = deepAll(it.room, "efir-clip-picker");
  const items = () => (picker === undefined ? [] : deepAll(picker, ".item"));
  await vi.waitFor(() => expect(items()).toHaveLength(1), patience);
  expect((await axe.run(it.room)).violations).toEqual([]);
  items()[0]?.click();
  await vi.waitFor(() => expect(deepAll(it.room, "efir-card-form")).toHaveLength(1), patience);
  const [title] = deepAll(it.room, '[data-field="title"]');
  await vi.waitFor(() => expect(title instanceof HTMLInputElement && title.value).toBe("О завтраках"), patience);
  controlNamed(it.room, "Добавить в ход").click();
  await vi.waitFor(
    () =>
      expect(it.sent().at(-1)).toMatchObject({
        type: "add",
        cue: { card: { kind: "blitz", clipId: approved.id, durationMs: 58_000 } },
      }),
    patience,
  );
});
