import { z } from "zod";
import { idPattern, type LedgerId, parseLedgerId, slugPattern } from "../../../shared/ids.ts";
import type { CommandEnvelope } from "../../../shared/protocol.ts";
import type { Refusal } from "../../../shared/refusals.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import { rundownCommand } from "../../../shared/rundown/commands.ts";
import { millis } from "../../../shared/time.ts";
import { timelineCommand } from "../../../shared/timeline/commands.ts";

/** Follows of one socket: a meeting has three ledgers. */
export const MAX_FOLLOWED = 3;

const id = z.string().regex(idPattern);
const ledger = z
  .string()
  .max(80)
  .refine((text) => parseLedgerId(text) !== null)
  // `parseLedgerId` has just said that it is one.
  .transform((text) => text as LedgerId);

export const positionShape = z.strictObject({
  ledger,
  epoch: z.string().max(40).nullable(),
  since: z.int().min(0),
});

export const handshakeShape = z.strictObject({
  viewerId: id,
  follow: z.array(positionShape).max(MAX_FOLLOWED),
  counts: z.literal(false).exactOptional(),
});

/** A lag beyond a day is a wrong clock, not a viewer. */
export const reportShape = z.strictObject({ lagMs: z.number().min(0).max(86_400_000).transform(millis).nullable() });

export const roomWordShape = z.strictObject({ editing: id.nullable() });

export const visitShape = z.strictObject({ slug: z.string().regex(slugPattern), standId: id.nullable() });

export const feedPlaceShape = z.strictObject({
  meeting: z.string().regex(slugPattern).nullable(),
  since: z.int().min(0),
});

const envelopeShape = z.strictObject({ id, ledger, command: z.unknown() });

/** Parses a command by the schema of the ledger it names. Unknown keys are refused, a forged `role` or `seq` among them. */
export function parseEnvelope(input: unknown): Result<CommandEnvelope, Refusal> {
  const envelope = envelopeShape.safeParse(input);
  if (!envelope.success) return badShape(envelope.error, []);
  const { id, ledger } = envelope.data;
  const schema = parseLedgerId(ledger)?.kind === "rundown" ? rundownCommand : timelineCommand;
  const command = schema.safeParse(envelope.data.command);
  return command.success ? accept({ id, ledger, command: command.data }) : badShape(command.error, ["command"]);
}

/** Names the first wrong field, never its content. */
function badShape(error: z.ZodError, prefix: readonly string[]): Result<never, Refusal> {
  const path = [...prefix, ...(error.issues[0]?.path ?? [])].map(String).join(".");
  return refuse({ code: "BAD_SHAPE", ...(path !== "" && { detail: path }) });
}
