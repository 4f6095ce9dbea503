import type { DatabaseSync } from "node:sqlite";
import { isSilent, searchTerms, searchWords, titleOf } from "../../shared/library/words.ts";
import type {
  DeckPage,
  FigureVersion,
  LibraryBrief,
  LibraryContents,
  LibraryItem,
  LibrarySort,
} from "../../shared/library.ts";
import { accept, type Result, refuse } from "../../shared/result.ts";
import { type ProgramTime, programTime } from "../../shared/time.ts";
import type { FigureContent } from "../../shared/timeline/figure-correction.ts";
import { inTransaction } from "./transaction.ts";

export const MAX_ITEMS = 5_000;
/** How far back what a figure said is kept, in versions. */
const MOST_VERSIONS = 50;
const ROWS_A_PIECE = 200;

/** An item without what the store itself decides. Distributes over the sorts, so that sort and content agree. */
type ItemOf<More> = {
  readonly [S in LibrarySort]: { readonly id: string; readonly sort: S; readonly content: LibraryContents[S] } & More;
}[LibrarySort];

interface Hand {
  readonly at: ProgramTime;
  readonly actorId: string;
  readonly actorName: string;
}

/** The library in SQLite: the port is server/library/library-store.ts. Rules LB1–LB6 in docs/spec/library.md. */
export function createLibraryStore(database: DatabaseSync) {
  const columns = "id, sort, version, updated_at, content";
  const select = database.prepare(`SELECT ${columns} FROM library_items WHERE id = ?`);
  const selectPages = database.prepare("SELECT content FROM library_pages WHERE deck = ? ORDER BY number");
  const count = database.prepare("SELECT count(*) AS count FROM library_items");
  const insert = database.prepare(
    `INSERT INTO library_items (${columns}, words, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, efir_seal(?1, ?2, ?3, ?4, ?5, ?6))
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, updated_at = excluded.updated_at,
       content = excluded.content, words = excluded.words, seal = excluded.seal`,
  );
  const insertPage = database.prepare(
    "INSERT INTO library_pages (deck, number, content, is_silent, seal) VALUES (?1, ?2, ?3, ?4, efir_seal(?1, ?2, ?3, ?4))",
  );
  const deletePages = database.prepare("DELETE FROM library_pages WHERE deck = ?");
  const deleteItem = database.prepare("DELETE FROM library_items WHERE id = ?");
  const insertVersion = database.prepare(
    `INSERT INTO figure_versions (figure, version, at, actor, actor_name, content, is_told, seal)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, efir_seal(?1, ?2, ?3, ?4, ?5, ?6, ?7))`,
  );
  const forgetVersions = database.prepare(
    "DELETE FROM figure_versions WHERE figure = ? AND version <= ? AND is_told = 1",
  );
  const selectVersions = database.prepare(
    "SELECT version, at, actor_name, content FROM figure_versions WHERE figure = ? ORDER BY version DESC",
  );
  const selectUntold = database.prepare(
    `SELECT figure, version, actor, actor_name, content FROM figure_versions WHERE is_told = 0
     ORDER BY at, figure, version`,
  );
  const tell = database.prepare(
    `UPDATE figure_versions SET is_told = 1,
       seal = efir_seal(figure, version, at, actor, actor_name, content, 1) WHERE figure = ? AND version = ?`,
  );
  const pieceOf = (table: string) =>
    database.prepare(`SELECT rowid, content FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`);
  const [itemTexts, pageTexts] = [pieceOf("library_items"), pieceOf("library_pages")];

  const find = (id: string): LibraryItem | null => {
    const row = select.get(id);
    return row === undefined ? null : asItem(row, pagesOf(String(row["id"]), row["sort"]));
  };

  const pagesOf = (id: string, sort: unknown): readonly DeckPage[] =>
    sort === "deck" ? selectPages.all(id).map(({ content }) => JSON.parse(String(content))) : [];

  const write = (item: LibraryItem, { at, actorId, actorName }: Hand): void => {
    const { id, sort, version } = item;
    insert.run(id, sort, version, at, contentText(item), searchWords(item));
    if (sort === "deck") {
      deletePages.run(id);
      for (const page of item.content.pages) {
        insertPage.run(id, page.number, JSON.stringify(page), isSilent(page) ? 1 : 0);
      }
    }
    if (sort === "figure") {
      // What a new figure says nobody has shown yet.
      insertVersion.run(id, version, at, actorId, actorName, JSON.stringify(item.content), version === 1 ? 1 : 0);
      forgetVersions.run(id, version - MOST_VERSIONS);
    }
  };

  return {
    list: ({ sort, query = "", most }: { sort?: LibrarySort | undefined; query?: string | undefined; most: number }) =>
      briefs(database, { sort, terms: searchTerms(query), most }),
    find,
    add: (item: ItemOf<unknown>, hand: Hand): Result<LibraryItem, "DUPLICATE" | "TOO_MANY"> =>
      inTransaction(database, () => {
        if (select.get(item.id) !== undefined) return refuse("DUPLICATE");
        if (Number(count.get()?.["count"]) >= MAX_ITEMS) return refuse("TOO_MANY");
        const added: LibraryItem = { ...item, version: 1, updatedAt: hand.at };
        write(added, hand);
        return accept(added);
      }),
    change: (
      renewed: ItemOf<{ readonly version: number }>,
      hand: Hand,
    ): Result<LibraryItem, { code: "UNKNOWN_ITEM" } | { code: "STALE"; current: LibraryItem }> =>
      inTransaction(database, () => {
        const current = find(renewed.id);
        if (current === null || current.sort !== renewed.sort) return refuse({ code: "UNKNOWN_ITEM" });
        if (current.version !== renewed.version) return refuse({ code: "STALE", current });
        const changed: LibraryItem = { ...renewed, version: current.version + 1, updatedAt: hand.at };
        write(changed, hand);
        return accept(changed);
      }),
    drop: (id: string): boolean => deleteItem.run(id).changes === 1,
    figureVersions: (id: string): readonly FigureVersion[] =>
      selectVersions.all(id).map((row) => ({
        version: Number(row["version"]),
        at: programTime(Number(row["at"])),
        by: String(row["actor_name"]),
        content: JSON.parse(String(row["content"])),
      })),
    untold: () =>
      selectUntold.all().map((row) => ({
        figureId: String(row["figure"]),
        version: Number(row["version"]),
        actorId: String(row["actor"]),
        actorName: String(row["actor_name"]),
        // Only `write` fills the column, and only with a figure's content.
        content: JSON.parse(String(row["content"])) as FigureContent,
      })),
    markTold: (figureId: string, version: number): void => void tell.run(figureId, version),
    *texts(): Iterable<readonly string[]> {
      for (const piece of [itemTexts, pageTexts]) {
        for (let after = 0; ; ) {
          // Read whole before it is given away: others may write between two pieces.
          const rows = piece.all(after, ROWS_A_PIECE);
          if (rows.length === 0) break;
          after = Number(rows.at(-1)?.["rowid"]);
          yield rows.map(({ content }) => String(content));
        }
      }
    },
  };
}

