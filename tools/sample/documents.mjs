import { deckPages } from "../../server/playout/sample-deck.ts";
import { slides } from "./slides.mjs";
import { faces } from "./studio.mjs";

/**
 * The papers of the sample meeting as pages to print: A4, tagged, with an outline. Roles stand where names will.
 * In faces that are no variable fonts: Chromium embeds those as Type 3, three times as large and worse to read.
 */

const ru = (words) => words.replaceAll("~", "\u00a0");

const style = `@page{size:A4;margin:22mm 22mm 20mm}body{font:11pt/1.5 "Liberation Sans",Arial,sans-serif;color:#0f1d22;margin:0}
h1{font:bold 25pt/1.2 "Liberation Serif","Times New Roman",serif;margin:0 0 6mm;max-width:150mm}h2{font:bold 15pt/1.3 "Liberation Serif","Times New Roman",serif;margin:7mm 0 2mm;break-after:avoid}p{margin:0 0 3mm}
.head{border-top:2.5mm solid #0b5566;padding-top:5mm;color:#3f5159;margin-bottom:8mm}.note{background:#dcebee;padding:4mm 5mm;margin:8mm 0 0;break-inside:avoid}
table{border-collapse:collapse;width:100%;margin:3mm 0 4mm;break-inside:avoid}caption{text-align:left;color:#0b5566;padding-bottom:1mm}th,td{font-weight:400;text-align:left;padding:2mm 3mm;border-bottom:.3mm solid #6f8188;vertical-align:top}
thead th{color:#3f5159}th+th,td.n{text-align:right}td.n{font-weight:bold;white-space:nowrap}ol{padding-left:7mm}li{margin-bottom:3mm}.next{break-before:page}`;

const sheet = (title, body) =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${ru(title)}</title><style>${style}</style></head><body>${ru(body)}</body></html>`;

const sample = `<p class="note">Это документ пробной трансляции: он показывает, как выглядят материалы заседания. Итоги года взяты из~отчёта отрасли за~2012~год, разбивка по~видам помощи~— пример.</p>`;

const row = (name, value) => `<tr><th scope="row">${name}</th><td class="n">${value}</td></tr>`;

const report = `<p class="head">Министерство труда и~социального развития<br>Доклад министра на~заседании коллегии, 2012~год</p>
<h1>Отрасль труда и~соцразвития: итоги и~перспективы</h1>
<h2>Кому помогает отрасль</h2>
<p>Меры социальной поддержки в~области получает 361~тысяча человек~— каждый третий житель. За~год социальные службы помогли 78~737~людям: дома, в~районных центрах, на~выезде и~в~благотворительных столовых.</p>
<table><caption>Главные числа года</caption><thead><tr><th scope="col">Показатель</th><th scope="col">Значение</th></tr></thead><tbody>
${row("Получают меры поддержки", "361~тыс. чел.")}${row("Получили помощь социальных служб", "78~737~чел.")}${row("Мобильные бригады", "15")}${row("Выезды бригад", "238")}${row("Приняли на~выезде", "5~349~чел.")}</tbody></table>
<h2>Мобильные бригады</h2>
<p>15~бригад сделали 238~выездов и~приняли 5~349~человек. В~среднем на~бригаду приходится 16~выездов за~год, на~выезд~— 22~человека. Бригада привозит туда, где нет своего центра, социального работника, юриста и~врача: человек решает за~один день то, за~чем раньше ехал в~город трижды.</p>
<div class="next"></div>
<h2>Приёмная семья для пожилого человека</h2>
<p>Приёмная семья берёт пожилого человека в~свой дом. Он остаётся в~родном селе и~не~переезжает в~интернат. Районная служба знакомит семью и~человека, помогает заключить договор и~сопровождает их: специалист приезжает каждый месяц.</p>
<h2>Районные службы и~сиделки</h2>
<p>Районная служба~— первая дверь, в~которую стучится человек. Она назначает социального работника или сиделку, оформляет выплаты, зовёт бригаду.</p>
<table><caption>Кто помог 78~737~людям, тысяч человек</caption><thead><tr><th scope="col">Кто помог</th><th scope="col">Тыс. чел.</th></tr></thead><tbody>
${row("Районные службы", "64,1")}${row("Благотворительные столовые", "6,1")}${row("Мобильные бригады", "5,3")}${row("Сиделки на~дому", "3,2")}</tbody></table>
<h2>Благотворительные столовые</h2>
<p>Горячий обед получают пожилые люди и~семьи в~трудное время. Столовые держатся на~предпринимателях, приходах и~добровольцах; районная служба называет тех, кому обед нужнее всего.</p>
<h2>Перспективы</h2>
<ol><li>Мобильная бригада в~каждом районе: выезд в~дальнее село не~реже раза в~месяц.</li><li>Больше приёмных семей: школа для тех, кто берёт пожилого человека.</li><li>Сиделка рядом: обучение и~единый список сиделок в~районной службе.</li><li>Столовые вместе с~бизнесом: договоры до~лета 2013~года.</li></ol>${sample}`;

const decision = `<p class="head">Министерство труда и~социального развития<br>Проект решения коллегии, 2012~год</p>
<h1>О~мобильных бригадах и~помощи пожилым людям на~дому</h1>
<p>Коллегия заслушала доклад министра «Отрасль труда и~соцразвития: итоги и~перспективы» и~решила:</p>
<ol><li>Открыть мобильные бригады в~каждом районе области.<br>Отвечает управление социального обслуживания. Срок~— до~1~июля 2013~года.</li>
<li>Открыть школу приёмных семей для пожилых людей.<br>Отвечают директора районных центров. Срок~— до~1~сентября 2013~года.</li>
<li>Составить единый список сиделок и~учить их при~районных службах.<br>Отвечают районные службы. Срок~— до~1~октября 2013~года.</li>
<li>Заключить с~предпринимателями договоры о~благотворительных столовых.<br>Отвечает управление социального обслуживания. Срок~— до~1~июня 2013~года.</li></ol>${sample}`;

/** By file name. */
export const documents = {
  doklad: { title: "Доклад министра: итоги и~перспективы", body: report },
  "proekt-resheniya": { title: "Проект решения коллегии", body: decision },
};

/** @returns the paper as PDF bytes. @param {import("playwright-core").Page} page a page of its own. */
export async function printed(page, { title, body }) {
  await page.setContent(sheet(title, body));
  return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, printBackground: true });
}

/** The deck as viewers download it: letters stay letters, each page is told in words. @returns PDF bytes. */
export async function printedDeck(page) {
  const [{ title }] = deckPages;
  const sheets = deckPages.map(({ name, alt }) =>
    slides[name].replace("<svg ", `<svg role="img" aria-label="${alt.replaceAll('"', "&quot;")}" `),
  );
  await page.setContent(`<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title>
    <style>${await faces()}@page{size:1280px 720px;margin:0}body{margin:0}svg{display:block;break-after:page}</style></head><body>${sheets.join("")}</body></html>`);
  await page.evaluate(() => document.fonts.ready);
  return await page.pdf({ preferCSSPageSize: true, tagged: true, outline: false, printBackground: true });
}
