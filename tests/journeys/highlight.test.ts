import { randomBytes } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FeedPage } from "../../shared/feeds.ts";
import { launchChromium, until, watchForTrouble } from "../support/chromium.ts";
import { type ControlClient, signIn } from "../support/control-client.ts";
import { type FeedDeskPage, feedDeskPage } from "../support/feed-desk-page.ts";
import { dataIn, tagsIn } from "../support/feed-house.ts";
import { hearsSound } from "../support/heard-sound.ts";
import { type ModeratorPage, openModerator } from "../support/moderator-page.ts";
import { type Networks, openNetworks, useAllTargets } from "../support/networks-at-hand.ts";
import { longPatience } from "../support/patience.ts";
import { adminPassword, type RunningServer, startServer, streamKey } from "../support/running-server.ts";
import { WallClockSource } from "../support/wall-clock-source.ts";

/**
 * A highlight from the card on air to six networks and back, by the pages alone: what was approved stands everywhere once, byte for
 * byte, and is gone everywhere when it is called back.
 */
const slug = "kollegiya";
const who = { name: "Андрей Павлович Лебедев", post: "директор", organisation: "Межрайонный центр, г. Каменск" };
const words = "Сиделка теперь приходит утром и вечером. Для семьи это возможность работать";
const corrected = words.replace("утром и вечером", "трижды в день");
const alt = "Андрей Лебедев на трибуне, портрет";
const note = "уточнено по докладу";

let server: RunningServer;
let control: ControlClient;
let source: WallClockSource;
let networks: Networks;
/** The moderator's browser; a reader's. */
let [desk, hall]: (Browser | undefined)[] = [];
let moderator: ModeratorPage;
let hand: FeedDeskPage;
let reader: Page;
let trouble: readonly string[];
let code = "";

beforeAll(async () => {
  server = await startServer({
    env: { EFIR_ADMIN_PASSWORD: adminPassword, EFIR_SECRETS_KEY: randomBytes(32).toString("hex") },
  });
  control = await signIn(server.httpUrl);
  await control.openMeeting(slug, "Итоги 2025 года");
  source = new WallClockSource(`${server.rtmpUrl}/${streamKey}`);
  await source.start();
  networks = await openNetworks(control);
  [desk, hall] = await Promise.all([launchChromium(), launchChromium()]);
  moderator = await openModerator(desk, server.httpUrl);
  hand = feedDeskPage(moderator);
  const [name = "", value = ""] = control.cookie.split("=");
  await moderator.page.context().addCookies([{ name, value, url: server.httpUrl }]);
  reader = await hall.newPage({ viewport: { width: 1280, height: 800 }, locale: "ru-RU" });
  trouble = watchForTrouble(reader, server.httpUrl);
});
afterAll(async () => {
  await Promise.all([desk?.close(), hall?.close()]);
  control?.close();
  await source?.kill();
  await networks?.[Symbol.asyncDispose]();
  await server?.stop();
});

const ask = (path: string) => fetch(server.httpUrl + path);
const released = async () => ((await (await ask(`/api/feed?meeting=${slug}`)).json()) as FeedPage).items;
const names = () => networks.all.map(({ name }) => name);

test("[FD138] [FD142] [FD144] whoever speaks becomes a quote: its words are written, and seen as each target will get them", async () => {
  await useAllTargets(control, slug, 600_000);
  const { page, button } = moderator;
  await page.goto(`${server.httpUrl}/pult/${slug}`);
  // Its picture is the form's own: whatever is said of it here is not read.
  const portrait = { file: "0".repeat(32).concat(".png"), widthPx: 320, heightPx: 320 };
  await moderator.addCard({ kind: "speaker", id: "lebedev", ...who, portrait });
  await moderator.take(who.name);
  await button(`В ленту: ${who.name}`).first().click();
  const window = page.locator("efir-highlight-window");
  await window.getByText("Нет текста. Нет описания картинки").waitFor();
  await window.getByRole("textbox", { name: "Цитата" }).fill(words);
  await window.getByRole("textbox", { name: "Что на картинке" }).fill(alt);
  for (const name of names())
    await window
      .getByRole("article", { name })
      .getByText(/^\d+ из \d/)
      .waitFor();
});

