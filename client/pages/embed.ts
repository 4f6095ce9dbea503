// First of all: what follows would read and write what this browser keeps.
import "./embed/keeps-nothing.ts";
import { startLanguage } from "../i18n/language.ts";
import { openPageSession } from "../session/page-session.ts";
import "../ui/announcer.ts";
import "./embed/embed.css";
import { EmbedPageElement } from "./embed/embed-page.ts";
import { embedWishes } from "./embed/embed-wishes.ts";

startLanguage();
const { meeting = "", stage = "main" } = document.documentElement.dataset;
const wishes = embedWishes(location.search);
if (wishes.theme !== null) document.documentElement.dataset["theme"] = wishes.theme;
const page = document.querySelector("efir-embed-page");
if (page instanceof EmbedPageElement) {
  page.stage = stage;
  page.parts = wishes.parts;
  // Whoever has not pressed «Смотреть» does not watch: a portal's visitors are not our viewers.
  page.openSession = (counts) => openPageSession(meeting, { counts, remembers: false });
}
