import { describe, expect, test } from "vitest";
import { cardSchema } from "../../../../shared/cards/schemas.ts";
import { anActor, aSpeaker } from "../../../support/ledger-builders.ts";
import { libraryAtHand } from "../../../support/library-at-hand.ts";
import { aDeckItem, aDocumentItem, anImage, aPage, aSpeakerItem, renewed } from "../../../support/library-builders.ts";

const hand = (house: ReturnType<typeof libraryAtHand>) => ({
  at: house.clock.now(),
  actorId: "account-1",
  actorName: "Анна",
});

function withDeck(content: Parameters<typeof aDeckItem>[0] = {}) {
  const house = libraryAtHand();
  house.store.add(aDeckItem(content), hand(house));
  return house;
}

describe("[LB7] where an item is used", () => {
  test("is told by its id on cards, planned and shown", async () => {
    const house = libraryAtHand();
    house.store.add(aSpeakerItem(), hand(house));
    const card = (id: string) => aSpeaker({ id, speakerId: "speaker-1" });
    await house.planMeeting("first", card("speaker-01"), card("speaker-02"));
    await house.show("first", "speaker-01");
    await house.planMeeting("second", aSpeaker({ id: "speaker-03" }));
    const item = house.desk.find("speaker-1");
    expect(item && house.desk.uses(item)).toEqual([{ slug: "first", title: "Заседание first", planned: 2, shown: 1 }]);
  });

  test("is told by its files, too: a picture in another card, a cover", async () => {
    const house = libraryAtHand();
    house.store.add(aSpeakerItem({ portrait: anImage("7", 320, 320) }), hand(house));
    await house.planMeeting("first", aSpeaker({ id: "speaker-01", portrait: anImage("7", 320, 320) }));
    const about = { language: "ru", days: [], cover: anImage("7", 320, 320) } as const;
    const meeting = { slug: "second", title: "С обложкой", programme: [], about };
    await house.ledgers.createMeeting(meeting, anActor("system"), "plan-of-second");
    const item = house.desk.find("speaker-1");
    expect(item && house.desk.uses(item).map(({ slug, planned }) => [slug, planned])).toEqual([
      ["first", 1],
      ["second", 1],
    ]);
  });
});

describe("[LB5] changing a deck", () => {
  const change = (pages: readonly { number: number; title: string; alt?: string; decorative?: true }[]) => ({
    ...{ id: "deck-0001", sort: "deck" as const, version: 1 },
    content: { title: "Другой", isDownloadable: true, pages },
  });

  test("keeps the order asked for, numbers anew, and drops what is not named", async () => {
    const pages = [aPage(1), aPage(2), aPage(3)];
    const house = withDeck({ pages });
    await house.desk.change(
      change([
        { number: 3, title: "Выводы", alt: "Три вывода" },
        { number: 1, title: "Начало" },
      ]),
      anActor(),
    );
    const { image, small, text } = aPage(3);
    expect(house.desk.find("deck-0001")?.content).toEqual({
      title: "Другой",
      isDownloadable: true,
      pages: [
        { number: 1, image, small, text, title: "Выводы", alt: "Три вывода" },
        { ...aPage(1), number: 2, title: "Начало" },
      ],
    });
  });

  test("takes words away that are not sent again", async () => {
    const house = withDeck({ pages: [aPage(1, { alt: "Было" })] });
    await house.desk.change(change([{ number: 1, title: "Начало", decorative: true }]), anActor());
    expect(house.desk.find("deck-0001")?.content).toMatchObject({ pages: [{ decorative: true }] });
    expect(JSON.stringify(house.desk.find("deck-0001"))).not.toContain("Было");
  });

  test("that names a page it does not have changes nothing", async () => {
    const house = withDeck();
    const outcome = await house.desk.change(change([{ number: 9, title: "Нет такой" }]), anActor());
    expect([outcome.ok, house.desk.find("deck-0001")?.version]).toEqual([false, 1]);
  });
});

describe("[LB12] a deck's pages into a meeting", () => {
  const order = { slug: "meeting", deckId: "deck-0001" };

  test("become slide cards with their words, place and deck, fit for the control room", async () => {
    const house = withDeck();
    await house.planMeeting("meeting");
    expect(await house.desk.addCues(order, anActor("editor"))).toEqual({ ok: true, value: 2 });
    const cards = house.plannedCards("meeting") ?? [];
    expect(cards).toMatchObject([
      {
        kind: "slide",
        title: "Слайд 1",
        alt: "Итоги года",
        number: 1,
        of: 2,
        deckId: "deck-0001",
        small: { widthPx: 640 },
      },
      { kind: "slide", title: "Слайд 2", number: 2, of: 2 },
    ]);
    expect(cards.map((card) => cardSchema.safeParse(card).success)).toEqual([true, true]);
    expect(JSON.stringify(cards)).not.toContain("original");
  });

  test("carry the deck's file only where viewers may download it", async () => {
    const original = aDocumentItem().content.file;
    const house = withDeck({ original, isDownloadable: true });
    await house.planMeeting("meeting");
    await house.desk.addCues({ ...order, pages: [2] }, anActor());
    expect(house.plannedCards("meeting")).toMatchObject([{ number: 2, original }]);
  });

  test("come in the order asked for, before the cue that is named, once however often they are sent", async () => {
    const house = withDeck();
    await house.planMeeting("meeting", aSpeaker());
    const twice = { ...order, pages: [2, 1], before: "cue-speaker-1", commandId: "the-same-press" };
    await house.desk.addCues(twice, anActor());
    await house.desk.addCues(twice, anActor());
    expect(house.plannedCards("meeting")).toMatchObject([{ number: 2 }, { number: 1 }, { kind: "speaker" }]);
  });

  test("are all refused when one of them is not there, or the meeting", async () => {
    const house = withDeck();
    await house.planMeeting("meeting");
    expect(await house.desk.addCues({ ...order, pages: [1, 3] }, anActor())).toEqual({
      ok: false,
      problem: "UNKNOWN_ITEM",
    });
    expect(await house.desk.addCues({ ...order, slug: "nowhere" }, anActor())).toEqual({
      ok: false,
      problem: "UNKNOWN_MEETING",
    });
    expect(house.plannedCards("meeting")).toEqual([]);
  });
});

test("[LB1] what was made of a deleted item stays as it is", async () => {
  const house = libraryAtHand();
  house.store.add(aSpeakerItem(), hand(house));
  await house.planMeeting("meeting", aSpeaker({ speakerId: "speaker-1" }));
  await house.desk.drop("speaker-1");
  expect([house.desk.find("speaker-1"), house.plannedCards("meeting")]).toMatchObject([
    null,
    [{ name: "Анна Павлова" }],
  ]);
});

test("[LB4] two who save at once: the second is shown what the first has saved", async () => {
  const house = libraryAtHand();
  house.store.add(aSpeakerItem(), hand(house));
  await house.desk.change(renewed(aSpeakerItem({ post: "министр" })), anActor());
  const late = await house.desk.change(renewed(aSpeakerItem({ post: "глава" })), anActor());
  expect(late).toMatchObject({
    ok: false,
    problem: { code: "STALE", current: { version: 2, content: { post: "министр" } } },
  });
});
