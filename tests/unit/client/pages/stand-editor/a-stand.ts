import { emptyStand, type Stand, type StandContent } from "../../../../../shared/exhibition.ts";
import { programTime } from "../../../../../shared/time.ts";

export const aContent = (more: Partial<StandContent> = {}): StandContent => ({
  ...emptyStand,
  institution: "Центр «Забота»",
  ...more,
});

export const aStand = (more: Partial<Stand> = {}): Stand => ({
  ...{ id: "stand-0001", meeting: "kollegiya", number: 4, slug: "centr-zabota", size: "small", state: "draft" },
  ...{ version: 1, draft: aContent(), published: null, publishedAt: null, note: null, isHidden: false },
  updatedAt: programTime(1_800_000_000_000),
  ...more,
});

export const image = (name: string) => ({ file: `${name}.png`, widthPx: 60, heightPx: 40 });