test("[FD11] [FD41] [FD145] approved, it counts down; taken back, nothing of it is anywhere", async () => {
  const { page } = moderator;
  await page.locator("efir-highlight-window").getByRole("button", { name: "Одобрить" }).click();
  const line = page.locator("efir-hold-line");
  const left = async () => Number(/\d+/.exec((await line.getByText("Выйдет").textContent()) ?? "")?.[0] ?? "NaN");
  const first = await left();
  await expect.poll(left, longPatience).toBeLessThan(first);
  await line.getByRole("button", { name: /^Вернуть: / }).click();
  // Before the desk's page is opened: what is set anew while it stands asks for its previews anew.
  await useAllTargets(control, slug, 2_000);
  await page.getByRole("link", { name: "1 черновик" }).click();
  await hand.open(words.slice(0, 30));
  await hand.previewed([]);
  expect([networks.writes(), await released()]).toEqual([0, []]);
});

let shown: ReadonlyMap<string, string>;
let isLookedFor: Promise<void>;
const look = Promise.withResolvers<void>();

test("[FD21] [FD60] [FD65] [FD66] [FD124] approved again, a reader sees it by itself, and every network has it once, as it was shown", async () => {
  await reader.goto(`${server.httpUrl}/m/${slug}/lenta`);
  const x = networks.of("x");
  // X takes the post, and its answer is lost on the way.
  void x.standIn.fault("create", { type: "breaks", stores: true });
  isLookedFor = x.standIn.fault("find", { type: "waits", until: look.promise });
  shown = await hand.previewed(names());
  await hand.approve();
  await hand.standing(x.name, "Выясняем");
  await reader.getByText(words.slice(0, 30)).waitFor();
  code = (await released())[0]?.code ?? "";
  for (const { name, kind, live, caps } of networks.all) {
    await expect.poll(() => live().map(({ text }) => text), longPatience).toEqual([shown.get(name)]);
    if (kind !== "webhook") expect(shown.get(name)).toContain(`${server.httpUrl}/h/${code}`);
    const [image] = live()[0]?.media ?? [];
    if (image === undefined) throw new Error(`${name} has no image`);
    expect([name, image.type, image.alt]).toEqual([name, "image/png", caps.altText ? alt : null]);
    const shape = `${image.bytes.readUInt32BE(16)}x${image.bytes.readUInt32BE(20)}`;
    expect(image.bytes.equals(await bytesAt(`/h/${code}/r1-${shape}.png`))).toBe(true);
  }
});

test("[FD110] [FD113] [FD118] [FD130] its permalink says what it is to machines, and plays the moment with sound", async () => {
  const html = await (await ask(`/h/${code}`)).text();
  const address = `${server.httpUrl}/h/${code}`;
  const tags = tagsIn(html);
  expect(tags).toMatchObject({
    ...{ "og:type": "article", "og:url": address, "og:image:alt": alt, "twitter:card": "summary_large_image" },
    "og:title": `${who.name}: «${words}»`,
  });
  const picture = await bytesAt(new URL(tags["og:image"] ?? "").pathname);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)].map(String)).toEqual([
    tags["og:image:width"],
    tags["og:image:height"],
  ]);
  expect(dataIn(html)).toMatchObject([
    { "@type": "BlogPosting", url: address, isPartOf: { "@type": "LiveBlogPosting" } },
  ]);

  // Whatever the page is opened over is what it plays.
  const segments = async () => (await (await ask(`/h/${code}/index.m3u8`)).text()).match(/#EXTINF/g)?.length ?? 0;
  await expect.poll(segments, longPatience).toBeGreaterThan(2);
  await reader.getByRole("link", { name: /^Смотреть с / }).click();
  await reader.getByRole("button", { name: /^Смотреть/ }).click();
  const player = "efir-moment efir-player";
  const heardAt = Number(await until(reader, hearsSound(player)));
  await until(reader, `document.querySelector("${player}").picture.currentTime > ${heardAt + 0.5}`);
});

test("[FD5] [FD16] [FD148] what X was not heard to have taken is in doubt, is looked for and found, and is not posted again", async () => {
  const x = networks.of("x");
  await isLookedFor;
  look.resolve();
  await hand.standing(x.name, "Стоит");
  expect([x.live().length, x.standIn.callsOf("create").length]).toEqual([1, 1]);
});

