import type { Page } from "playwright-core";
import { until } from "./chromium.ts";

/** What the phone keeps of its takes, oldest first. */
export interface KeptTake {
  readonly clipId: string;
  readonly state: string;
  readonly pieces: number;
  readonly bytes: number;
  /** SHA-256 of the pieces one after another, as hex. */
  readonly sha256: string;
}

/** The reporter's page as a reporter's thumb knows it. */
export function reporterPage(page: Page) {
  const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
  return {
    press,
    /** Everything up to the camera, and the button that records. */
    begin: async (name: string) => {
      await press("Снять интервью");
      await page.getByLabel("Имя и фамилия собеседника").fill(name);
      await press("Согласен на запись и публикацию");
      await page.getByLabel("Должность и организация").fill("Директор центра «Забота», Каменск");
      await press("К камере");
      await press("Начать запись");
    },
    kept: () => keptTakes(page),
    /** Waits until the phone has so many pieces of its last take. */
    untilPieces: async (count: number) => {
      await until(page, `(${countPieces})().then((count) => count >= ${count})`);
    },
  };
}

const openShelf = `new Promise((resolve, reject) => {
  const asked = indexedDB.open("efir-reporter");
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
})`;
const allOf = `(shelf, store) => new Promise((resolve, reject) => {
  const asked = shelf.transaction(store).objectStore(store).getAll();
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
})`;

const countPieces = `async () => {
  const shelf = await ${openShelf};
  const takes = (await (${allOf})(shelf, "recordings")).sort((a, b) => a.madeAt - b.madeAt);
  shelf.close();
  return takes.at(-1)?.pieceBytes.length ?? 0;
}`;

/** Read from the browser's database, not asked of the page. */
const keptTakes = (page: Page): Promise<readonly KeptTake[]> =>
  page.evaluate(`(async () => {
    const shelf = await ${openShelf};
    const takes = (await (${allOf})(shelf, "recordings")).sort((a, b) => a.madeAt - b.madeAt);
    const pieces = await (${allOf})(shelf, "pieces");
    shelf.close();
    return Promise.all(takes.map(async ({ id, clipId, state }) => {
      const own = pieces.filter(({ recordingId }) => recordingId === id).sort((a, b) => a.index - b.index);
      const film = await new Blob(own.map(({ bytes }) => bytes)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", film));
      const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return { clipId, state, pieces: own.length, bytes: film.byteLength, sha256 };
    }));
  })()`);
