import { Router } from "express";
import { z } from "zod";
import { type Millis, millis } from "../../../shared/time.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { hostOf } from "../own-origin.ts";
import type { StageChange, StageDesk, StageSettings } from "../ports.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";

const stageName = /^[a-z0-9-]{1,32}$/;
/** Encoders hold pictures for a second or two at most; more is a typing mistake. */
const delay = z
  .int()
  .min(0)
  .max(10_000)
  .transform((ms): Millis => millis(ms));
const change = z.strictObject({ takeover: z.boolean().optional(), encoderDelayMs: delay.optional() });

/** A stage's address, key and switches (WB30–WB32). */
export function stageRoutes(deps: { readonly auth: Auth; readonly stages: StageDesk; readonly log: Log }): Router {
  const { auth, stages, log } = deps;
  const router = Router();

  const stageNamed = async (name: string): Promise<StageSettings> => {
    const settings = stageName.test(name) ? await stages.find(name) : null;
    if (settings === null) throw new HttpProblem(404, "UNKNOWN_STAGE");
    return settings;
  };

  router.get("/api/stages/:stage", async (request, response) => {
    await requireRight(auth, request, "see-health");
    const settings = toldOf(await stageNamed(request.params.stage));
    const ingestUrl = stages.ingestUrl(hostOf(request.headers) ?? "localhost");
    response.set("Cache-Control", "no-store").json({ ...settings, ingestUrl });
  });

  router.patch("/api/stages/:stage", async (request, response) => {
    const actor = await requireRight(auth, request, "set-stage");
    const { name } = await stageNamed(request.params.stage);
    const wanted = parsed(change, request.body);
    const settings = await stages.change(name, withoutUndefined(wanted));
    log.info("stage changed", { stage: name, accountId: actor.id, ...wanted });
    response.set("Cache-Control", "no-store").json(toldOf(settings));
  });

  router.post("/api/stages/:stage/key", async (request, response) => {
    const actor = await requireRight(auth, request, "rotate-key");
    const { name } = await stageNamed(request.params.stage);
    const key = await stages.rotateKey(name);
    log.info("stream key rotated", { stage: name, accountId: actor.id });
    response.set("Cache-Control", "no-store").json({ key });
  });

  return router;
}

/** Field by field: what the desk hands over may know more, such as the key's hash. */
const toldOf = ({ name, takeover, encoderDelayMs, keySetAt }: StageSettings): StageSettings => ({
  name,
  takeover,
  encoderDelayMs,
  keySetAt,
});

const withoutUndefined = ({ takeover, encoderDelayMs }: z.infer<typeof change>): StageChange => ({
  ...(takeover === undefined ? {} : { takeover }),
  ...(encoderDelayMs === undefined ? {} : { encoderDelayMs }),
});
