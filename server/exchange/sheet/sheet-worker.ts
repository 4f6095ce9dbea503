/** Reads one spreadsheet in a thread of its own, with a heap of its own: a file made to be heavy ends here. */
import { parentPort, workerData } from "node:worker_threads";
import { readSheets } from "./read-sheets.ts";

// The one who starts the worker gives it the file's bytes.
const bytes = workerData as Uint8Array;
try {
  parentPort?.postMessage({ sheets: await readSheets(bytes) });
} catch {
  parentPort?.postMessage({ sheets: null });
}
