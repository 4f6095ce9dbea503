import express, { type Request, type RequestHandler, Router } from "express";
import { z } from "zod";
import { slugPattern } from "../../../shared/ids.ts";
import { programmeChoices, type SheetProblemAnswer } from "../../../shared/sheet.ts";
import type { Log } from "../../log.ts";
import { attachment } from "../attachment.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import type { Exchange } from "../exchange-ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";

const MOST_BYTES = 5 * 1024 * 1024;

const statusByCode: Partial<Readonly<Record<SheetProblemAnswer["code"], number>>> = {
  EMPTY: 422,
  BAD_ROWS: 422,
  TOO_LARGE: 413,
  TOO_SLOW: 413,
  NOT_A_SHEET: 415,
  ENCRYPTED: 415,
  BUSY: 503,
  UNKNOWN_MEETING: 404,
  UNKNOWN_LEDGER: 404,
  NOT_ALLOWED: 403,
  STORE_FULL: 507,
  STORE_UNAVAILABLE: 503,
};

const wanted = z.object({
  programme: z.enum(programmeChoices),
  cards: z.enum(["yes", "no"]),
  basedOn: z.coerce.number().int().min(0).optional(),
});

/** Spreadsheets: a template out, a programme and cards in (EX5–EX8). */
export function sheetRoutes(deps: { readonly auth: Auth; readonly exchange: Exchange; readonly log: Log }): Router {
  const { auth, log } = deps;
  const { sheets } = deps.exchange;
  const router = Router();

  router.get("/api/sheet/template.xlsx", async (request, response) => {
    await requireRight(auth, request, "edit-library");
    response
      .set(templateHeaders("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
      .send(await sheets.templateXlsx());
  });

  router.get("/api/sheet/template.csv", async (request, response) => {
    await requireRight(auth, request, "edit-library");
    response.set(templateHeaders("csv", "text/csv; charset=utf-8")).send(sheets.templateCsv());
  });

  router.post("/api/meetings/:slug/sheet", ...sheetBody(auth, "add-all"), async (request, response) => {
    const preview = await sheets.preview(slugIn(request), bytesIn(request));
    if (!preview.ok) throw refused(preview.problem);
    response.set("Cache-Control", "no-store").json(preview.value);
  });

  router.post("/api/meetings/:slug/sheet/apply", ...sheetBody(auth, "plan"), async (request, response) => {
    const actor = await requireRight(auth, request, "plan", slugParam(request));
    const { cards, ...order } = parsed(wanted, request.query);
    const slug = slugIn(request);
    const taken = await sheets.apply(slug, bytesIn(request), { ...order, cards: cards === "yes" }, actor);
    if (!taken.ok) throw refused(taken.problem);
    log.info("spreadsheet taken in", { slug, ...taken.value, accountId: actor.id });
    response.set("Cache-Control", "no-store").json(taken.value);
  });

  return router;
}

/** Before a long body is read: a stranger must not make us hold it. */
const sheetBody = (auth: Auth, right: "add-all" | "plan"): readonly RequestHandler[] => [
  async (request, _response, next) => {
    await requireRight(auth, request, right, slugParam(request));
    // A form on another site can send text and forms, never this without asking first (WB7).
    if (request.is("application/octet-stream") === false) throw new HttpProblem(415, "OCTETS_ONLY");
    next();
  },
  express.raw({ limit: MOST_BYTES, type: "application/octet-stream", inflate: false }),
];

/** An empty body is read as none. */
const bytesIn = ({ body }: Request): Uint8Array => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** With several handlers express cannot tell that the pattern's parameter is one word. */
const slugParam = ({ params }: Request): string => String(params["slug"]);

function slugIn(request: Request): string {
  const slug = slugParam(request);
  if (!slugPattern.test(slug)) throw new HttpProblem(404, "UNKNOWN_MEETING");
  return slug;
}

const refused = ({ code, detail }: SheetProblemAnswer): HttpProblem =>
  new HttpProblem(statusByCode[code] ?? 409, code, detail === undefined ? {} : { detail });

const templateHeaders = (ending: string, type: string) => ({
  "Cache-Control": "no-store",
  "Content-Type": type,
  "Content-Disposition": attachment(`Программа и карточки.${ending}`),
});
