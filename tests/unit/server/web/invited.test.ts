import { expect, test } from "vitest";
import { aMeeting, anAccount, webApp } from "../../../support/web-app.ts";

/** A house with two meetings, and a moderator who was invited to one of them. */
async function aHouse() {
  const app = webApp({
    accounts: [anAccount(), anAccount({ id: "account-irina", login: "irina", role: "moderator", meetings: ["sovet"] })],
  });
  for (const slug of ["kollegiya", "sovet"]) app.meetings.set(slug, aMeeting({ slug }));
  return { app, cookie: await app.signInAs("account-irina"), boss: await app.signInAs() };
}

test("[AC2] who was invited to one meeting is refused the other, whatever they ask", async () => {
  const { app, cookie } = await aHouse();
  const asked = await Promise.all(
    ["kollegiya", "sovet", "no-such-one"].map((slug) => app.ask(`/api/meetings/${slug}`, { headers: { cookie } })),
  );
  expect(asked.map(({ status }) => status)).toEqual([403, 200, 403]);
});

test("[AC5] the list is of their meetings; others see all of them", async () => {
  const { app, cookie, boss } = await aHouse();
  const listed = await Promise.all(
    [{ cookie }, { cookie: boss }, {}].map(async (headers: Record<string, string>) => {
      const answer = await app.ask("/api/meetings", { headers });
      return answer.json().map(({ slug, viewers }: { slug: string; viewers?: number }) => [slug, viewers]);
    }),
  );
  const [sovet, kollegiya] = [["sovet", 7] as const, ["kollegiya", 7] as const];
  expect(listed).toEqual([
    [sovet],
    [sovet, kollegiya],
    [
      ["sovet", undefined],
      ["kollegiya", undefined],
    ],
  ]);
});

test("[AC4] stages' settings, recordings and new meetings are not theirs, the library is", async () => {
  const { app, cookie } = await aHouse();
  const status = async (path: string, method = "GET") =>
    (await app.ask(path, { method, headers: { cookie, origin: "http://efir.test" }, body: {} })).status;
  expect(await status("/api/recordings")).toBe(403);
  expect(await status("/api/meetings/sovet/copy", "POST")).toBe(403);
  expect(await status("/api/stages/main")).toBe(200);
  expect(await status("/api/library")).toBe(200);
});

test("[AC2] the room of another meeting sends them to the door", async () => {
  const { app, cookie } = await aHouse();
  const rooms = await Promise.all(
    ["/pult/kollegiya", "/pult/sovet", "/pult/kollegiya/zasedanie"].map((path) =>
      app.ask(path, { headers: { cookie } }),
    ),
  );
  expect(rooms.map(({ status, headers }) => [status, headers.location])).toEqual([
    [302, "/pult/vhod?dalee=kollegiya"],
    [200, undefined],
    [302, "/pult/vhod?dalee=kollegiya"],
  ]);
});

test("[AC7] a disabled account's session, link and password open nothing", async () => {
  const { app, cookie } = await aHouse();
  const account = app.accounts.get("account-irina");
  if (account === undefined) throw new Error("no account");
  app.accounts.set(account.id, { ...account, disabledAt: app.clock.now() });
  app.giveLink("k".repeat(43), account.id);
  const byLink = await app.post("/api/session/link", { kod: "k".repeat(43) });
  const asked = await app.ask("/api/meetings/sovet", { headers: { cookie } });
  expect([asked.status, byLink.status, byLink.json().error.code]).toEqual([401, 401, "LINK_SPENT"]);
});
