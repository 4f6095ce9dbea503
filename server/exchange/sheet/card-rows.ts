import type { Field } from "../../../shared/cards/field.ts";
import { type AnyKind, type Card, type CardKindName, cardKinds } from "../../../shared/cards/index.ts";
import { schemaOf } from "../../../shared/cards/schemas.ts";
import type { SheetProblem } from "../../../shared/sheet.ts";
import { cardColumns, kindCalled, kindColumn, same, sheetKinds, writtenFields } from "./columns.ts";
import { dayIn } from "./days.ts";
import type { Table, TableRow } from "./table.ts";

/** Cards of a sheet, a row each; what is wrong with a row is added to `problems`. */
export function readCards(table: Table, newId: () => string, problems: SheetProblem[]): readonly Card[] {
  problems.push(...table.unknownColumns(cardColumns));
  return table.rows.flatMap((row) => {
    const kind = kindCalled(row.cell(kindColumn));
    if (kind === null) {
      const allowed = sheetKinds.map((name) => cardKinds[name].said.one.ru).join(", ");
      problems.push({ sheet: table.name, row: row.number, column: kindColumn, code: "UNKNOWN_KIND", allowed });
      return [];
    }
    const read = readCard(kind, row, newId());
    problems.push(...read.problems.map((problem) => ({ sheet: table.name, row: row.number, ...problem })));
    return read.card === null ? [] : [read.card];
  });
}

type Problem = Omit<SheetProblem, "sheet" | "row">;

function readCard(
  name: CardKindName,
  row: TableRow,
  id: string,
): { readonly card: Card | null; readonly problems: readonly Problem[] } {
  const fields = writtenFields((cardKinds[name] as unknown as AnyKind).fields);
  const cells = fields.flatMap(([key, field]) => {
    const cell = row.cell(field.name.ru);
    return cell === "" ? [] : [[key, written(field, cell)] as const];
  });
  const outcome = schemaOf(name).safeParse({ kind: name, id, ...Object.fromEntries(cells) });
  if (outcome.success) return { card: outcome.data, problems: [] };
  const byField = new Map(fields);
  const keys = new Set(outcome.error.issues.map(({ path }) => String(path[0])));
  const problems = [...keys].map((key): Problem => {
    const field = byField.get(key);
    if (field === undefined) return { code: "OTHER" };
    return { column: field.name.ru, ...problemOf(field, row.cell(field.name.ru)) };
  });
  return { card: null, problems };
}

/** As the schema wants it; what cannot be read stays as written, for the schema to refuse. */
function written(field: Field, cell: string): unknown {
  switch (field.sort) {
    case "number":
      return Number(cell.replace(/[\s\u00a0]/gu, "").replace(",", "."));
    case "choice":
      return (
        Object.entries(field.of).find(([value, said]) =>
          [value, said.ru, said.en].some((word) => same(word, cell)),
        )?.[0] ?? cell
      );
    case "date":
      return dayIn(cell) ?? cell;
    case "line":
      return cell.replace(/\s+/gu, " ");
    default:
      return cell;
  }
}

function problemOf(field: Field, cell: string): Problem {
  if (cell === "") return { code: "EMPTY" };
  switch (field.sort) {
    case "number":
      return { code: "BAD_NUMBER", allowed: `${field.least}–${field.most}` };
    case "choice":
      return {
        code: "BAD_CHOICE",
        allowed: Object.values(field.of)
          .map(({ ru }) => ru)
          .join(", "),
      };
    case "date":
      return { code: "BAD_DATE" };
    case "line":
    case "text":
      return cell.length > field.most ? { code: "TOO_LONG", allowed: String(field.most) } : { code: "BAD_SIGNS" };
    default:
      return { code: "OTHER" };
  }
}
