import { expect } from "vitest";
import type { ModeratorPage } from "./moderator-page.ts";
import { longPatience } from "./patience.ts";

/** A meeting's feed at the desk (`/pult/{slug}/lenta`), as a moderator's hands know it. */
export function feedDeskPage({ page, button }: Pick<ModeratorPage, "page" | "button">) {
  const row = (target: string) => page.locator("efir-target-rows").getByRole("article", { name: target });
  const field = (name: string) => page.getByRole("textbox", { name, exact: true });
  return {
    field,
    /** What was done at one target: its words, its evidence. */
    row,
    open: (title: string) => page.getByRole("link", { name: title }).click(),
    /** A message of one's own words. */
    write: async (text: string, alt: string) => {
      await button("Новая запись").click();
      await field("Текст").fill(text);
      await field("Что на картинке").fill(alt);
    },
    /** The words that each of these targets would get, once they are of what is written now. */
    previewed: async (targets: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      await expect.poll(() => button("Одобрить").isEnabled(), longPatience).toBe(true);
      const shown = new Map<string, string>();
      for (const name of targets) {
        const words = page.locator("efir-previews").getByRole("article", { name }).locator(".words");
        shown.set(name, (await words.textContent()) ?? "");
      }
      return shown;
    },
    /** A press that falls on the very moment at which the preview is asked for anew meets a button that is off: pressed once more. */
    approve: async () => {
      const approve = button("Одобрить");
      for (let presses = 1; ; presses += 1) {
        await approve.click();
        const isGone = approve.waitFor({ state: "hidden", timeout: 5_000 }).then(
          () => true,
          () => false,
        );
        if (await isGone) return;
        if (presses === 4) throw new Error("not approved");
      }
    },
    /** Asked once more, it goes. */
    withdraw: async () => {
      await button("Отозвать везде").click();
      await page.locator("efir-dialog").getByRole("button", { name: "Отозвать везде" }).click();
    },
    /** Where it stands, target by target: «Стоит», «Выясняем», «Удалено». */
    standing: async (target: string, words: string) => {
      await row(target).getByText(words, { exact: true }).waitFor();
    },
  };
}

export type FeedDeskPage = ReturnType<typeof feedDeskPage>;
