import { createCanvas } from "@napi-rs/canvas";
import { afterAll, beforeAll, expect, test } from "vitest";
import { converted, deckFixture, WorkshopAtHand } from "../../../../support/deck-workshops.ts";
import { aPage, aPdf, aScannedPdf } from "../../../../support/pdf-files.ts";

let hand: WorkshopAtHand;
beforeAll(async () => {
  hand = await WorkshopAtHand.open();
});
afterAll(() => hand.workshop.close());

const aPhoto = (widthPx: number, heightPx: number) => {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext("2d");
  context.fillStyle = "#c02020";
  context.fillRect(0, 0, widthPx / 2, heightPx);
  context.fillStyle = "#2030c0";
  context.fillRect(widthPx / 2, 0, widthPx / 2, heightPx);
  return canvas;
};

test("[DK20] [SH22] a Cyrillic deck of LibreOffice: each page in two widths, its words line by line, its title and least letters", async () => {
  const deck = await converted(hand.convert(deckFixture("wide.pdf")));

  expect(
    deck.pages.map(({ number, title, image, small }) => [
      number,
      title,
      image.widthPx,
      image.heightPx,
      small.widthPx,
      small.heightPx,
    ]),
  ).toEqual([
    [1, "Отрасль труда и соцразвития", 1280, 720, 640, 360],
    [2, "Мобильные бригады", 1280, 720, 640, 360],
    [3, "Спасибо за внимание", 1280, 720, 640, 360],
  ]);
  expect(deck.pages[0]?.text.split("\n")).toEqual([
    "Отрасль труда и соцразвития",
    "Итоги года и перспективы",
    "361 тысяча жителей получает выплаты — треть области",
    "Ёжик, щука, № 5, «ёлочки», 78 737 человек",
  ]);
  // Where the slide is 360 wide: 10.9, 10.9 and 18.1 pixels.
  expect(deck.pages.map(({ letterShare = 0 }) => Math.round(letterShare * 360))).toEqual([11, 11, 18]);
  // Columns are read one after the other, as they were written.
  expect(deck.pages[1]?.text.split("\n")).toEqual([
    "Мобильные бригады",
    "15 бригад",
    "238 выездов",
    "5 349 человек",
    "26 районов",
  ]);
});

test("[DK20] pages are drawn: the blue bar at the left edge of the first, white paper beside it", async () => {
  const deck = await converted(hand.convert(deckFixture("wide.pdf")));

  const [first] = deck.pages;
  expect(await hand.coloursOf(first?.image.file ?? "", [0.01, 0.5], [0.5, 0.9])).toEqual(["blue", "white"]);
  expect(await hand.coloursOf(first?.small.file ?? "", [0.01, 0.5], [0.5, 0.9])).toEqual(["blue", "white"]);
});

test.each([
  ["four-by-three.pdf", "Приёмные семьи для пожилых", [1280, 960, 640, 480]],
  ["portrait.pdf", "Памятка участнику", [720, 1280, 360, 640]],
])("[DK20] %s keeps its shape within the boxes", async (name, title, sizes) => {
  const [page] = (await converted(hand.convert(deckFixture(name)))).pages;

  expect(page?.title).toBe(title);
  expect([page?.image.widthPx, page?.image.heightPx, page?.small.widthPx, page?.small.heightPx]).toEqual(sizes);
});

test("[DK21] a scanned page has a picture and no words", async () => {
  const jpeg = await aPhoto(620, 877).encode("jpeg", 80);
  const [page] = (await converted(hand.convert(aScannedPdf(jpeg, { widthPx: 620, heightPx: 877 })))).pages;

  expect({ title: page?.title, text: page?.text }).toEqual({ title: "", text: "" });
  expect(await hand.coloursOf(page?.image.file ?? "", [0.2, 0.5], [0.8, 0.5])).toEqual(["red", "blue"]);
});

test("[DK1] what a file is called does not count: the original is kept by what it is", async () => {
  const upload = await hand.uploaded(aPdf([aPage()]), "photo.png");
  const deck = await converted(hand.workshop.convert([upload]));

  expect([deck.kind, deck.original?.file]).toEqual(["pdf", expect.stringMatching(/^[0-9a-f]{32}\.pdf$/)]);
});

test("[DK8] a PDF that only forbids printing is shown", async () => {
  expect((await converted(hand.convert(deckFixture("restricted.pdf")))).pages).toHaveLength(1);
});

test("[DK9] a page of 40,000 points a side is as large as any other", async () => {
  const deck = await converted(
    hand.convert(aPdf([{ sizePt: [40_000, 40_000], draws: "0 0 1 rg 0 0 20000 40000 re f" }])),
  );

  const [page] = deck.pages;
  expect([page?.image.widthPx, page?.image.heightPx]).toEqual([1280, 1280]);
  expect(await hand.coloursOf(page?.image.file ?? "", [0.2, 0.5], [0.8, 0.5])).toEqual(["blue", "white"]);
});

test("[DK3] pictures together are a deck in their order; small ones are not made larger, none has an original", async () => {
  const png = await aPhoto(300, 200).encode("png");
  const jpeg = await aPhoto(2000, 1000).encode("jpeg", 80);
  const deck = await converted(hand.convert(png, jpeg));

  expect([deck.kind, deck.original]).toEqual(["pictures", null]);
  expect(deck.pages.map(({ image, small }) => [image.widthPx, image.heightPx, small.widthPx, small.heightPx])).toEqual([
    [300, 200, 300, 200],
    [1280, 640, 640, 320],
  ]);
});

test("[DK22] a photograph that lies on its side is put upright", async () => {
  const jpeg = await aPhoto(400, 200).encode("jpeg", 90);
  // Orientation 6: the camera was turned, its left is up.
  const tiff = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
  const app1 = Buffer.concat([Buffer.of(0xff, 0xe1, 0, 34), Buffer.from(`Exif\0\0${tiff}`, "latin1")]);
  const turned = Buffer.concat([jpeg.subarray(0, 2), app1, jpeg.subarray(2)]);
  const [page] = (await converted(hand.convert(turned))).pages;

  expect([page?.image.widthPx, page?.image.heightPx]).toEqual([200, 400]);
  expect(await hand.coloursOf(page?.image.file ?? "", [0.5, 0.2], [0.5, 0.8])).toEqual(["red", "blue"]);
});
