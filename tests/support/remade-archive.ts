import { createHash } from "node:crypto";
import { type Parts, packed } from "./exchange-at-hand.ts";

/** A manifest that is right for these parts. */
export function withManifest({ "manifest.json": _old, ...parts }: Parts, more: object = {}): Record<string, Buffer> {
  const files = Object.entries(parts).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  const manifest = { format: "efir-meeting", version: 1, files, ...more };
  return { "manifest.json": json(manifest), ...parts };
}

/** The archive with some of its parts otherwise, and a manifest that knows it: `null` leaves a part out. */
export const remade = (
  parts: Parts,
  changes: Readonly<Record<string, Buffer | null>>,
  compress = false,
): Promise<Buffer> =>
  packed(
    withManifest(
      Object.fromEntries(
        Object.entries({ ...parts, ...changes }).filter((part): part is [string, Buffer] => part[1] !== null),
      ),
    ),
    { compress },
  );

export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A part as a value, changed in place by `change`. */
export function changed<Value>(part: Buffer | undefined, change: (value: Value) => void): Buffer {
  const value = JSON.parse(String(part)) as Value;
  change(value);
  return json(value);
}

/** As the house calls a file of this content. */
export const contentName = (bytes: Buffer, ending: string): string => `${sha256(bytes).slice(0, 32)}.${ending}`;

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
