import { beforeEach, describe, expect, test } from "vitest";
import { DraftKeeper } from "../../../../../client/pages/stand-editor/draft-keeper.ts";
import type { DraftShelf, KeptDraft } from "../../../../../client/pages/stand-editor/kept-draft.ts";
import type { Stand, StandContent } from "../../../../../shared/exhibition.ts";
import { accept, type Result, refuse } from "../../../../../shared/result.ts";
import { ManualSurroundings } from "../../session/manual-surroundings.ts";
import { aContent, aStand } from "./a-stand.ts";

type Answer = Result<Stand, { readonly code: string }>;

let surroundings: ManualSurroundings;
/** What lies in the browser. */
let kept: KeptDraft | null;
let keeps: boolean;
/** The server's stand. */
let standing: Stand;
let saves: { readonly version: number; readonly draft: StandContent }[];
/** Instead of the server's own answer. */
let refusal: string | null;

beforeEach(() => {
  surroundings = new ManualSurroundings();
  [kept, keeps, standing, saves, refusal] = [null, true, aStand(), [], null];
});

const shelf: DraftShelf = {
  read: () => kept,
  write: (draft) => {
    if (keeps) kept = draft;
    return keeps;
  },
  drop: () => {
    kept = null;
  },
};

/** As shared/exhibition/transitions.ts answers it. */
const save = async (version: number, draft: StandContent): Promise<Answer> => {
  if (refusal !== null) return refuse({ code: refusal });
  saves.push({ version, draft });
  if (version !== standing.version) return refuse({ code: "STALE" });
  standing = { ...standing, version: version + 1, draft };
  return accept(standing);
};

const aKeeper = (stand = standing) =>
  new DraftKeeper(stand, { save, reload: async () => accept(standing), shelf, surroundings, told: () => {} });

