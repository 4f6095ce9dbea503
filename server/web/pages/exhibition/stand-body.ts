import { fileSize } from "../../../../shared/cards/file-size.ts";
import { clipAddress, type PublicClip } from "../../../../shared/clips.ts";
import type { StandContent, StandDocument, StandLink, StandPerson } from "../../../../shared/exhibition.ts";
import { count } from "../documents/section.ts";
import { type Markup, markup } from "../markup.ts";
import { FIGURES_IN_SIGHT, figuresOf } from "./stand-hero.ts";
import type { StandShown } from "./stand-page.ts";

/** Film and text on one side; documents, links and people to ask on the other. */
export function standBody({ stand: { content }, film }: StandShown): Markup | null {
  const main = [filmOf(content, film), moreFigures(content), textOf(content)].flatMap((part) => part ?? []);
  const beside = [
    section("documents", "Документы", "docs", content.documents.map(document)),
    section(
      "links",
      "Ссылки",
      "docs",
      content.links.flatMap((one) => link(one) ?? []),
    ),
    section("people", "К кому обратиться", "ask-people", content.people.map(person)),
  ].flatMap((part) => part ?? []);
  if (main.length === 0 && beside.length === 0) return null;
  return markup`<div class="${main.length > 0 && beside.length > 0 ? "body" : "body body--one"}">${
    main.length === 0 ? null : markup`<div>${main}</div>`
  }${beside.length === 0 ? null : markup`<div>${beside}</div>`}</div>
`;
}

function filmOf({ film }: StandContent, clip: PublicClip | null): Markup | null {
  if (film === undefined || clip === null) return null;
  const poster = clip.poster === null ? null : markup` poster="/i/${clip.poster.file}"`;
  const captions = clip.hasCaptions
    ? markup`<track kind="captions" src="${clipAddress.captions(clip.id)}" srclang="ru" label="Русские субтитры" default>`
    : null;
  const source = clipAddress.film(clip.id);
  const title = film.title === "" ? clip.title : film.title;
  return markup`<section id="film" aria-labelledby="film-title"><h2 id="film-title">${title === "" ? "Фильм" : title}</h2>
<video class="film" controls playsinline preload="none" width="${clip.widthPx}" height="${clip.heightPx}"${poster} src="${source}" aria-labelledby="film-title">${captions}<a href="${source}">Скачать фильм, MP4</a></video></section>
`;
}

function moreFigures({ figures }: StandContent): Markup | null {
  const more = figuresOf(figures.slice(FIGURES_IN_SIGHT));
  return more === null
    ? null
    : markup`<section aria-labelledby="figures"><h2 id="figures">Ещё цифры</h2>\n${more}</section>\n`;
}

function textOf({ text }: StandContent): Markup | null {
  const paragraphs = text.split(/\n\s*\n/u).flatMap((paragraph) => (paragraph.trim() === "" ? [] : [paragraph.trim()]));
  if (paragraphs.length === 0) return null;
  return markup`<section class="prose" aria-labelledby="about"><h2 id="about">О стенде</h2>
${paragraphs.map((paragraph) => markup`<p class="pre-line">${paragraph}</p>\n`)}</section>
`;
}

const section = (id: string, title: string, list: string, rows: readonly Markup[]): Markup | null =>
  rows.length === 0
    ? null
    : markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n<ul class="${list}">\n${rows}</ul></section>\n`;

function document({ title, file: { file, name, bytes, pages } }: StandDocument): Markup {
  const kind = (file.split(".")[1] ?? "").toUpperCase();
  const facts = [kind, fileSize(bytes), pages === undefined ? "" : count(pages, "страница", "страницы", "страниц")];
  return markup`<li><a href="/f/${file}?name=${encodeURIComponent(name)}" download>${title}</a><span class="hint num">${facts.filter(Boolean).join(", ")}</span></li>
`;
}

/** Another site: where it leads is said, and it learns nothing of us. */
function link({ title, url }: StandLink): Markup | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return null;
  return markup`<li><a href="${url}" rel="noopener noreferrer external">${title}</a><span class="hint">${host}</span></li>
`;
}

function person({ name, post, phone, email }: StandPerson): Markup {
  const ways = [
    phone === undefined || phone === "" ? null : markup`<a href="tel:${dialled(phone)}">${phone}</a>`,
    email === undefined || email === "" ? null : markup`<a href="mailto:${email}">${email}</a>`,
  ].flatMap((way) => way ?? []);
  return markup`<li><b>${name}</b>${post === undefined || post === "" ? null : markup`<span class="note">${post}</span>`}${ways}</li>
`;
}

/**
 * `тел. +7 (351) 200-10-20, доб. 4`: the first number in it. What stands after a word or a comma is not dialled by the telephone
 * itself.
 */
const dialled = (phone: string): string =>
  phone
    .split(/[\p{L},;]/u)
    .map((part) => part.replace(/[^\d+]/gu, ""))
    .find((number) => /\d/u.test(number)) ?? "";
