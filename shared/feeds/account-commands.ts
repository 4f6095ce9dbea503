/** Schemas of what the page of accounts sends. */
import { z } from "zod";
import { line } from "../cards/schemas.ts";
import { targetKinds, targetModes } from "../feeds.ts";

/** Each value is checked once more by its own field's schema. */
const fields = z.record(z.string().max(40), z.string().max(4_000)).refine((form) => Object.keys(form).length <= 20);
const place = z
  .url({ protocol: /^https?$/ })
  .max(1_000)
  .nullable();

/** A base address is shown to whoever sees the account: a name and a password have no place in it. */
const isWithoutNames = (address: string | null): boolean => {
  const { username, password } = URL.parse(address ?? "") ?? {};
  return !username && !password;
};

const form = z.strictObject({
  name: line(80),
  fields,
  baseUrl: place.refine(isWithoutNames),
  proxy: place,
  mode: z.enum(targetModes),
  budget: z.strictObject({
    posts: z.int().min(0).max(100_000).nullable(),
    micros: z.int().min(0).max(1_000_000_000_000).nullable(),
  }),
});

export const newTarget = z.strictObject({ ...form.shape, kind: z.enum(targetKinds).exclude(["own"]) });
export const targetChange = z.strictObject({ ...form.shape, version: z.int().min(1) });
export const targetKill = z.strictObject({ isKilled: z.boolean() });

/** What X sends a browser back with. */
export const connected = z.strictObject({ state: z.string().min(8).max(200), code: z.string().min(1).max(2_000) });
