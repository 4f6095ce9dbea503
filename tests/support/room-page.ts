import { join } from "node:path";
import type { Page } from "playwright-core";
import { vi } from "vitest";
import type { ChoiceField, Field, NumberTable } from "../../shared/cards/field.ts";
import { type Card, cardKinds } from "../../shared/cards/index.ts";
import { programTime } from "../../shared/time.ts";
import { localTime } from "../../shared/zone.ts";
import { longPatience } from "./patience.ts";
import { aPng } from "./pictures.ts";

/** Three pages with Cyrillic, 16:9; handed out as a document too. */
export const aDeckFile = join(import.meta.dirname, "..", "fixtures", "decks", "wide.pdf");

/** For what may be somewhere else a moment later. */
const shortly = { timeout: 2_000 } as const;

/** The control room as a moderator's hands know it. @param timeZone the meeting's, by which times of day are written */
export function roomPage(page: Page, timeZone: string) {
  const button = (name: string | RegExp) =>
    page.getByRole("button", { name, ...(typeof name === "string" && { exact: true }) });
  // While the meeting is on the plan is changed only in «Правка» (CR80); a room that was just opened does not know it at once.
  const add = (what: string) =>
    vi.waitFor(async () => {
      const adding = button("Добавить").first();
      if (!(await adding.isVisible())) await button("Правка").click(shortly);
      const item = page.getByRole("menuitem", { name: what, exact: true }).first();
      if (!(await item.isVisible())) await adding.click(shortly);
      await item.click(shortly);
    }, longPatience);
  return {
    button,
    /** Chooses a line of «Добавить». */
    add,
    /** A new card by its form: every field of it that the card has. */
    addCard: async (card: Card) => {
      await add(cardKinds[card.kind].said.one.ru);
      for (const [name, field] of fieldsOf(card)) await fill(page, { name, field, card, timeZone });
      await button("Добавить в ход").click();
      await page.locator("efir-card-form").waitFor({ state: "detached" });
    },
    /** All slides of a deck of the library. */
    addDeck: async (title: string) => {
      await add("Из библиотеки…");
      const picker = page.locator("efir-library-picker");
      await picker.getByText("Презентации", { exact: true }).click();
      await picker.getByRole("button", { name: title }).click();
      await button(/^Добавить \d+ слайд/).click();
      await page.locator("efir-deck-pages").waitFor({ state: "detached" });
    },
    /** Puts the card of this title into «Подготовка», and on air by the keys. */
    take: async (title: string) => {
      await button(`Готовить: ${title}`).first().click();
      await page.keyboard.press("Control+Enter");
    },
  };
}

export type RoomPage = ReturnType<typeof roomPage>;

interface Filling {
  readonly name: string;
  readonly field: Field;
  readonly card: Card;
  readonly timeZone: string;
}

const fieldsOf = (card: Card): readonly (readonly [string, Field])[] => {
  const fields: Readonly<Record<string, Field>> = cardKinds[card.kind].fields;
  return Object.entries(fields).filter(([name]) => name in card);
};

async function fill(page: Page, { name, field, card, timeZone }: Filling): Promise<void> {
  const form = page.locator("efir-card-form");
  const place = form.locator(`[data-field="${name}"]`);
  // The card has this field, and its type follows from the field's sort.
  const value: unknown = card[name as keyof Card];
  switch (field.sort) {
    case "ref":
    case "correction":
      return;
    case "choice":
      return form.getByRole("radio", { name: wordsOf(field, String(value)), exact: true }).check();
    case "flag":
      return place.check();
    case "image":
      await place
        .locator("input[type=file]")
        .setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: aPng(320, 320) });
      return place.getByRole("button", { name: /Заменить$/ }).waitFor();
    case "file":
      await place.locator("input[type=file]").setInputFiles(aDeckFile);
      return place.getByRole("button", { name: /Заменить$/ }).waitFor();
    case "table":
      // What a field of this sort holds.
      return fillTable(page, value as NumberTable);
    case "moment":
      return place.fill(localTime(programTime(Number(value)), timeZone).time);
    default:
      return place.fill(String(value));
  }
}

const wordsOf = ({ of }: ChoiceField, value: string): string => of[value]?.ru ?? value;

async function fillTable(page: Page, { columns, rows }: NumberTable): Promise<void> {
  const table = page.locator("efir-table-field");
  for (let column = 1; column < columns.length; column += 1) await table.getByText("Добавить столбец").click();
  const cell = (row: number, column: number) => table.locator(`[data-row="${row}"][data-column="${column}"]`);
  for (const [column, words] of columns.entries()) await cell(-1, column).fill(words);
  for (const [row, { label, values }] of rows.entries()) {
    await cell(row, -1).fill(label);
    for (const [column, value] of values.entries()) await cell(row, column).fill(value === null ? "" : String(value));
  }
}
