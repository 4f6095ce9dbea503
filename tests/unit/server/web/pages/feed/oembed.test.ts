import { expect, test } from "vitest";
import { aQuote } from "../../../../../support/feed-builders.ts";
import { feedHouse } from "../../../../../support/feed-house.ts";

const host = { headers: { host: "efir.example" } };
const images = { image: () => Promise.resolve(null), withdrawn: () => Promise.resolve(null) };

function house() {
  const app = feedHouse({ feedParts: { images } });
  app.put("7K2Q", 71, { content: aQuote({ text: `<img src=x onerror="alert(1)"> & «ёлочки»` }) });
  const embed = (query: string) => app.ask(`/oembed?${query}`, host);
  return { ...app, embed };
}

test("[FD114] a highlight is given to other pages as a quotation with its way back", async () => {
  const { embed } = house();
  const { status, headers, json } = await embed("url=http%3A%2F%2Fefir.example%2Fh%2F7K2Q&format=json");
  expect([status, headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
  const told = json();
  expect(told).toMatchObject({
    version: "1.0",
    type: "rich",
    width: 550,
    author_name: "Итоги года",
    thumbnail_url: "http://efir.example/h/7K2Q/r1-1200x630.png",
  });
  expect(told.html).toMatch(/^<blockquote [^>]*cite="http:\/\/efir\.example\/h\/7K2Q"[^>]*>.*<\/blockquote>$/u);
  expect(told.html).not.toMatch(/<(?:img|script|iframe|style)|onerror="/u);
  expect(told.html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; „ёлочки“");
});

test("[FD114] it is no wider and no higher than was wished", async () => {
  const { embed } = house();
  const narrow = (await embed("url=http://efir.example/h/7K2Q&maxwidth=320&maxheight=90")).json();
  expect([narrow.width, narrow.height, narrow.thumbnail_url]).toEqual([320, 90, undefined]);
  const nonsense = (await embed("url=http://efir.example/h/7K2Q&maxwidth=-5&maxheight=x")).json();
  expect(nonsense.width).toBe(550);
});

test.each([
  ["another host's", "url=http://evil.example/h/7K2Q", 404],
  ["another scheme's", "url=ftp://efir.example/h/7K2Q", 404],
  ["no permalink", "url=http://efir.example/m/itogi", 404],
  ["an unknown code", "url=http://efir.example/h/9999", 404],
  ["no address", "url=%00", 404],
  ["nothing", "", 400],
  ["two addresses", "url=http://efir.example/h/7K2Q&url=http://evil.example/", 400],
  ["XML", "url=http://efir.example/h/7K2Q&format=xml", 501],
])("[FD114] of %s nothing is given", async (_what, query, status) => {
  const { embed } = house();
  expect((await embed(query)).status).toBe(status);
});

test("[FD114] an address written as people write it is known", async () => {
  const { embed } = house();
  for (const url of ["https://efir.example/h/7k2q", "http://EFIR.example/h/7K2Q/?utm=1#x"]) {
    expect([url, (await embed(`url=${encodeURIComponent(url)}`)).status]).toEqual([url, 200]);
  }
});
