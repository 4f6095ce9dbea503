import type { Meeting } from "../../ports.ts";
import type { Filling } from "../fill-page.ts";
import { type Markup, markup } from "../markup.ts";
import { baseOf, framed } from "./frame.ts";

/** There is no exhibition, or it is not open: said in words, with a way on (EB62). */
export const closedPage = (meeting: Meeting): Filling =>
  said(
    meeting,
    "Выставка ещё не открыта",
    markup`<p>Когда её откроют, здесь будут план и\u00a0стенды учреждений.</p>
<p><a class="link" href="/m/${meeting.slug}">К трансляции</a></p>`,
  );

/** No stand of that number is shown: it was taken off the plan, or the address is wrong (EB62). */
export const noStandPage = (meeting: Meeting): Filling =>
  said(
    meeting,
    "Такого стенда нет",
    markup`<p>Возможно, его сняли с\u00a0плана или адрес записан с\u00a0ошибкой.</p>
<p><a class="link" href="${baseOf(meeting)}">К плану выставки</a></p>`,
  );

const said = (meeting: Meeting, title: string, more: Markup): Filling =>
  framed(meeting, {
    head: markup`<title>${title} — Эфир коллегии</title>`,
    body: markup`<header><h1 tabindex="-1">${title}</h1></header>
${more}`,
  });
