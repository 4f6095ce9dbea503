import { describe, expect, test } from "vitest";
import { aCue, anActor, aSpeaker } from "../../../support/ledger-builders.ts";
import { type Planner, planningApp } from "../../../support/planning-app.ts";

const about = {
  hashtag: "Коллегия2026",
  lead: "Что сделано за год",
  place: "Каменск, ул. Ленина, 32",
  language: "ru",
  timeZone: "Asia/Yekaterinburg",
  days: [{ date: "2026-01-30", from: "10:00", to: "13:00" }],
};
const programme = [
  { id: "item-0001", title: "Открытие", time: "10:00", startsAt: Date.UTC(2026, 0, 30, 5, 0), minutes: 15 },
  { id: "item-0002", title: "Долговременный уход", speakers: [{ name: "Анна Павлова", post: "начальник управления" }] },
];
const meeting = { slug: "itogi", title: "Итоги года", about, programme };

async function planned() {
  const house = planningApp();
  await house.ask("producer", "POST", "/api/meetings", meeting);
  return house;
}

describe("making a meeting", () => {
  test("[MT6] what was planned is what its form reads, with who planned it", async () => {
    const { ask } = await planned();

    const { status, body } = await ask("editor", "GET", "/api/meetings/itogi");

    expect([status, body]).toMatchObject([
      200,
      { title: "Итоги года", about, programme, plannedBy: 1, planner: "Тест: producer", phase: "planned", cards: 0 },
    ]);
  });

  test.each(["vhod", "zapisi", "biblioteka", "zasedanie", "novoe"])(
    "[MT3] the address %s is the control room's own",
    async (slug) => {
      const { ask } = planningApp();

      const answer = await ask("producer", "POST", "/api/meetings", { ...meeting, slug });

      expect([answer.status, answer.body.error]).toEqual([422, { code: "BAD_SHAPE", detail: "slug" }]);
    },
  );

  test("[MT8] a retry under the same id answers with the meeting, another press with SLUG_TAKEN", async () => {
    const { ask } = planningApp();
    const press = { ...meeting, commandId: "press-0001" };

    const first = await ask("producer", "POST", "/api/meetings", press);
    const again = await ask("producer", "POST", "/api/meetings", press);
    const other = await ask("producer", "POST", "/api/meetings", { ...press, commandId: "press-0002", title: "Чужое" });

    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect([other.status, other.body.error.code]).toEqual([409, "SLUG_TAKEN"]);
    expect((await ask("editor", "GET", "/api/meetings/itogi")).body.title).toBe("Итоги года");
  });

  test("[MT4] a programme of a hundred items with speakers has room", async () => {
    const { ask } = planningApp();
    const speakers = [{ name: "Я".repeat(100), post: "Ы".repeat(150) }];
    const long = Array.from({ length: 100 }, (_, index) => ({
      id: `item-${1000 + index}`,
      title: "Д".repeat(180),
      speakers,
    }));

    const { status } = await ask("producer", "POST", "/api/meetings", { ...meeting, programme: long });

    expect(status).toBe(201);
  });
});

describe("changing the plan", () => {
  test("[MT7] from the version that stands it is taken; the answer is the new one", async () => {
    const { ask } = await planned();

    const answer = await ask("moderator", "PUT", "/api/meetings/itogi", {
      title: "Итоги",
      about,
      programme,
      basedOn: 1,
    });

    expect([answer.status, answer.body]).toMatchObject([
      200,
      { title: "Итоги", plannedBy: 2, planner: "Тест: moderator" },
    ]);
  });

  test("[MT7] from an older one it is refused, and the answer says what stands and who wrote it", async () => {
    const { ask } = await planned();
    await ask("moderator", "PUT", "/api/meetings/itogi", { title: "Её итоги", about, programme, basedOn: 1 });

    const stale = await ask("producer", "PUT", "/api/meetings/itogi", { title: "Мои", about, programme, basedOn: 1 });

    expect([stale.status, stale.body]).toMatchObject([
      409,
      {
        error: { code: "STALE" },
        current: { title: "Её итоги", about, programme, plannedBy: 2, planner: "Тест: moderator" },
      },
    ]);
  });

  test("[MT9] a hashtag that is taken and a meeting that is over are told by their codes", async () => {
    const { ask, ledgers } = await planned();
    await ask("producer", "POST", "/api/meetings", { slug: "drugoe", title: "Другое", programme: [] });
    const taken = { title: "Другое", programme: [], about: { language: "ru", days: [], hashtag: "коллегия2026" } };
    const first = await ask("moderator", "PUT", "/api/meetings/drugoe", taken);
    for (const type of ["open", "close"] as const)
      await ledgers.submit({ id: `${type}-0001`, ledger: "timeline:drugoe", command: { type } }, anActor("producer"));
    const second = await ask("moderator", "PUT", "/api/meetings/drugoe", { title: "Другое", programme: [] });

    expect([first.status, first.body.error.code]).toEqual([409, "HASHTAG_TAKEN"]);
    expect([second.status, second.body.error.code]).toEqual([409, "MEETING_CLOSED"]);
  });
});

