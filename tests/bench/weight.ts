import { firstView } from "../../tools/size-budget.mjs";
import { type Row, row } from "./figures.ts";

/** What the browser fetches before the first picture, gzipped. */
export async function* weightRows(): AsyncGenerator<Row> {
  const files = firstView();
  const totalKb = files.reduce((sum, one) => sum + one.gzBytes, 0) / 1024;
  yield* [
    row("first view, gz", "≤ 300 KB", `${totalKb.toFixed(0)} KB`, totalKb <= 300),
    ...files.map(({ file, gzBytes }) =>
      row(`— ${file.replace(/-[\w-]{8}\./, ".")}`, "", `${(gzBytes / 1024).toFixed(1)} KB`),
    ),
  ];
}
