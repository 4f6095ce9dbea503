/** The page at `/api`: how to bind a panel of buttons, and every address. Made of the operations' table; needs no script. */
import { type Markup, markup } from "../pages/markup.ts";
import { plainPage } from "../pages/plain-page.ts";
import { addressOf } from "./openapi.ts";
import { type Operation, operations } from "./operations.ts";
import { problemCodes, statusOf, wordsOf } from "./problem-words.ts";

/** @param origin as people reach us: `https://efir.example`. */
export const apiPage = (origin: string): string =>
  plainPage(
    "Заседание с пульта",
    markup`<h1>Заседание с пульта</h1>
<p>Кнопки Stream Deck, Companion или своей программы ведут заседание: начинают пункты, готовят и показывают карточки,
листают слайды, отзывают и снимают. Права и правила те же, что в пульте на экране.</p>
<p><a href="/api/openapi.json">Описание для программ: OpenAPI 3.1</a></p>
<h2>Токен</h2>
<p>У каждого заседания свои токены; их делает тот, кто его ведёт: пульт, «Ещё», «Люди». Токен показывают один раз. Он открывает только своё заседание и
действует, пока его не отзовут: с ролью «редактор» только смотрят, с ролью «модератор» и показывают. Передавайте его заголовком, в адрес не
пишите: адреса остаются в журналах.</p>
${code("Authorization: Bearer efir_…")}
<h2>Проверить из командной строки</h2>
${code(`KEY=efir_…
MEETING=${base(origin)}
curl -H "Authorization: Bearer $KEY" $MEETING/state
curl -X POST -H "Authorization: Bearer $KEY" $MEETING/arm
curl -X POST -H "Authorization: Bearer $KEY" $MEETING/take
curl -N -H "Authorization: Bearer $KEY" $MEETING/events`)}
<p>kollegiya — имя заседания, последнее слово его адреса. Тело у запроса не обязательно.</p>
<h2>Companion</h2>
<p>Соединение «Generic HTTP Requests». Base URL:</p>
${code(`${base(origin)}/`)}
<p>Кнопке — действие POST: URI и header input (JSON); Body и Content Type оставьте как есть.</p>
${code(`take
{"Authorization": "Bearer efir_…"}`)}
<p>Подсветка: триггер раз в секунду с действием GET, URI — state, JSON Response Data Variable — своя переменная, например efir.
Кнопке — отклик по выражению:</p>
${code('jsonpath($(custom:efir), "$.tally.isArmed")')}
<h2>Stream Deck</h2>
<p>Модуль «Web Requests», действие HTTP Request. Method — POST, Content Type — application/json, Body пустой, URL:</p>
${code(`${base(origin)}/slides/next`)}
<p>Headers, с точкой с запятой:</p>
${code("Authorization;Bearer efir_…")}
<h2>Повтор нажатия</h2>
<p>Если ответа нет, повторите запрос с тем же заголовком Idempotency-Key: сделано будет один раз, ответ будет прежним.
На каждое нажатие — свой ключ; без заголовка каждый запрос — отдельное нажатие.</p>
${code("Idempotency-Key: 6f1c0b1e-take-0042")}
<h2>Адреса</h2>
<dl>
${operations.map(entry)}
</dl>
<h2>Отказы</h2>
<p>Ответ отказа — <code>{"ok": false, "error": {"code", "message"}}</code>.</p>
<dl>
${problemCodes.map((code) => markup`<dt><code>${statusOf(code)} ${code}</code></dt><dd>${wordsOf(code)}</dd>\n`)}
</dl>`,
  );

const base = (origin: string): string => `${origin}/api/v1/meetings/kollegiya`;

const code = (text: string): Markup => markup`<pre><code>${text}</code></pre>`;

const entry = (operation: Operation): Markup =>
  markup`<dt><code>${operation.method} ${addressOf(operation)}</code></dt>
<dd>${operation.summary}.${operation.more === undefined ? null : markup` ${operation.more.replaceAll("`", "")}`}${bodyOf(operation)}</dd>
`;

const bodies: Readonly<Record<string, readonly string[]>> = {
  arm: ['{"next": true}', '{"previous": true}', '{"cueId": "…"}'],
  take: ['{"cueId": "…"}'],
  recall: ['{"act": 42}'],
  undo: ['{"act": 42}'],
};

function bodyOf({ id }: Operation): Markup | null {
  const examples = bodies[id];
  if (examples === undefined) return null;
  const words = examples.map((body, index) => markup`${index === 0 ? "" : ", "}<code>${body}</code>`);
  return markup` <span class="state">Тело, если нужно: ${words}.</span>`;
}