describe("copying", () => {
  test("[MT12] [MT13] [MT14] the copy has the programme on its own days and the cards, and no hashtag", async () => {
    const { ask, ledgers } = await planned();
    await ask("editor", "POST", "/api/meetings/itogi/agenda-cards", {});
    const copy = { slug: "itogi-2027", title: "Итоги 2026 года", firstDay: "2027-01-29", cards: true };

    const made = await ask("producer", "POST", "/api/meetings/itogi/copy", copy);

    const { body } = await ask("editor", "GET", "/api/meetings/itogi-2027");
    expect([made.status, made.body.cards, body.about.days]).toEqual([
      201,
      2,
      [{ ...about.days[0], date: "2027-01-29" }],
    ]);
    expect(body.about).not.toHaveProperty("hashtag");
    expect(body.programme[0]).toMatchObject({ title: "Открытие", startsAt: Date.UTC(2027, 0, 29, 5, 0) });
    const itemIds = body.programme.map(({ id }: { id: string }) => id);
    const cards = ledgers.planOf("itogi-2027")?.cues.map(({ card }) => card);
    expect(cards?.map((card) => card.kind === "agenda" && card.itemId)).toEqual(itemIds);
    expect(itemIds).not.toContain("item-0001");
  });

  test("[MT8] a copy sent again is made once", async () => {
    const { ask, ledgers } = await planned();
    await ledgers.submit(
      { id: "add-0001", ledger: "rundown:itogi", command: { type: "add", cue: aCue(aSpeaker()) } },
      anActor("editor"),
    );
    const copy = { slug: "kopiya", title: "Копия", cards: true, commandId: "press-0003" };

    const first = await ask("producer", "POST", "/api/meetings/itogi/copy", copy);
    const again = await ask("producer", "POST", "/api/meetings/itogi/copy", copy);

    expect([first.status, again.status, ledgers.planOf("kopiya")?.cues.length]).toEqual([201, 201, 1]);
  });
});

test("[MT15] chapter marks are made for the items that have none, once", async () => {
  const { ask, ledgers } = await planned();

  const first = await ask("editor", "POST", "/api/meetings/itogi/agenda-cards", {});
  const second = await ask("editor", "POST", "/api/meetings/itogi/agenda-cards", {});

  expect([first.body, second.body]).toEqual([{ added: 2 }, { added: 0 }]);
  expect(ledgers.planOf("itogi")?.cues.map(({ card }) => card)).toMatchObject([
    { kind: "agenda", number: 1, title: "Открытие", itemId: "item-0001" },
    { kind: "agenda", number: 2, title: "Долговременный уход", detail: "Анна Павлова", itemId: "item-0002" },
  ]);
  expect((await ask("editor", "GET", "/api/meetings/itogi")).body.itemsWithCards).toEqual(["item-0001", "item-0002"]);
});

describe("the archive", () => {
  test("[MT16] what is put away leaves the list and can be taken back; twice is as once", async () => {
    const { ask } = await planned();
    const slugs = async (query: string) =>
      (await ask("editor", "GET", `/api/meetings${query}`)).body.map(({ slug }: { slug: string }) => slug);

    const put = [
      await ask("producer", "PUT", "/api/meetings/itogi/archive", {}),
      await ask("producer", "PUT", "/api/meetings/itogi/archive", {}),
    ];
    const lists = [await slugs(""), await slugs("?archived=only"), await slugs("?archived=all")];
    await ask("producer", "DELETE", "/api/meetings/itogi/archive");

    expect([put.map(({ status }) => status), lists, await slugs("")]).toEqual([
      [200, 200],
      [[], ["itogi"], ["itogi"]],
      ["itogi"],
    ]);
  });

  test("[TL42] what is on air is not put away", async () => {
    const { ask, ledgers } = await planned();
    await ledgers.submit({ id: "open-0001", ledger: "timeline:itogi", command: { type: "open" } }, anActor("producer"));

    const { status, body } = await ask("producer", "PUT", "/api/meetings/itogi/archive", {});

    expect([status, body.error.code]).toEqual([409, "MEETING_ALREADY_OPEN"]);
  });
});

test.each(["долговременный УХОД", "#коллегия2026", "каменск отчёт", "павлова"])(
  "[MT5] %j is looked for",
  async (question) => {
    const { ask } = await planned();

    const { body } = await ask("nobody", "GET", `/api/meetings?q=${encodeURIComponent(question)}`);

    expect(body.length).toBe(question.includes("отчёт") ? 0 : 1);
  },
);

test.each<[Planner, number[]]>([
  ["nobody", [401, 401, 401, 401, 401]],
  ["editor", [200, 403, 403, 403, 200]],
  ["moderator", [200, 200, 403, 403, 200]],
  ["producer", [200, 200, 200, 201, 200]],
])("[TL13] %s may what shared/roles.ts says", async (who, statuses) => {
  const { ask } = await planned();

  const answers = [
    await ask(who, "GET", "/api/meetings/itogi"),
    await ask(who, "PUT", "/api/meetings/itogi", { title: "Итоги", programme }),
    await ask(who, "PUT", "/api/meetings/itogi/archive", {}),
    await ask(who, "POST", "/api/meetings/itogi/copy", { slug: "kopiya", title: "Копия", cards: false }),
    await ask(who, "POST", "/api/meetings/itogi/agenda-cards", {}),
  ];

  expect(answers.map(({ status }) => status)).toEqual(statuses);
});