test("[FD9] [FD125] [FD151] a correction is edited in place or answers the post, and stands openly where it is read", async () => {
  await reader.goto(`${server.httpUrl}/m/${slug}/lenta`);
  const { button } = moderator;
  await button("Исправить").click();
  await hand.field("Цитата").fill(corrected);
  await hand.field("Что исправлено").fill(note);
  const anew = await hand.previewed(names());
  await hand.approve();
  for (const { name, caps, live } of networks.all) {
    const isEdited = caps.edit === "in-place";
    const wanted = isEdited ? [anew.get(name)] : [shown.get(name), anew.get(name)];
    await expect.poll(() => live().map(({ text }) => text), longPatience).toEqual(wanted);
    const [root, answer] = live();
    expect([name, answer?.replyTo]).toEqual([name, isEdited ? undefined : root?.id]);
    await hand.standing(name, "Стоит");
  }
  const entry = reader.locator(`#h-${code}`);
  await entry.getByText(corrected.slice(0, 30)).waitFor();
  await entry.getByText(`: ${note}`).click();
  await entry.getByText(/^Было: .*утром и вечером/).waitFor();
});

test("[FD23] [FD51] [FD156] what is rehearsed goes the same way, and nothing of it leaves", async () => {
  // From here on nothing but the switches holds anything.
  await useAllTargets(control, slug, 0);
  const { page, button } = moderator;
  const [writes, entries] = [networks.writes(), await released()];
  await button("Начать репетицию ленты").click();
  await page.getByText("Режим репетиции.").waitFor();
  await hand.write("Проба: перерыв до 13:30", "Слова «Перерыв до 13:30»");
  await hand.approve();
  for (const name of ["Наша лента", ...names()]) await hand.standing(name, "Стоит");
  expect(await hand.row("Наша лента").getByRole("link").count()).toBe(0);
  expect([networks.writes(), await released()]).toEqual([writes, entries]);
  await button("Закончить репетицию ленты").click();
  await page.getByText("Режим репетиции.").waitFor({ state: "detached" });
});

test("[FD6] [FD12] [FD150] [FD155] while all is stopped nothing new leaves, and what is called back is gone everywhere", async () => {
  const { page, button } = moderator;
  await button("Остановить все публикации").click();
  await page.getByText("Публикации этого заседания остановлены.").waitFor();
  const writes = networks.writes();
  await hand.write("Перерыв до 14:00", "Слова «Перерыв до 14:00»");
  await hand.approve();
  await page.getByText("Публикации остановлены: выйдет, когда их включат").waitFor();

  await hand.open(corrected.slice(0, 30));
  await hand.withdraw();
  await page.getByText(`Отозвано везде: ${names().length + 1} из ${names().length + 1}`).waitFor();
  expect(networks.all.map(({ live }) => live())).toEqual(networks.all.map(() => []));
  expect(networks.writes()).toBe(writes);
  await reader.getByText("Запись отозвана").waitFor();
  expect(await reader.locator("main").textContent()).not.toContain("Сиделка");
});

test("[FD111] [FD116] what was called back is gone at its address, with image and moment, and feeds say so", async () => {
  const gone = ["", "/index.m3u8", "/qr.svg", "/r1-1200x630.png", "/r2-1600x900.png"].map(
    (rest) => `/h/${code}${rest}`,
  );
  for (const path of gone) expect([path, (await ask(path)).status]).toEqual([path, 410]);
  expect(await (await ask(`/h/${code}`)).text()).not.toContain("Сиделка");
  const feeds = await Promise.all(
    ["atom", "rss", "json"].map(async (form) => (await ask(`/m/${slug}/lenta.${form}`)).text()),
  );
  expect(feeds.join("")).not.toContain("Сиделка");
  const [atom = "", , json = ""] = feeds;
  expect(atom).toMatch(new RegExp(`<at:deleted-entry[^>]*/h/${code}"`));
  expect(JSON.parse(json)).toMatchObject({ _efir: { withdrawn: [{ id: expect.stringMatching(`/h/${code}$`) }] } });
});

test("[FD3] [FD50] what was kept leaves once the switch is turned back", async () => {
  await moderator.button("Включить публикации").click();
  // Somebody reads the list: its correction was opened.
  await reader.getByRole("button", { name: "Показать 1 новую" }).click();
  await reader.getByText("Перерыв до 14:00").waitFor();
  for (const { name, live } of networks.all)
    await expect.poll(() => [name, live().length], longPatience).toEqual([name, 1]);
  expect([...trouble, ...moderator.trouble]).toEqual([]);
});

async function bytesAt(path: string): Promise<Buffer> {
  const answer = await ask(path);
  expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, "image/png"]);
  return Buffer.from(await answer.arrayBuffer());
}
