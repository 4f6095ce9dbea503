import { csvFile } from "./csv.ts";
import type { DecisionRow } from "./decision-rows.ts";

const header = ["№", "Решение", "Состояние", "Поручено", "Срок", "Зачитано"];

export const decisionsCsv = (rows: readonly DecisionRow[]): Buffer =>
  csvFile([
    header,
    ...rows.map(({ number, text, state, charged, due, readOut }) => [number, text, state, charged, due, readOut]),
  ]);
