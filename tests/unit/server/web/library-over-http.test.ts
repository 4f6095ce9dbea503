import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { refuse } from "../../../../shared/result.ts";
import type { Role } from "../../../../shared/roles.ts";
import { anEmptyFolder } from "../../../support/data-folders.ts";
import { aFigure, aSpeaker } from "../../../support/ledger-builders.ts";
import { deckJobsAtHand, filesAtHand, libraryAtHand } from "../../../support/library-at-hand.ts";
import { aDeckItem, aDocumentItem, aFigureItem, aPage, aSpeakerItem } from "../../../support/library-builders.ts";
import { patience } from "../../../support/patience.ts";
import { anAccount, webApp } from "../../../support/web-app.ts";

async function house() {
  const library = libraryAtHand();
  const folder = join(anEmptyFolder(), "files");
  const files = await filesAtHand({ bytes: 4_096 }, folder);
  const decks = await deckJobsAtHand(library.store, { bytes: 4_096 });
  const staff = (["viewer", "editor", "moderator"] as const).map((role) =>
    anAccount({ id: `account-${role}`, login: role, role, name: role }),
  );
  const app = webApp({ library: library.desk, decks: decks.jobs, files, accounts: staff });
  const cookies = new Map<Role, string>();
  for (const { id, role } of staff) cookies.set(role, await app.signInAs(id));
  const as = (role: Role, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    app.ask(path, {
      method,
      body,
      headers: { origin: "http://efir.test", cookie: cookies.get(role) ?? "", ...headers },
    });
  const send = (path: string, bytes: Buffer | string, name: string, role: Role = "editor") =>
    as(role, "POST", path, Buffer.from(bytes), {
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(name),
    });
  return { ...library, ...decks, files, filesFolder: folder, app, as, send };
}

let it: Awaited<ReturnType<typeof house>>;
beforeEach(async () => {
  it = await house();
});

const saved = ({ sort, content }: { readonly sort: string; readonly content: unknown }) => ({ sort, content });
const hand = () => ({ at: it.clock.now(), actorId: "account-1", actorName: "Анна" });

describe("items", () => {
  test.each([aSpeakerItem(), aFigureItem(), aDocumentItem()])(
    "[LB1] a $sort is made, found and listed",
    async (item) => {
      const made = await it.as("editor", "POST", "/api/library", saved(item));
      expect([made.status, made.headers["cache-control"]]).toEqual([201, "no-store"]);
      const { id } = made.json();
      expect((await it.as("editor", "GET", `/api/library/${id}`)).json()).toMatchObject({ ...saved(item), version: 1 });
      expect((await it.as("editor", "GET", `/api/library?sort=${item.sort}`)).json()).toMatchObject([{ id }]);
    },
  );

  test("[LB3] is searched for by the address's words", async () => {
    await it.as("editor", "POST", "/api/library", saved(aSpeakerItem()));
    const found = (words: string) => it.as("editor", "GET", `/api/library?q=${encodeURIComponent(words)}`);
    expect([(await found("ЕЛКИНА")).json().length, (await found("никого")).json().length]).toEqual([1, 0]);
  });

  test.each([
    ["a deck, which comes of a file", saved(aDeckItem()), "sort"],
    ["an unknown sort", { sort: "page", content: {} }, "sort"],
    ["an unknown field", saved(aSpeakerItem({ admin: true } as object)), "content"],
    ["a name that turns around how it reads", saved(aSpeakerItem({ name: "Анна\u202eЁлкина" })), "content.name"],
    ["a name of 10,000 characters", saved(aSpeakerItem({ name: "Ж".repeat(10_000) })), "content.name"],
    ["a correction of its own", saved(aFigureItem({ corrected: { was: "1", at: 1 } } as object)), "content"],
  ])("%s is refused", async (_what, body, detail) => {
    const answer = await it.as("editor", "POST", "/api/library", body);
    expect([answer.status, answer.json().error]).toEqual([422, { code: "BAD_SHAPE", detail }]);
  });

  test("text of any kind is kept as it was written", async () => {
    const name = "<script>alert(1)</script> 👩‍👩‍👧 ﷽ ' OR 1=1";
    const made = await it.as("editor", "POST", "/api/library", saved(aSpeakerItem({ name })));
    expect(made.json().content.name).toBe(name);
  });

  test("[LB4] a stale save is answered with what stands there", async () => {
    it.store.add(aSpeakerItem(), hand());
    const save = (post: string) =>
      it.as("editor", "PUT", "/api/library/speaker-1", { version: 1, content: aSpeakerItem({ post }).content });
    expect((await save("министр")).json()).toMatchObject({ version: 2 });
    const late = await save("глава");
    expect([late.status, late.json()]).toMatchObject([
      409,
      { error: { code: "STALE" }, current: { version: 2, content: { post: "министр" } } },
    ]);
  });

  test("[LB5] a deck's words are saved, more of them than other calls may send", async () => {
    it.store.add(aDeckItem({ pages: Array.from({ length: 40 }, (_, index) => aPage(index + 1)) }), hand());
    const pages = Array.from({ length: 40 }, (_, index) => ({
      number: index + 1,
      title: "Слайд",
      alt: "ж".repeat(4_000),
    }));
    const content = { title: "Доклад", isDownloadable: true, pages };
    const answer = await it.as("editor", "PUT", "/api/library/deck-0001", { version: 1, content });
    expect([answer.status, answer.json().content.pages[39].alt.length]).toEqual([200, 4_000]);
    const listed = await it.as("editor", "GET", "/api/library?sort=deck");
    expect(listed.json()).toMatchObject([{ pages: 40, silentPages: 0 }]);
  });

  test("[LB10] a figure that was read aloud is not an editor's to correct", async () => {
    it.store.add(aFigureItem(), hand());
    await it.planMeeting("meeting", aFigure({ figureId: "figure-1" }));
    await it.show("meeting", "figure-01");
    const save = (role: Role) =>
      it.as(role, "PUT", "/api/library/figure-1", { version: 1, content: aFigureItem({ value: "78 739" }).content });
    expect([(await save("editor")).status, (await save("moderator")).status]).toEqual([403, 200]);
    expect(it.shownCards("meeting")).toMatchObject([{ value: "78 739", corrected: { was: "3 047" } }]);
  });

  test("[LB6] tells what a figure said", async () => {
    it.store.add(aFigureItem(), hand());
    const content = aFigureItem({ value: "78 739" }).content;
    await it.as("moderator", "PUT", "/api/library/figure-1", { version: 1, content });
    const versions = await it.as("editor", "GET", "/api/library/figure-1/versions");
    expect(versions.json()).toMatchObject([
      { version: 2, by: "moderator" },
      { version: 1, by: "Анна" },
    ]);
  });

  test("[LB8] is not deleted while a meeting uses it, unless one says so knowing it", async () => {
    it.store.add(aSpeakerItem(), hand());
    await it.planMeeting("meeting", aSpeaker({ speakerId: "speaker-1" }));
    const drop = (query = "") => it.as("moderator", "DELETE", `/api/library/speaker-1${query}`);
    const used = await drop();
    const uses = [{ slug: "meeting", title: "Заседание meeting", planned: 1, shown: 0 }];
    expect([used.status, used.json()]).toEqual([409, { error: { code: "USED" }, uses }]);
    expect((await it.as("editor", "GET", "/api/library/speaker-1/uses")).json()).toEqual(uses);
    expect([(await drop("?anyway=yes")).status, (await drop()).status]).toEqual([204, 404]);
    expect(it.plannedCards("meeting")).toMatchObject([{ speakerId: "speaker-1" }]);
  });
});

describe("documents", () => {
  test("[LB20] [LB25] are kept under the hash of their content, and only ever handed out to be saved", async () => {
    const bytes = Buffer.from("Район;Число\nКурган;5 349\n");
    const kept = await it.send("/api/files", bytes, "Данные района.csv");
    expect([kept.status, kept.json()]).toMatchObject([201, { name: "Данные района.csv", bytes: bytes.length }]);
    const { file } = kept.json();
    const given = await it.app.ask(`/f/${file}?name=${encodeURIComponent("Данные.csv")}`);
    expect(given.bytes).toEqual(bytes);
    expect(given.headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition":
        `attachment; filename=".csv"; filename*=UTF-8''${encodeURIComponent("Данные.csv")}`.replace(
          '".csv"',
          '"efir.csv"',
        ),
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  test("[LB25] are handed out in pieces, too", async () => {
    const { file } = (await it.send("/api/files", "0123456789", "a.txt")).json();
    const piece = await it.app.ask(`/f/${file}`, { headers: { range: "bytes=2-4" } });
    const beyond = await it.app.ask(`/f/${file}`, { headers: { range: "bytes=99-" } });
    expect([piece.status, piece.text, piece.headers["content-range"]]).toEqual([206, "234", "bytes 2-4/10"]);
    expect([beyond.status, beyond.text.includes("0123")]).toEqual([416, false]);
  });

  test.each(["../efir.db", "..%2Fefir.db", `${"0".repeat(32)}.pdf`, "%00", "con", "a".repeat(300)])(
    "[LB25] %s leads nowhere",
    async (name) => {
      expect((await it.app.ask(`/f/${name}`)).status).toBe(404);
    },
  );

  test("[LB25] a name that would break out of its header does not", async () => {
    const { file } = (await it.send("/api/files", "text", "a.txt")).json();
    const given = await it.app.ask(`/f/${file}?name=${encodeURIComponent('a"\r\nSet-Cookie: x=1\u202e.txt')}`);
    expect(given.status).toBe(200);
    expect(given.headers["set-cookie"]).toBeUndefined();
    expect(given.headers["content-disposition"]).not.toMatch(/[\r\n\u202e]/);
  });

  test.each([
    ["HTML", "<!doctype html>", "a.html", 415, "NOT_A_DOCUMENT"],
    ["nothing", "", "a.txt", 422, "EMPTY"],
    ["too much", "x".repeat(4_097), "a.txt", 413, "TOO_LARGE"],
  ])("[LB21] %s is refused by its reason", async (_what, bytes, name, status, code) => {
    const answer = await it.send("/api/files", bytes, name);
    expect([answer.status, answer.json().error.code, readdirSync(it.filesFolder)]).toEqual([status, code, []]);
  });

  test("are asked for as octets, of a length that is said, and from nobody without the right", async () => {
    const bytes = Buffer.from("text");
    const octets = { "content-type": "application/octet-stream" };
    const post = (role: Role, headers: Record<string, string>) => it.as(role, "POST", "/api/files", bytes, headers);
    expect((await post("editor", { "content-type": "text/html" })).status).toBe(415);
    expect((await post("viewer", octets)).status).toBe(403);
    expect((await it.app.post("/api/files", bytes, { headers: octets })).status).toBe(401);
    expect((await post("editor", { ...octets, origin: "https://evil.test" })).status).toBe(403);
  });
});

test("[LB20] who is refused in the midst of a large upload hears why", async () => {
  const receive: Parameters<typeof webApp>[0] = {
    files: {
      pathOf: () => null,
      receive: async (body) => {
        for await (const _piece of body) break;
        return refuse("NO_ROOM");
      },
    },
  };
  const app = webApp(receive);
  const headers = { cookie: await app.signInAs(), "content-type": "application/octet-stream" };
  const answer = await app.post("/api/files", Buffer.alloc(4 * 1024 * 1024), { headers });
  expect([answer.status, answer.json()]).toEqual([507, { error: { code: "NO_ROOM" } }]);
});

describe("decks", () => {
  test("[LB30] are uploaded, followed and found", async () => {
    const taken = await it.send("/api/decks", "%PDF-1.7", "Доклад.pdf");
    expect([taken.status, taken.json()]).toMatchObject([202, { phase: "waiting" }]);
    it.workshop.finish();
    const job = () => it.as("editor", "GET", `/api/decks/jobs/${taken.json().id}`);
    await expect.poll(async () => (await job()).json().phase, patience).toBe("done");
    const deck = await it.as("editor", "GET", `/api/library/${(await job()).json().deckId}`);
    expect(deck.json()).toMatchObject({ sort: "deck", content: { title: "Доклад" } });
  });

  test("[LB31] of pictures come one by one", async () => {
    const first = await it.send("/api/decks?more=yes", "picture", "1.png");
    await it.send(`/api/decks?into=${first.json().id}`, "picture", "2.png");
    expect(it.workshop.orders.map(({ sources }) => sources.length)).toEqual([2]);
    expect((await it.send("/api/decks?into=unknown-job", "picture", "2.png")).status).toBe(404);
  });

  test("[LB33] are called off", async () => {
    const { id } = (await it.send("/api/decks", "%PDF-1.7", "a.pdf")).json();
    const drop = () => it.as("editor", "DELETE", `/api/decks/jobs/${id}`);
    expect((await drop()).status).toBe(204);
    await expect.poll(async () => (await drop()).status, patience).toBe(404);
    expect((await it.as("editor", "GET", `/api/decks/jobs/${id}`)).json()).toMatchObject({ code: "CANCELLED" });
  });

  test("[LB12] go into a meeting's plan as the person who asks", async () => {
    it.store.add(aDeckItem(), hand());
    await it.planMeeting("meeting");
    const add = (body: object, slug = "meeting") => it.as("editor", "POST", `/api/meetings/${slug}/cues`, body);
    const added = await add({ deckId: "deck-0001" });
    expect([added.status, added.json()]).toEqual([201, { added: 2 }]);
    expect([
      (await add({ deckId: "deck-0002" })).status,
      (await add({ deckId: "deck-0001" }, "nowhere")).status,
    ]).toEqual([404, 404]);
    expect((await add({ deckId: "deck-0001", before: "cue-nowhere" })).status).toBe(409);
    const actors = it.database.prepare("SELECT actor FROM commands WHERE ledger = 'rundown:meeting'").all();
    expect(actors).toMatchObject([{ actor: "account-editor" }]);
  });
});

describe("[LB35] a deck's pictures for whoever asks", () => {
  const ask = async (content: Parameters<typeof aDeckItem>[0]) => {
    const item = aDeckItem({ pages: [aPage(1), aPage(2)], ...content });
    it.store.add(item, hand());
    return it.app.ask(`/d/${item.id}`);
  };

  test("are told of one that viewers may download: pictures, and nothing else", async () => {
    const { status, headers, json } = await ask({ isDownloadable: true });
    expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=60"]);
    expect(json().map((page: object) => Object.keys(page))).toEqual([
      ["number", "image", "small"],
      ["number", "image", "small"],
    ]);
  });

  test("of a closed deck, and of what is no deck, there is nothing", async () => {
    const figure = aFigureItem();
    it.store.add(figure, hand());
    const others = await Promise.all(
      [`/d/${figure.id}`, "/d/no-such-deck", "/d/..%2f..%2fx"].map((path) => it.app.ask(path)),
    );
    expect([(await ask({ isDownloadable: false })).status, ...others.map(({ status }) => status)]).toEqual([
      404, 404, 404, 404,
    ]);
  });
});
