import { describe, expect, test } from "vitest";
import { newToken } from "../../../../server/web/auth/token.ts";
import { millis } from "../../../../shared/time.ts";
import { aMeeting, anAccount, cookieOf, webApp } from "../../../support/web-app.ts";

const password = "пять слов про снег зимой";
const origin = "http://efir.test";

/** Two meetings, and a person of each role; Irina was invited to one of them. */
async function aHouse() {
  const app = webApp({
    accounts: [
      anAccount(),
      anAccount({ id: "boss", login: "boss", role: "admin", name: "Пётр" }),
      anAccount({ id: "pavel", login: "pavel", role: "producer", name: "Павел" }),
      anAccount({ id: "irina", login: "irina", role: "moderator", name: "Ирина С.", meetings: ["sovet"] }),
    ],
  });
  for (const slug of ["kollegiya", "sovet"]) app.meetings.set(slug, aMeeting({ slug }));
  const cookies = new Map<string, string>();
  for (const id of app.accounts.keys()) cookies.set(id, await app.signInAs(id));
  const call = (as: string | null, method: string, path: string, body?: unknown) => {
    const cookie = as === null ? undefined : cookies.get(as);
    const headers = { origin, ...(cookie === undefined ? {} : { cookie }) };
    return app.ask(path, { method, headers, ...(body === undefined ? {} : { body }) });
  };
  const code = async (...asked: Parameters<typeof call>) => {
    const answer = await call(...asked);
    return answer.status < 300 ? answer.status : [answer.status, answer.json().error.code];
  };
  return { app, call, code };
}

const person = (priglashenie: string, more: object = {}) => ({
  ...{ priglashenie, login: "oleg", name: "Олег К.", password },
  ...more,
});

