import { type Markup, markup } from "./markup.ts";
import { plainPage } from "./plain-page.ts";

/** What a person sees instead of a page. Words 35 and 36 of the design. */
export function errorPage(status: number): string {
  if (status >= 500) return page("Не получилось загрузить", markup`<p>Попробуйте через минуту.</p>`);
  if (status === 404 || status === 410) return page("Страница не найдена", null);
  return page("Запрос не принят", markup`<p>Адрес или запрос записан с ошибкой.</p>`);
}

const page = (title: string, more: Markup | null): string =>
  plainPage(title, markup`<h1>${title}</h1>${more}<p><a href="/">Вернуться к трансляции</a></p>`);
