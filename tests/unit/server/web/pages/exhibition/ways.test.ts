import { describe, expect, test } from "vitest";
import type { ExhibitionReader } from "../../../../../../server/web/exhibition-ports.ts";
import { anExhibitionOf, aStand } from "../../../../../support/stands.ts";
import { aMeeting, webApp } from "../../../../../support/web-app.ts";

const closed: ExhibitionReader = { exhibition: () => null, stand: () => null };

describe("[EB75] the way to the exhibition", () => {
  test.each(["/m/kollegiya", "/m/kollegiya/programma"])(
    "stands on %s while it is open, and only then",
    async (path) => {
      for (const [exhibitionReader, isThere] of [
        [anExhibitionOf([aStand()]), true],
        [closed, false],
      ] as const) {
        const app = webApp({
          exhibitionReader,
          client: { page: () => "<!--efir:nav--><!--efir:body-->", asset: () => null },
        });
        app.meetings.set("kollegiya", aMeeting());
        expect((await app.ask(path)).text.includes('href="/m/kollegiya/vystavka"')).toBe(isThere);
      }
    },
  );
});
