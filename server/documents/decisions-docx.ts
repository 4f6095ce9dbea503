import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { DecisionRow } from "./decision-rows.ts";

/** What stands above the table. */
export interface DecisionsHead {
  readonly title: string;
  /** `30 января 2026 года, 10:30–13:00`; empty: not known. */
  readonly when: string;
  readonly place: string;
}

/** Widths of the columns, in percent. */
const columns = [
  { name: "№", percent: 6 },
  { name: "Решение", percent: 44 },
  { name: "Состояние", percent: 14 },
  { name: "Поручено", percent: 22 },
  { name: "Срок", percent: 14 },
] as const;

/** A meeting's decisions as a document that an office goes on with. The first row repeats on each page. */
export function decisionsDocx(head: DecisionsHead, rows: readonly DecisionRow[]): Promise<Buffer> {
  const document = new Document({
    creator: "Эфир",
    title: `Решения: ${head.title}`,
    styles: { default: { document: { run: { font: "Times New Roman", size: 24, language: { value: "ru-RU" } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE },
            margin: { top: 1134, bottom: 1134, left: 1701, right: 850 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: "Решения", bold: true, color: "000000", size: 28 })],
          }),
          new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: head.title, bold: true })] }),
          ...[head.when, head.place]
            .filter((words) => words !== "")
            .map((words) => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(words)] })),
          new Paragraph({ children: [] }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              row(
                columns.map(({ name }) => name),
                true,
              ),
              ...rows.map(({ number, text, state, charged, due }) => row([number, text, state, charged, due], false)),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const row = (cells: readonly string[], isHeader: boolean): TableRow =>
  new TableRow({
    tableHeader: isHeader,
    cantSplit: true,
    children: cells.map(
      (text, index) =>
        new TableCell({
          width: { size: columns[index]?.percent ?? 20, type: WidthType.PERCENTAGE },
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          children: text
            .split("\n")
            .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold: isHeader })] })),
        }),
    ),
  });
