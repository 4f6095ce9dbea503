import { cpus, totalmem } from "node:os";
import { type Row, tableHead, tableLine } from "./figures.ts";

/** `npm run bench [name …]`: every bench, or those named. Prints Markdown tables; asserts nothing. */
const benches: Record<string, { title: string; run: () => Promise<AsyncGenerator<Row>> }> = {
  weight: { title: "Weight of the viewer's page", run: async () => (await import("./weight.ts")).weightRows() },
  ingest: { title: "Ingest to part", run: async () => (await import("./ingest.ts")).ingestRows() },
  "slide-change": {
    title: "A slide's change at a viewer",
    run: async () => (await import("./slide-change.ts")).slideChangeRows(),
  },
  cards: { title: "Cards against their frames", run: async () => (await import("./cards.ts")).cardRows() },
  take: { title: "A take in a crowd", run: async () => (await import("./take.ts")).takeRows() },
  recall: { title: "A recall in a crowd", run: async () => (await import("./recall.ts")).recallRows() },
  rundown: { title: "A long rundown", run: async () => (await import("./rundown.ts")).rundownRows() },
  capacity: { title: "CPU and memory", run: async () => (await import("./capacity.ts")).capacityRows() },
  fanout: { title: "Fan-out to a crowd", run: async () => (await import("./fanout.ts")).fanoutRows() },
  storm: { title: "A crowd comes back", run: async () => (await import("./storm.ts")).stormRows() },
  delivery: { title: "Delivery", run: async () => (await import("./delivery.ts")).deliveryRows() },
  lists: { title: "Long lists in a player", run: async () => (await import("./long-list.ts")).longListRows() },
  append: { title: "Append to acknowledged", run: async () => (await import("./append.ts")).appendRows() },
  program: { title: "What stands on a frame", run: async () => (await import("./program.ts")).programRows() },
  decks: { title: "Slide decks", run: async () => (await import("./decks.ts")).deckRows() },
  exhibition: { title: "A large exhibition", run: async () => (await import("./exhibition.ts")).exhibitionRows() },
  upload: { title: "A clip through a poor line", run: async () => (await import("./upload.ts")).uploadRows() },
  clip: { title: "A phone's clip", run: async () => (await import("./clip.ts")).clipRows() },
  "share-image": {
    title: "Share images",
    run: async () => (await import("./share-image.ts")).shareImageRows(),
  },
  feed: { title: "A highlight at its readers", run: async () => (await import("./feed.ts")).feedRows() },
  outbox: { title: "The outbox", run: async () => (await import("./outbox.ts")).outboxRows() },
  endurance: { title: "Hours on end", run: async () => (await import("./endurance.ts")).enduranceRows() },
  glass: { title: "Glass to glass", run: async () => (await import("./glass.ts")).glassRows() },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
);
for (const [name, { title, run }] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(tableHead(title));
  for await (const row of await run()) console.log(tableLine(row));
  console.log("");
}
process.exit(0);
