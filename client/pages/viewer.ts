import { startLanguage } from "../i18n/language.ts";
import { openPageSession } from "../session/page-session.ts";
import "../ui/announcer.ts";
import "./viewer/viewer.css";
import { ViewerPageElement } from "./viewer/viewer-page.ts";

startLanguage();
const { meeting = "", stage = "main" } = document.documentElement.dataset;
const page = document.querySelector("efir-viewer-page");
if (page instanceof ViewerPageElement) {
  page.stage = stage;
  page.session = openPageSession(meeting);
}
