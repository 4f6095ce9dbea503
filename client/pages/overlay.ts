import { isOverlayLayer } from "../../shared/overlay-layers.ts";
import { startLanguage } from "../i18n/language.ts";
import { openPageSession } from "../session/page-session.ts";
import "./overlay/overlay.css";
import { OverlayPageElement } from "./overlay/overlay-page.ts";

startLanguage();
const { meeting = "" } = document.documentElement.dataset;
const layer = location.pathname.split("/").at(-1) ?? "";
const page = document.querySelector("efir-overlay-page");
if (page instanceof OverlayPageElement && isOverlayLayer(layer)) {
  page.layer = layer;
  page.session = openPageSession(meeting, { counts: false });
}