describe("invitations", () => {
  const invite = (role: string) => ({ role, name: "Олег К." });

  test("[AC11] one opens to a person with a name, a login and a password, who is signed in and limited to its meeting", async () => {
    const { app, call } = await aHouse();
    const made = (await call("pavel", "POST", "/api/meetings/kollegiya/invitations", invite("moderator"))).json();
    const entered = await call(null, "POST", "/api/session/invitation", person(made.token));
    expect(entered.json()).toMatchObject({
      actor: { name: "Олег К.", role: "moderator", meetings: ["kollegiya"] },
      hasPassword: true,
    });
    const cookie = cookieOf(entered);
    const rooms = await Promise.all(
      ["kollegiya", "sovet"].map((slug) => app.ask(`/api/meetings/${slug}`, { headers: { cookie } })),
    );
    expect(rooms.map(({ status }) => status)).toEqual([200, 403]);
    const again = await call(null, "POST", "/api/session", { login: "Oleg", password });
    expect(again.json().actor.id).toBe(entered.json().actor.id);
  });

  test("[AC11] it opens once, for seven days; a login that is taken and a weak password do not spend it", async () => {
    const { app, call, code } = await aHouse();
    const ask = async () => (await call("boss", "POST", "/api/people/invitations", invite("admin"))).json().token;
    const [first, late] = [await ask(), await ask()];
    expect(await code(null, "POST", "/api/session/invitation", person(first, { login: "irina" }))).toEqual([
      409,
      "LOGIN_TAKEN",
    ]);
    expect(await code(null, "POST", "/api/session/invitation", person(first, { password: "12345" }))).toEqual([
      422,
      "WEAK_PASSWORD",
    ]);
    expect(await code(null, "POST", "/api/session/invitation", person(first))).toBe(200);
    const spent = [401, "INVITATION_SPENT"];
    expect(await code(null, "POST", "/api/session/invitation", person(first, { login: "other" }))).toEqual(spent);
    app.clock.advance(millis(7 * 24 * 60 * 60_000));
    expect(await code(null, "POST", "/api/session/invitation", person(late, { login: "other" }))).toEqual(spent);
    expect(await code(null, "POST", "/api/session/invitation", person(newToken()))).toEqual(spent);
  });

  test("[AC12] looking at one spends nothing, says what it is for, and nothing of it stands in the log", async () => {
    const { app, call } = await aHouse();
    const { token } = (await call("pavel", "POST", "/api/meetings/sovet/invitations", invite("editor"))).json();
    for (const _time of [1, 2]) {
      const seen = await call(null, "POST", "/api/invitation", { priglashenie: token });
      expect(seen.json()).toMatchObject({ name: "Олег К.", role: "editor", meeting: { slug: "sovet" } });
    }
    expect((await call(null, "POST", "/api/session/invitation", person(token))).status).toBe(200);
    expect(JSON.stringify(app.said)).not.toContain(token);
    expect(JSON.stringify(app.said)).not.toContain(password);
  });

  test("[AC10] nobody invites above what they may, nor to another meeting", async () => {
    const { code } = await aHouse();
    const above = [403, "ABOVE_YOU"];
    expect(await code("pavel", "POST", "/api/people/invitations", invite("admin"))).toEqual(above);
    expect(await code("pavel", "POST", "/api/people/invitations", invite("system"))).toEqual(above);
    expect(await code("irina", "POST", "/api/meetings/sovet/invitations", invite("moderator"))).toEqual(above);
    expect(await code("irina", "POST", "/api/meetings/sovet/invitations", invite("editor"))).toBe(201);
    expect(await code("irina", "POST", "/api/meetings/kollegiya/invitations", invite("editor"))).toEqual([
      403,
      "NOT_ALLOWED",
    ]);
  });

  test("[AC14] what somebody made who may not invite so any more opens nothing", async () => {
    const { app, call, code } = await aHouse();
    const ask = async (role: string) =>
      (await call("pavel", "POST", "/api/meetings/sovet/invitations", invite(role))).json().token;
    const [first, second] = [await ask("producer"), await ask("editor")];
    const opened = (token: string) => code(null, "POST", "/api/invitation", { priglashenie: token });
    const spent = [401, "INVITATION_SPENT"];
    expect(await code("boss", "PATCH", "/api/people/pavel", { role: "moderator" })).toBe(200);
    expect([await opened(first), await opened(second)]).toEqual([spent, 200]);
    expect(await code("boss", "PATCH", "/api/people/pavel", { isDisabled: true })).toBe(200);
    expect(await code(null, "POST", "/api/session/invitation", person(second))).toEqual(spent);
    expect(await code("boss", "DELETE", "/api/people/pavel")).toBe(204);
    expect(await opened(second)).toEqual(spent);
    expect([...app.accounts.values()].some(({ login }) => login === "oleg")).toBe(false);
  });

  test("[AC13] open ones are listed without their tokens, and what was taken back opens nothing", async () => {
    const { app, call, code } = await aHouse();
    const made = (await call("pavel", "POST", "/api/meetings/sovet/invitations", invite("editor"))).json();
    app.clock.advance(millis(1));
    const theirs = (await call("pavel", "POST", "/api/meetings/sovet/invitations", invite("moderator"))).json();
    const listed = (await call("irina", "GET", "/api/meetings/sovet/people")).json();
    expect(listed.invitations.map(({ id }: { id: string }) => id)).toEqual([made.id, theirs.id]);
    expect(listed.invitations[0]).toMatchObject({ role: "editor", madeBy: "Павел" });
    expect(JSON.stringify(listed)).not.toContain(made.token);
    expect(listed.mayInviteAs).toEqual(["editor"]);
    expect(await code("irina", "DELETE", `/api/meetings/sovet/invitations/${theirs.id}`)).toEqual([403, "ABOVE_YOU"]);
    expect(await code("irina", "DELETE", `/api/meetings/sovet/invitations/${made.id}`)).toBe(204);
    expect(await code(null, "POST", "/api/session/invitation", person(made.token))).toEqual([401, "INVITATION_SPENT"]);
    expect(await code("pavel", "DELETE", `/api/meetings/kollegiya/invitations/${theirs.id}`)).toEqual([
      404,
      "UNKNOWN_INVITATION",
    ]);
    expect(await code("pavel", "DELETE", `/api/people/invitations/${theirs.id}`)).toBe(204);
  });
});

