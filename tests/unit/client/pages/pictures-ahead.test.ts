import { describe, expect, test } from "vitest";
import { picturesOf, showingsAhead } from "../../../../client/stage/pictures-ahead.ts";
import { everyCard } from "../../../support/every-card.ts";
import { anOpenRecord, aShowing, aSlide, second } from "./a-record.ts";

const slide = (id: string, from: number, until: number | null = null) => aShowing(aSlide(id), from, until);
const idsAhead = (record: Parameters<typeof showingsAhead>[0], at: number | null) =>
  showingsAhead(record, at === null ? null : second(at)).map(({ card }) => card.id);

describe("[VW56] pictures are fetched ahead", () => {
  const record = anOpenRecord({
    showings: [slide("a", 0, 100), slide("b", 100, 300), slide("c", 300, 400), slide("d", 400, 401), slide("e", 401)],
  });

  test("of the next two slides by the record, however far they are", () => {
    expect(idsAhead(record, 50)).toEqual(["b", "c"]);
  });

  test("of everything within a minute of the playhead", () => {
    expect(idsAhead(record, 299)).toEqual(["c", "d"]);
    expect(idsAhead(record, 350)).toEqual(["d", "e"]);
  });

  test("of nothing when the newest is on", () => {
    expect(idsAhead(record, 500)).toEqual([]);
  });

  test("of the newest before the first frame", () => {
    expect(idsAhead(record, null)).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("a slide's as its element will ask for it, any other kind's by the kind's own fields", () => {
    const { slide: of, award, speaker, figure } = everyCard;
    expect(picturesOf(of)[0]?.srcset).toContain(of.small?.file);
    expect(picturesOf(award).map(({ src }) => src)).toEqual([`/i/${award.photo?.file}`]);
    expect(picturesOf(speaker).map(({ src }) => src)).toEqual([`/i/${speaker.portrait?.file}`]);
    expect(picturesOf(figure)).toEqual([]);
  });
});
