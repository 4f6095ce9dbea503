import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of package.json, which stands beside the server wherever it is installed. */
export function readVersion(): string {
  const text: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8"));
  const version = typeof text === "object" && text !== null ? Reflect.get(text, "version") : undefined;
  return typeof version === "string" ? version : "unknown";
}