/** Lets the answers come that are under way. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function pass(ms: number): Promise<void> {
  surroundings.advance(ms);
  await settled();
}

const theirs = (draft: Partial<StandContent>) => {
  standing = { ...standing, version: standing.version + 1, draft: { ...standing.draft, ...draft } };
};

describe("[EB81] a draft saves itself", () => {
  test("a little after the last key, once for a word", async () => {
    const keeper = aKeeper();
    keeper.write("title", "Р", "title");
    await pass(1000);
    keeper.write("title", "Ре", "title");
    await pass(1000);
    expect([saves.length, keeper.state.phase]).toEqual([0, "waiting"]);
    await pass(300);
    expect(saves).toEqual([{ version: 1, draft: aContent({ title: "Ре" }) }]);
    expect([keeper.state.phase, keeper.isUnsaved, kept]).toEqual(["saved", false, null]);
  });

  test("what was written while it was being saved is saved after it", async () => {
    const keeper = aKeeper();
    keeper.write("title", "Раз", "title");
    surroundings.advance(1300);
    keeper.write("title", "Раз, два", "title");
    await settled();
    expect(saves.map(({ version, draft }) => [version, draft.title])).toEqual([
      [1, "Раз"],
      [2, "Раз, два"],
    ]);
    expect(keeper.state.phase).toBe("saved");
  });

  test("a refusal that time does not mend is told, and the text stays on this device", async () => {
    const keeper = aKeeper();
    refusal = "DEADLINE";
    keeper.write("title", "Поздно", "title");
    await pass(1300);
    expect(keeper.state).toEqual({ phase: "refused", problem: { code: "DEADLINE" } });
    expect(kept?.mine.title).toBe("Поздно");
  });
});

describe("[EB83] nothing is lost without a connection", () => {
  test("it says so, keeps the text here, tries again, and saves when it can", async () => {
    const keeper = aKeeper();
    refusal = "OFFLINE";
    keeper.write("title", "Ремесло", "title");
    await pass(1300);
    expect(keeper.state).toEqual({ phase: "offline", isKept: true });
    expect(kept).toMatchObject({ version: 1, mine: { title: "Ремесло" } });
    refusal = null;
    await pass(2100);
    expect([keeper.state.phase, saves.at(-1)?.draft.title, kept]).toEqual(["saved", "Ремесло", null]);
  });

  test("a browser that keeps nothing is told of", async () => {
    const keeper = aKeeper();
    [refusal, keeps] = ["OFFLINE", false];
    keeper.write("title", "Ремесло", "title");
    await pass(1300);
    expect(keeper.state).toEqual({ phase: "offline", isKept: false });
  });

  test("what a closed page left is there again, and is sent", async () => {
    kept = { version: 1, base: aContent(), mine: aContent({ title: "Вчера" }) };
    const keeper = aKeeper();
    expect([keeper.content.title, keeper.isUnsaved]).toEqual(["Вчера", true]);
    await pass(1300);
    expect(saves.at(-1)?.draft.title).toBe("Вчера");
  });

  test("what it left and somebody changed elsewhere come together", () => {
    kept = { version: 1, base: aContent(), mine: aContent({ title: "Вчера" }) };
    theirs({ place: "Усть-Ярск" });
    expect(aKeeper().content).toEqual(aContent({ title: "Вчера", place: "Усть-Ярск" }));
  });

  test("an answer that was lost on the way back is no other hand", async () => {
    const keeper = aKeeper();
    keeper.write("title", "Ремесло", "title");
    theirs({ title: "Ремесло" });
    await pass(1300);
    expect([keeper.state.phase, keeper.content.title]).toEqual(["saved", "Ремесло"]);
  });
});

describe("[EB84] rows that are begun and not done", () => {
  test("are not sent, and stay", async () => {
    const keeper = aKeeper();
    keeper.write("links", [{ title: "Сайт", url: "" }], null);
    await pass(1300);
    expect(saves).toEqual([]);
    expect([keeper.state.phase, keeper.content.links.length, kept?.mine.links.length]).toEqual(["saved", 1, 1]);
    expect(aKeeper().content.links).toEqual([{ title: "Сайт", url: "" }]);
  });

  test("are not lost when the organisers' change arrives", () => {
    const keeper = aKeeper();
    keeper.write("people", [{ name: "" }], null);
    theirs({ place: "Каменск" });
    keeper.adopt(standing);
    expect([keeper.content.place, keeper.content.people]).toEqual(["Каменск", [{ name: "" }]]);
  });
});

describe("[EB85] two who write at once", () => {
  test("of different fields both are kept, and saved from what stands", async () => {
    const keeper = aKeeper();
    keeper.write("title", "Моё", "title");
    theirs({ place: "Их" });
    await pass(1300);
    expect(standing.draft).toEqual(aContent({ title: "Моё", place: "Их" }));
    expect(keeper.state.phase).toBe("saved");
  });

  test("of the same field nothing is saved over the other until one is chosen", async () => {
    const keeper = aKeeper();
    keeper.write("title", "Моё", "title");
    theirs({ title: "Их" });
    await pass(1300);
    expect(keeper.state.phase).toBe("conflict");
    await pass(60_000);
    expect(standing.draft.title).toBe("Их");
    keeper.resolve(new Map([["title", "mine"]]));
    await settled();
    expect([standing.draft.title, keeper.state.phase]).toEqual(["Моё", "saved"]);
  });

  test("theirs, when it was chosen", async () => {
    const keeper = aKeeper();
    keeper.write("title", "Моё", "title");
    theirs({ title: "Их" });
    await pass(1300);
    keeper.resolve(new Map([["title", "theirs"]]));
    await settled();
    expect([keeper.content.title, keeper.state.phase, kept]).toEqual(["Их", "saved", null]);
  });
});

test("[EB86] what is typed in one place is one step back; a change of a list is one of its own", async () => {
  const keeper = aKeeper();
  keeper.write("title", "Р", "title");
  keeper.write("title", "Ре", "title");
  keeper.write("people", [{ name: "Анна" }], null);
  keeper.undo();
  expect([keeper.content.title, keeper.content.people]).toEqual(["Ре", []]);
  keeper.undo();
  expect([keeper.content.title, keeper.canUndo]).toEqual(["", false]);
  keeper.redo();
  await pass(1300);
  expect(standing.draft.title).toBe("Ре");
});

test("[EB89] before it is submitted all of it is saved at once", async () => {
  const keeper = aKeeper();
  keeper.write("title", "Ремесло", "title");
  expect(await keeper.flush()).toBe(true);
  expect(standing.draft.title).toBe("Ремесло");
});
