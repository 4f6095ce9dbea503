import { startLanguage } from "../i18n/language.ts";
import { openPageSession } from "../session/page-session.ts";
import "./tv/tv.css";
import { TvPageElement } from "./tv/tv-page.ts";

startLanguage();
const { meeting = "", stage = "main" } = document.documentElement.dataset;
const page = document.querySelector("efir-tv-page");
if (page instanceof TvPageElement) {
  page.stage = stage;
  page.wantsSound = new URLSearchParams(location.search).get("sound") !== "off";
  // A hall looks at it, and none of them is a viewer of ours.
  page.session = openPageSession(meeting, { counts: false });
}
