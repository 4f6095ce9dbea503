/** What the formats of feeds ask for, as far as a program can tell. Each throws what is wrong. */
import { Ajv } from "ajv";
import { childrenOf, type Element, onlyChild, parsedXml } from "./parsed-xml.ts";

const ATOM = "http://www.w3.org/2005/Atom";
const TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";
const DC = "http://purl.org/dc/elements/1.1/";
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
const rfc822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/u;

function must(isSo: boolean, rule: string): void {
  if (!isSo) throw new Error(rule);
}
const isAddress = (text: string | undefined): boolean =>
  text !== undefined && URL.canParse(text) && /^https?:/u.test(text);
const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** RFC 4287 and RFC 6721. */
export function validAtom(source: string): Element {
  const feed = parsedXml(source);
  const a = (name: string) => `{${ATOM}}${name}`;
  must(feed.name === a("feed"), "its root is atom:feed");
  const person = (element: Element) => must(onlyChild(element, a("name")).text.trim() !== "", "a person has a name");
  const about = (element: Element) => {
    must(isAddress(onlyChild(element, a("id")).text), "an id is an address");
    must(onlyChild(element, a("title")).text !== "", "a title says something");
    must(rfc3339.test(onlyChild(element, a("updated")).text), "updated is a date of RFC 3339");
    childrenOf(element, a("author")).forEach(person);
  };
  about(feed);
  const links = (element: Element, rel: string) =>
    childrenOf(element, a("link")).filter(({ attributes }) => attributes["rel"] === rel);
  must(
    links(feed, "self").length === 1 && isAddress(links(feed, "self")[0]?.attributes["href"]),
    "a feed names itself",
  );
  const entries = childrenOf(feed, a("entry"));
  must(
    childrenOf(feed, a("author")).length > 0 || entries.every((one) => childrenOf(one, a("author")).length > 0),
    "somebody wrote it",
  );
  for (const entry of entries) {
    about(entry);
    must(rfc3339.test(onlyChild(entry, a("published")).text), "published is a date of RFC 3339");
    const alternates = links(entry, "alternate");
    must(alternates.length === 1 && isAddress(alternates[0]?.attributes["href"]), "an entry is read somewhere");
    must(onlyChild(entry, a("content")).attributes["type"] === "html", "its content says of what type it is");
    for (const { attributes } of links(entry, "enclosure"))
      must(isAddress(attributes["href"]), "an enclosure is somewhere");
  }
  const ids = entries.map((entry) => onlyChild(entry, a("id")).text);
  must(isUnique([...ids, onlyChild(feed, a("id")).text]), "ids are unique");
  for (const { attributes } of childrenOf(feed, `{${TOMBSTONES}}deleted-entry`)) {
    must(isAddress(attributes["ref"]) && rfc3339.test(attributes["when"] ?? ""), "a tombstone says what and when");
    must(!ids.includes(attributes["ref"] ?? ""), "what is deleted is not among the entries");
  }
  return feed;
}

/** RSS 2.0.11, as RSS Advisory Board tells it. */
export function validRss(source: string): Element {
  const rss = parsedXml(source);
  must(rss.name === "{}rss" && rss.attributes["version"] === "2.0", "its root is rss 2.0");
  const channel = onlyChild(rss, "{}channel");
  for (const name of ["title", "description"])
    must(onlyChild(channel, `{}${name}`).text !== "", `a channel has a ${name}`);
  must(isAddress(onlyChild(channel, "{}link").text), "a channel has a link");
  must(rfc822.test(onlyChild(channel, "{}lastBuildDate").text), "its date is of RFC 822");
  const self = childrenOf(channel, `{${ATOM}}link`).filter(({ attributes }) => attributes["rel"] === "self");
  must(self.length === 1 && isAddress(self[0]?.attributes["href"]), "a channel names itself");
  const items = childrenOf(channel, "{}item");
  for (const item of items) {
    must(onlyChild(item, "{}title").text !== "", "an item has a title");
    must(isAddress(onlyChild(item, "{}link").text), "an item has a link");
    const guid = onlyChild(item, "{}guid");
    must(guid.attributes["isPermaLink"] !== "true" || isAddress(guid.text), "a permalink is an address");
    must(rfc822.test(onlyChild(item, "{}pubDate").text), "pubDate is of RFC 822");
    must(
      childrenOf(item, "{}author").length === 0 && onlyChild(item, `{${DC}}creator`).text !== "",
      "an author has no e-mail",
    );
    must(childrenOf(item, "{}enclosure").length <= 1, "an item has one enclosure at most");
    for (const { attributes } of childrenOf(item, "{}enclosure")) {
      const isWhole =
        isAddress(attributes["url"]) &&
        /^\d+$/u.test(attributes["length"] ?? "") &&
        /\//u.test(attributes["type"] ?? "");
      must(isWhole, "an enclosure has an address, a length and a type");
    }
  }
  must(isUnique(items.map((item) => onlyChild(item, "{}guid").text)), "guids are unique");
  return rss;
}

const address = { type: "string", pattern: "^https?://" };
const date = { type: "string", pattern: rfc3339.source };
const author = {
  type: "object",
  properties: { name: { type: "string", minLength: 1 }, url: address, avatar: address },
  additionalProperties: false,
  minProperties: 1,
};
/** https://www.jsonfeed.org/version/1.1/ */
const jsonFeedSchema = {
  type: "object",
  required: ["version", "title", "items"],
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: { type: "string", minLength: 1 },
    home_page_url: address,
    feed_url: address,
    description: { type: "string" },
    user_comment: { type: "string" },
    next_url: address,
    icon: address,
    favicon: address,
    authors: { type: "array", items: author },
    language: { type: "string", pattern: "^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$" },
    expired: { type: "boolean" },
    items: {
      type: "array",
      items: {
        type: "object",
        required: ["id"],
        anyOf: [{ required: ["content_html"] }, { required: ["content_text"] }],
        properties: {
          id: { type: "string", minLength: 1 },
          url: address,
          external_url: address,
          title: { type: "string" },
          content_html: { type: "string" },
          content_text: { type: "string" },
          summary: { type: "string" },
          image: address,
          banner_image: address,
          date_published: date,
          date_modified: date,
          authors: { type: "array", items: author },
          tags: { type: "array", items: { type: "string" } },
          language: { type: "string" },
          attachments: {
            type: "array",
            items: {
              type: "object",
              required: ["url", "mime_type"],
              properties: {
                url: address,
                mime_type: { type: "string", pattern: "^\\w+/[\\w.+-]+$" },
                title: { type: "string" },
                size_in_bytes: { type: "integer" },
                duration_in_seconds: { type: "number" },
              },
              additionalProperties: false,
            },
          },
        },
        patternProperties: { "^_[A-Za-z]": { type: "object" } },
        additionalProperties: false,
      },
    },
  },
  patternProperties: { "^_[A-Za-z]": { type: "object" } },
  additionalProperties: false,
} as const;

const validate = new Ajv({ allErrors: true }).compile(jsonFeedSchema);

export function validJsonFeed(source: string): {
  readonly items: readonly { readonly id: string; readonly content_text: string; readonly content_html: string }[];
  readonly _efir: { readonly withdrawn: readonly { readonly id: string }[] };
} {
  const feed = JSON.parse(source);
  must(validate(feed), JSON.stringify(validate.errors));
  must(isUnique(feed.items.map(({ id }: { readonly id: string }) => id)), "ids are unique");
  return feed;
}
