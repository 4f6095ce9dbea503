import { createCanvas, type Image, loadImage } from "@napi-rs/canvas";
import decodeQR from "qr/decode.js";
import type { ShareInput } from "../../server/feeds/images/share-images.ts";
import type { HighlightContent, HighlightKind } from "../../shared/feeds.ts";
import { programTime } from "../../shared/time.ts";

export const aShareContent = (over: Partial<HighlightContent> = {}): HighlightContent => ({
  kind: "quote",
  text: "Сиделка теперь приходит утром и вечером. Для семьи это возможность работать",
  who: { name: "Андрей Павлович Лебедев", post: "директор Межрайонного центра", place: "г. Каменск" },
  tags: ["коллегия2026"],
  alt: "Цитата",
  moment: { from: programTime(1_000), until: programTime(9_000) },
  ...over,
});

export const aShareInput = (over: Partial<HighlightContent> = {}, more: Partial<ShareInput> = {}): ShareInput => ({
  content: aShareContent(over),
  meetingTitle: "Итоги 2025 года и задачи на 2026 год",
  dateWords: "30 января 2026 года",
  permalink: "https://efir.minsoc.severogorsk.ru/h/7K2Q",
  code: "7K2Q",
  rev: 1,
  ...more,
});

/** One of each kind, with everything that it can have. */
export const contentByKind: Readonly<Record<HighlightKind, Partial<HighlightContent>>> = {
  quote: {},
  figure: { big: "1 234 567 890", unit: "рублей", text: "направят на социальный контракт" },
  slide: { text: "Охват долговременным уходом", sourceWords: "7 из 18" },
  clip: { text: "«Гончарный круг вернул мне руки»" },
  award: { big: "Почётная грамота Министерства", text: "За многолетний добросовестный труд" },
  decision: { big: "14", text: "Открыть в 2026 году семь межрайонных центров" },
  photo: { text: "Мастерская трудовой терапии в Усть-Ярске" },
  note: { text: "Перерыв до 12:30", who: undefined, moment: null },
  live: { text: "Итоги 2025 года", who: undefined },
  digest: { text: "Решения:\nОткрыть семь центров\nОбучить 400 социальных работников", who: undefined, moment: null },
};

/** A photograph's bytes: a flat colour that no part of a card has. */
export async function aPhotograph(
  widthPx = 320,
  heightPx = 200,
  as: "png" | "jpeg" | "webp" = "webp",
  colour = "#ff00aa",
): Promise<Uint8Array> {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, widthPx, heightPx);
  switch (as) {
    case "png":
      return await canvas.encode("png");
    case "jpeg":
      return await canvas.encode("jpeg", 95);
    case "webp":
      return await canvas.encode("webp", 95);
  }
}

/** A drawn image's pixels, and what can be asked of them. */
export class Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly #rgba: Uint8ClampedArray;

  private constructor(image: Image) {
    this.widthPx = image.width;
    this.heightPx = image.height;
    const context = createCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    this.#rgba = context.getImageData(0, 0, image.width, image.height).data;
  }

  static async of(png: Uint8Array): Promise<Pixels> {
    return new Pixels(await loadImage(png));
  }

  /** `#rrggbb` */
  at(x: number, y: number): string {
    const start = (y * this.widthPx + x) * 4;
    return `#${Buffer.from(this.#rgba.subarray(start, start + 3)).toString("hex")}`;
  }

  /** All colours of the frame that is so wide. */
  frame(px: number): ReadonlySet<string> {
    const colours = new Set<string>();
    for (let y = 0; y < this.heightPx; y += 1) {
      const isEdge = y < px || y >= this.heightPx - px;
      for (let x = 0; x < this.widthPx; x += !isEdge && x === px - 1 ? this.widthPx - px * 2 + 1 : 1)
        colours.add(this.at(x, y));
    }
    return colours;
  }

  coloursIn(part: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }): ReadonlySet<string> {
    const colours = new Set<string>();
    for (let y = part.y; y < part.y + part.height; y += 1)
      for (let x = part.x; x < part.x + part.width; x += 1) colours.add(this.at(x, y));
    return colours;
  }

  /** How many are near this colour; pictures are compressed. */
  near(colour: string): number {
    const [red = 0, green = 0, blue = 0] = Buffer.from(colour.slice(1), "hex");
    let count = 0;
    for (let at = 0; at < this.#rgba.length; at += 4) {
      const [r = 0, g = 0, b = 0] = this.#rgba.subarray(at, at + 3);
      if (Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) < 24) count += 1;
    }
    return count;
  }

  /** What a phone's camera would read off it. */
  qr(): string {
    return decodeQR({ width: this.widthPx, height: this.heightPx, data: this.#rgba });
  }
}
