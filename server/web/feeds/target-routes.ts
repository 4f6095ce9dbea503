import { type Request, type Response, Router } from "express";
import { connected, newTarget, targetChange, targetKill } from "../../../shared/feeds/account-commands.ts";
import { nothingSaid } from "../../../shared/feeds/commands.ts";
import type { ToldTargetKind, ToldTargets } from "../../../shared/feeds/told-targets.ts";
import type { Result } from "../../../shared/result.ts";
import type { Connecting, ConnectProblem } from "../../feeds/accounts/connecting.ts";
import type { TargetBook } from "../../feeds/accounts/target-book.ts";
import type { Log } from "../../log.ts";
import type { Auth } from "../auth/auth.ts";
import { parsed } from "../body.ts";
import { HttpProblem } from "../problem.ts";
import { requireRight } from "../signed-in.ts";

export interface TargetDeps {
  readonly targets: {
    readonly book: Pick<
      TargetBook,
      "told" | "add" | "change" | "check" | "pause" | "resume" | "kill" | "drop" | "canKeepSecrets"
    >;
    readonly connecting: Pick<Connecting, "begin" | "finish">;
    /** What forms of each kind ask for. */
    readonly kinds: readonly ToldTargetKind[];
    readonly house: {
      /** The whole house's switch. */
      isKilled(): boolean;
      /** What permalinks begin with. */
      permalinkBase(): string;
    };
  };
  readonly auth: Auth;
  readonly log: Log;
  readonly publicUrl: URL | null;
}

const address = "/api/feed/targets";

/** Accounts of other networks. Nothing secret is ever answered (FD160–FD166). */
export function targetRoutes({ targets, auth, log, publicUrl }: TargetDeps): Router {
  const { book, connecting, kinds, house } = targets;
  const router = Router();
  /** Who does it, written down with what. */
  const keeper = async (request: Request<{ id?: string }>, right: "manage-targets" | "kill-feed", act: string) => {
    const actor = await requireRight(auth, request, right);
    log.info("feed account", { act, targetId: request.params.id ?? null, accountId: actor.id });
    return actor;
  };
  /** As the admin registers it with X: where people reach us. */
  const redirectUri = (request: Request<{ id?: string }>) =>
    `${publicUrl?.origin ?? `${request.protocol}://${request.get("host") ?? ""}`}/pult/lenty/x`;

  router.get(address, async (request, response) => {
    await requireRight(auth, request, "see-targets");
    const { canKeepSecrets } = book;
    const [isKilled, permalinkBase] = [house.isKilled(), house.permalinkBase()];
    const told = { targets: book.told(), kinds, canKeepSecrets, isKilled, permalinkBase };
    response
      .set("Cache-Control", "no-store")
      .json({ ...told, redirectUri: redirectUri(request) } satisfies ToldTargets);
  });

  router.post(address, async (request, response) => {
    await keeper(request, "manage-targets", "add");
    const { kind, ...form } = parsed(newTarget, request.body);
    answer(response, book.add(kind, form), 201);
  });

  router.put(`${address}/:id`, async (request, response) => {
    await keeper(request, "manage-targets", "change");
    const { version, ...form } = parsed(targetChange, request.body);
    answer(response, book.change(request.params.id, version, form));
  });

  router.delete(`${address}/:id`, async (request, response) => {
    await keeper(request, "manage-targets", "drop");
    answer(response, book.drop(request.params.id), 204);
  });

  router.post(`${address}/:id/check`, async (request, response) => {
    await keeper(request, "manage-targets", "check");
    parsed(nothingSaid, request.body);
    answer(response, await book.check(request.params.id));
  });

  router.post(`${address}/:id/pause`, async (request, response) => {
    await keeper(request, "kill-feed", "pause");
    parsed(nothingSaid, request.body);
    answer(response, book.pause(request.params.id));
  });

  router.post(`${address}/:id/resume`, async (request, response) => {
    await keeper(request, "kill-feed", "resume");
    parsed(nothingSaid, request.body);
    answer(response, book.resume(request.params.id));
  });

  router.post(`${address}/:id/kill`, async (request, response) => {
    await keeper(request, "kill-feed", "kill");
    answer(response, book.kill(request.params.id, parsed(targetKill, request.body).isKilled));
  });

  router.post(`${address}/:id/oauth`, async (request, response) => {
    const actor = await keeper(request, "manage-targets", "connect");
    parsed(nothingSaid, request.body);
    answer(response, connecting.begin(request.params.id, actor.id, redirectUri(request)));
  });

  // Not under an account's own address: what comes back from X names the errand alone.
  router.post("/api/feed/connected", async (request, response) => {
    const actor = await keeper(request, "manage-targets", "connected");
    const { state, code } = parsed(connected, request.body);
    answer(response, await connecting.finish(state, code, actor.id));
  });

  return router;
}

const statusOf: Readonly<Record<Exclude<ConnectProblem["code"], "STALE" | "BAD_FIELDS">, number>> = {
  UNKNOWN_TARGET: 404,
  UNKNOWN_KIND: 422,
  NO_SECRETS_KEY: 409,
  TOO_MANY: 409,
  IN_USE: 409,
  NO_CLIENT_ID: 409,
  UNKNOWN_STATE: 409,
  REFUSED: 422,
};

function answer<Value>(response: Response, outcome: Result<Value, ConnectProblem>, status = 200): void {
  response.set("Cache-Control", "no-store");
  if (outcome.ok) {
    if (status === 204) response.status(204).end();
    else response.status(status).json(outcome.value);
    return;
  }
  const { problem } = outcome;
  if (problem.code === "STALE") {
    response.status(409).json({ error: { code: problem.code }, current: problem.current });
  } else if (problem.code === "BAD_FIELDS") {
    response.status(422).json({ error: { code: problem.code, detail: problem.fields.join(",") } });
  } else {
    const detail = problem.code === "REFUSED" ? { detail: problem.said } : {};
    throw new HttpProblem(statusOf[problem.code], problem.code, detail);
  }
}
