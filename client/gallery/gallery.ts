/**
 * Every card kind, usual, sparse and overlong, on stage and on paper (`gallery.html?kind=chart`: one kind alone), and the
 * viewer's page whole: `gallery.html?page=live`. Development only; not among the build's pages.
 */
import { html, render, type TemplateResult } from "lit";
import { startLanguage } from "../i18n/language.ts";
import "../pages/viewer/stage.css";
import "../ui/announcer.ts";
import { icon } from "../ui/icons.ts";
import "../ui/page.css";
import "../ui/view-panel.ts";
import { kindsGallery } from "./kinds.ts";
import { rulersGallery } from "./rulers.ts";

startLanguage();
const asked = new URLSearchParams(location.search);
const page = asked.get("page");
if (page === null) render(elements(), document.body);
else void import("./viewer-states.ts").then(({ showViewerPage }) => showViewerPage(page));

function elements(): TemplateResult {
  return html`<efir-announcer></efir-announcer>
    <main class="page wrap">
      <h1>Галерея</h1>
      <efir-view-panel open></efir-view-panel>
      ${kindsGallery(asked.get("kind"))} ${rulersGallery()}
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
