/** What a page of the server's own words gains where there is script: the panel «Для слабовидящих». */
import { startLanguage } from "../i18n/language.ts";
import "../ui/announcer.ts";
import { ViewPanelElement } from "../ui/view-panel.ts";

startLanguage();
const eye = document.querySelector<HTMLButtonElement>(".top__eye");
const panel = document.querySelector("efir-view-panel");
if (eye !== null && panel instanceof ViewPanelElement) join(eye, panel);

function join(button: HTMLButtonElement, panel: ViewPanelElement): void {
  const show = (open: boolean, byKeyboard: boolean): void => {
    panel.open = open;
    button.setAttribute("aria-expanded", String(open));
    if (byKeyboard) (open ? panel : button).focus();
  };
  button.hidden = false;
  button.addEventListener("click", ({ detail }) => show(!panel.open, detail === 0));
  panel.addEventListener("keydown", ({ code }) => {
    if (code === "Escape") show(false, true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.code !== "Digit0" || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(!panel.open, true);
  });
}
