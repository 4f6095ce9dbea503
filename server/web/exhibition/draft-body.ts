import express, { type Request, type RequestHandler } from "express";
import { MOST_STAND_BYTES } from "../../../shared/exhibition.ts";
import { requireJson } from "../own-origin.ts";

/** A stand with all its words, and what travels around it. */
export const MOST_DRAFT_BODY = MOST_STAND_BYTES + 32 * 1024;

/** Before a long body is read: a stranger must not make us hold it. */
export const draftBody = (mayWrite: (request: Request) => Promise<unknown>): readonly RequestHandler[] => [
  async (request, _response, next) => {
    await mayWrite(request);
    next();
  },
  requireJson,
  express.json({ limit: MOST_DRAFT_BODY, strict: true }),
];
