/**
 * Every card kind and element in every state, and the viewer's page whole: `gallery.html?page=live`. Development only;
 * not among the build's pages.
 */
import { html, render, type TemplateResult } from "lit";
import { drawCard } from "../cards/card-elements.ts";
import { startLanguage } from "../i18n/language.ts";
import { PlayerStateEvent, PlayheadEvent } from "../player/events.ts";
import "../ui/announcer.ts";
import { icon } from "../ui/icons.ts";
import "../ui/page.css";
import "../ui/view-panel.ts";
import "../pages/viewer/viewer.css";
import { millis } from "../../shared/time.ts";
import { ViewerPageElement } from "../pages/viewer/viewer-page.ts";
import { figures, longSpeaker, slides, speaker, unknown } from "./sample-cards.ts";
import { closed, live, opened, planned, playhead, withFigure } from "./sample-records.ts";
import { standInSession } from "./stand-in-session.ts";

startLanguage();
const records = {
  planned,
  opened,
  live,
  withFigure,
  waiting: live,
  lost: live,
  ended: closed,
  refused: planned,
} as const;
const pageName = new URLSearchParams(location.search).get("page");
const name = Object.keys(records).find((one): one is keyof typeof records => one === pageName);
if (name === undefined) render(elements(), document.body);
else showPage(name);

function showPage(name: keyof typeof records): void {
  const page = new ViewerPageElement();
  page.className = "page";
  const far = standInSession(records[name], name === "waiting" ? "none" : "encoder");
  page.session = far.session;
  document.body.append(page);
  // The stand-in for a picture: what the player would say.
  void page.updateComplete.then(() => {
    const phase = name === "waiting" ? "waiting" : name === "ended" ? "ended" : "live";
    // After the real player, which finds no stream here, has said so.
    setTimeout(() => page.dispatchEvent(new PlayerStateEvent({ phase })), 500);
    if (name !== "planned") page.dispatchEvent(new PlayheadEvent(playhead, millis(850)));
    if (name === "lost") far.lose();
    if (name === "refused") far.refuse();
  });
}

function elements(): TemplateResult {
  const onStage = (title: string, card: TemplateResult) =>
    html`<section><h2 class="label">${title}</h2><div class="stage gallery__box">${card}</div></section>`;
  return html`<efir-announcer></efir-announcer>
    <main class="page wrap">
      <h1>Галерея</h1>
      <efir-view-panel open></efir-view-panel>
      ${onStage("Слайд", drawCard(slides[2] ?? speaker, slides))} ${onStage("Докладчик", drawCard(speaker))}
      ${onStage("Докладчик, длинные имя и должность", drawCard(longSpeaker))}
      ${figures.map((card) => html`<section><h2 class="label">Цифра</h2>${drawCard(card)}</section>`)}
      ${onStage("Неизвестный вид", drawCard(unknown))}
      <section>
        <h2 class="label">Кнопки</h2>
        <p>
          <button class="btn btn--primary">Главная</button> <button class="btn">Обычная</button>
          <button class="btn btn--quiet">Тихая</button> <button class="btn btn--danger">Удалить</button>
          <button class="btn" aria-pressed="true">Нажата</button> <button class="btn" disabled>Недоступна</button>
          <button class="btn">${icon("share")}Со значком</button>
        </p>
        <p class="stage">
          <button class="pb pb--main" aria-label="Смотреть">${icon("play", "filled")}</button>
          <button class="pb pb--word">Слово</button> <button class="pb pb--word" aria-pressed="true">Нажата</button>
          <button class="btn btn--line">Контур</button> <button class="btn btn--accent">Главная на сцене</button>
          <span class="tag tag--live">В эфире</span> <span class="tag tag--stage">Завершено</span>
        </p>
        <p><span class="tag tag--gold">Награда</span> <span class="tag tag--brand">Пункт 3</span></p>
      </section>
    </main>`;
}