describe("people", () => {
  test("[AC7] a disabled person is out at once, and comes back when they are let in again", async () => {
    const { app, call, code } = await aHouse();
    expect(await code("pavel", "PATCH", "/api/people/irina", { isDisabled: true })).toBe(200);
    expect(app.told).toEqual([["irina", true]]);
    expect((await call("irina", "GET", "/api/meetings/sovet")).status).toBe(401);
    expect(await code("pavel", "PATCH", "/api/people/irina", { isDisabled: false })).toBe(200);
    expect(app.accounts.get("irina")?.disabledAt).toBe(null);
    expect((await call("irina", "GET", "/api/meetings/sovet")).status).toBe(401);
  });

  test("[AC1] a new role and new meetings hold from the next call on, in the same session", async () => {
    const { app, call, code } = await aHouse();
    expect(await code("pavel", "PATCH", "/api/people/irina", { meetings: ["kollegiya"], role: "editor" })).toBe(200);
    expect(app.told).toEqual([["irina", false]]);
    expect((await call("irina", "GET", "/api/meetings/sovet")).status).toBe(403);
    expect((await call("irina", "GET", "/api/meetings/kollegiya")).status).toBe(200);
    expect((await call("irina", "GET", "/api/meetings/kollegiya/people")).status).toBe(403);
    expect(await code("pavel", "PATCH", "/api/people/irina", { meetings: ["no-such-one"] })).toEqual([
      404,
      "UNKNOWN_MEETING",
    ]);
  });

  test("[AC8] nobody changes who stands above them, or themselves, or gives more than they have", async () => {
    const { app, code } = await aHouse();
    expect(await code("pavel", "PATCH", "/api/people/boss", { isDisabled: true })).toEqual([403, "ABOVE_YOU"]);
    expect(await code("pavel", "DELETE", "/api/people/boss")).toEqual([403, "ABOVE_YOU"]);
    expect(await code("pavel", "PATCH", "/api/people/irina", { role: "admin" })).toEqual([403, "ABOVE_YOU"]);
    expect(await code("pavel", "PATCH", "/api/people/pavel", { meetings: null })).toEqual([409, "YOURSELF"]);
    expect(await code("irina", "PATCH", "/api/people/pavel", { role: "editor" })).toEqual([403, "NOT_ALLOWED"]);
    expect(await code("boss", "DELETE", "/api/people/nobody")).toEqual([404, "UNKNOWN_PERSON"]);
    expect(await code("boss", "DELETE", "/api/people/pavel")).toBe(204);
    expect([...app.accounts.keys()]).toEqual(["account-admin", "boss", "irina"]);
  });

  test("[AC9] the operator's account stays as it is, whoever asks", async () => {
    const { code } = await aHouse();
    for (const wish of [{ role: "editor" }, { meetings: [] }, { isDisabled: true }]) {
      expect(await code("boss", "PATCH", "/api/people/account-admin", wish)).toEqual([409, "OPERATORS_ACCOUNT"]);
    }
    expect(await code("boss", "DELETE", "/api/people/account-admin")).toEqual([409, "OPERATORS_ACCOUNT"]);
  });

  test("the list says nothing of passwords", async () => {
    const { call } = await aHouse();
    const { people } = (await call("pavel", "GET", "/api/people")).json();
    expect(people.map(({ login }: { login: string }) => login)).toEqual(["admin", "boss", "pavel", "irina"]);
    expect(Object.keys(people[0])).toEqual(["id", "login", "name", "role", "meetings", "disabledAt", "seenAt"]);
  });
});

describe("tokens of automation", () => {
  const deck = { name: "Stream Deck", role: "moderator" };

  test("[AC20] [AC21] one is made, shown once, and is an actor of its meeting", async () => {
    const { app, call } = await aHouse();
    const made = (await call("irina", "POST", "/api/meetings/sovet/tokens", deck)).json();
    const listed = await call("irina", "GET", "/api/meetings/sovet/tokens");
    expect(listed.json()).toMatchObject([{ id: made.id, name: "Stream Deck", madeBy: "Ирина С.", lastUsedAt: null }]);
    expect(listed.text).not.toContain(made.token);
    const actor = await app.auth.actorOfToken(made.token, "network");
    expect(actor).toEqual({ id: `token:${made.id}`, role: "moderator", name: "Stream Deck", meetings: ["sovet"] });
    expect(await app.auth.nameOf(`token:${made.id}`)).toBe("Stream Deck");
    expect(JSON.stringify(app.said)).not.toContain(made.token);
  });

  test("[AC20] no role but an editor's and a moderator's, and no more than twenty a meeting", async () => {
    const { code } = await aHouse();
    for (const role of ["producer", "admin", "system", "viewer"]) {
      expect(await code("boss", "POST", "/api/meetings/sovet/tokens", { ...deck, role })).toEqual([422, "BAD_SHAPE"]);
    }
    for (let made = 0; made < 20; made += 1) await code("boss", "POST", "/api/meetings/sovet/tokens", deck);
    expect(await code("boss", "POST", "/api/meetings/sovet/tokens", deck)).toEqual([409, "TOO_MANY"]);
  });

  test("[AC23] a revoked one opens nothing from the next call on; another meeting's people cannot revoke it", async () => {
    const { app, call, code } = await aHouse();
    const made = (await call("pavel", "POST", "/api/meetings/kollegiya/tokens", deck)).json();
    expect(await code("irina", "DELETE", `/api/meetings/kollegiya/tokens/${made.id}`)).toEqual([403, "NOT_ALLOWED"]);
    expect(await code("irina", "DELETE", `/api/meetings/sovet/tokens/${made.id}`)).toEqual([404, "UNKNOWN_TOKEN"]);
    expect(await code("pavel", "DELETE", `/api/meetings/kollegiya/tokens/${made.id}`)).toBe(204);
    expect(await app.auth.actorOfToken(made.token, "network")).toBe(null);
    expect(await app.auth.nameOf(`token:${made.id}`)).toBe("Stream Deck");
  });

  test("[AC25] one opens no page and no call but those of automation", async () => {
    const { app, call } = await aHouse();
    const { token } = (await call("pavel", "POST", "/api/meetings/kollegiya/tokens", deck)).json();
    const headers = { authorization: `Bearer ${token}` };
    const asked = await Promise.all(
      ["/api/meetings/kollegiya", "/api/people", "/pult/kollegiya"].map((path) => app.ask(path, { headers })),
    );
    expect(asked.map(({ status }) => status)).toEqual([401, 401, 302]);
  });
});