interface Wanted {
  readonly sort: LibrarySort | undefined;
  readonly terms: readonly string[];
  readonly most: number;
}

/** `instr` and no index: the words of 5,000 items are a few megabytes, and any piece of a word is found. */
function briefs(database: DatabaseSync, { sort, terms, most }: Wanted): readonly LibraryBrief[] {
  const conditions = [...(sort === undefined ? [] : ["sort = ?"]), ...terms.map(() => "instr(words, ?) > 0")];
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  const ofDeck = "FROM library_pages WHERE deck = item.id";
  const rows = database
    .prepare(
      `SELECT id, sort, version, updated_at, content,
         (SELECT count(*) ${ofDeck}) AS pages, (SELECT sum(is_silent) ${ofDeck}) AS silent,
         (SELECT content ${ofDeck} ORDER BY number LIMIT 1) AS first
       FROM library_items AS item ${where} ORDER BY updated_at DESC, id LIMIT ?`,
    )
    .all(...(sort === undefined ? [] : [sort]), ...terms, most);
  return rows.map(asBrief);
}

function asBrief(row: Record<string, unknown>): LibraryBrief {
  const first = row["first"];
  const item = asItem(row, first === null ? [] : [JSON.parse(String(first))]);
  const { id, sort, version, updatedAt } = item;
  const brief = { id, sort, version, updatedAt, ...titleOf(item) };
  return sort === "deck" ? { ...brief, pages: Number(row["pages"]), silentPages: Number(row["silent"]) } : brief;
}

function asItem(row: Record<string, unknown>, pages: readonly DeckPage[]): LibraryItem {
  const content = JSON.parse(String(row["content"]));
  return {
    id: String(row["id"]),
    // Only `write` fills these columns, from an item whose sort and content agree.
    sort: String(row["sort"]) as "deck",
    version: Number(row["version"]),
    updatedAt: programTime(Number(row["updated_at"])),
    content: row["sort"] === "deck" ? { ...content, pages } : content,
  };
}

/** A deck's pages have rows of their own. */
function contentText(item: LibraryItem): string {
  if (item.sort !== "deck") return JSON.stringify(item.content);
  const { pages: _pages, ...deck } = item.content;
  return JSON.stringify(deck);
}
