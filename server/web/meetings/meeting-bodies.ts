import express, { type Request, type RequestHandler } from "express";
import { z } from "zod";
import { idPattern } from "../../../shared/ids.ts";
import { isMeetingSlug } from "../../../shared/reserved-slugs.ts";
import { meetingPlan } from "../../../shared/timeline/commands.ts";
import { requireJson } from "../own-origin.ts";

/** A hundred items with their speakers are more than other calls send. */
const MOST_BYTES = 256 * 1024;

/** Made by the page for one press: sent again, it does nothing a second time (TL17). */
const commandId = z.string().regex(idPattern).optional();
const slug = z.string().refine(isMeetingSlug);

export const newMeeting = meetingPlan.extend({ slug, commandId });
export const changedPlan = meetingPlan.extend({ basedOn: z.int().min(0).optional(), commandId });
/** What comes of it is judged as a plan. */
export const meetingCopy = z.strictObject({
  slug,
  title: meetingPlan.shape.title,
  hashtag: z.string().max(60).optional(),
  firstDay: z.iso.date().optional(),
  /** Whether the rundown's cards are copied too. */
  cards: z.boolean(),
  commandId,
});
export const onlyCommandId = z.strictObject({ commandId });

/** Before a long body is read: a stranger must not make us hold it. */
export const planBody = (admit: (request: Request) => Promise<unknown>): readonly RequestHandler[] => [
  async (request, _response, next) => {
    await admit(request);
    next();
  },
  requireJson,
  express.json({ limit: MOST_BYTES, strict: true }),
];
