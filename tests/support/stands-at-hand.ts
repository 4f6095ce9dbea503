import type { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import type { Shelves } from "../../server/exhibition/ports.ts";
import { silentLog } from "../../server/log.ts";
import { openDatabase } from "../../server/store/database.ts";
import { openExhibition } from "../../server/wiring/exhibition.ts";
import type { ExhibitionSettings } from "../../shared/exhibition.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";
import { aContent, someSettings } from "./exhibition-builders.ts";
import { ManualClock } from "./manual-clock.ts";

export const meeting = "kollegiya";

interface Told {
  readonly database?: DatabaseSync;
  readonly clock?: ManualClock;
  readonly slugs?: readonly string[];
}

/** Exhibitions over a store in memory. @property figures - The library's; what is put there it has. @property films - `{meeting} {clip}` */
export function standsAtHand({ database = openDatabase(":memory:"), clock = new ManualClock(), slugs }: Told = {}) {
  const figures = new Map<string, FigureContent>();
  const files = { has: (_file: string) => true };
  const films = new Set<string>();
  const shelves: Shelves = {
    figureOf: (id) => figures.get(id) ?? null,
    hasFile: (file) => files.has(file),
    hasFilm: (of, clipId) => films.has(`${of} ${clipId}`),
  };
  const listeners: { dropped?(slug: string): void }[] = [];
  const house = openExhibition({
    ...{ database, clock, log: silentLog },
    shelves: () => shelves,
    ledgers: {
      meetings: () => (slugs ?? [meeting]).map((slug) => ({ slug, title: "", phase: "open", sample: false })),
      listen: (listener) => {
        listeners.push(listener);
        return () => {};
      },
    },
  });
  onTestFinished(() => house.close());
  const changed: string[] = [];
  house.onChanged((slug) => changed.push(slug));
  const { stands, figures: keeper, ...rest } = house;
  const add = (content = aContent()) => {
    const made = stands.add(meeting, { content });
    if (!made.ok) throw new Error(made.problem.code);
    return made.value;
  };
  return {
    ...{ ...rest, stands, keeper },
    ...{ database, clock, figures, files, films, changed, add },
    /** A stand that everybody reads. */
    publish: (content = aContent()) => {
      const stand = add(content);
      const accepted = stands.accept(stand, stand.version);
      if (!accepted.ok) throw new Error(accepted.problem.code);
      return accepted.value;
    },
    open: (settings: Partial<ExhibitionSettings> = {}) => {
      const { version } = stands.settingsOf(meeting);
      return stands.configure(meeting, { version, settings: someSettings(settings) });
    },
    drop: (slug = meeting) => {
      for (const listener of listeners) listener.dropped?.(slug);
    },
  };
}
