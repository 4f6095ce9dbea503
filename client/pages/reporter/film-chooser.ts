import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fileSize } from "../../../shared/cards/file-size.ts";
import { MOST_CLIP_BYTES, MOST_CLIP_MS } from "../../../shared/clips.ts";
import { type Millis, millis } from "../../../shared/time.ts";
import { language } from "../../i18n/language.ts";
import { icon } from "../../ui/icons.ts";
import { common, controls } from "../../ui/styles.ts";
import { TakenEvent } from "./events.ts";
import { filmLength } from "./film-length.ts";
import type { ReporterDesk } from "./reporter-desk.ts";
import { reporter } from "./reporter-styles.ts";
import { t } from "./strings.ts";

/** So large a piece of a chosen file is copied at once. */
const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Where the page cannot record: the phone's own camera does, and its file is kept here like any take (BZ113).
 *
 * @fires efir-taken - The file is on the shelf.
 */
@customElement("efir-film-chooser")
export class FilmChooserElement extends LitElement {
  static override styles = [
    common,
    controls,
    reporter,
    css`
      /* The whole button opens the file window; the field itself is seen by nobody. */
      .choose {
        position: relative;
        cursor: pointer;
      }
      .choose input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        opacity: 0;
        cursor: pointer;
      }
      .choose:focus-within {
        outline: var(--focus-width) solid var(--focus-outer);
        outline-offset: 2px;
        box-shadow: 0 0 0 calc(var(--focus-width) + 2px) var(--focus-inner);
      }
    `,
  ];
  @property({ attribute: false }) desk: ReporterDesk | null = null;
  @property() recordingId = "";
  @state() private percent: number | null = null;
  @state() private mistake = "";

  override render() {
    return html`<div class="stack">
      <p>${t("fileInstead")}</p>
      <label class="btn btn--primary btn--big choose">
        ${icon("plus")}<span>${t("chooseFile")}</span>
        <input type="file" accept="video/*" .capture=${"environment"} ?disabled=${this.percent !== null} @change=${this.#chosen} />
      </label>
      <p role="status">${this.percent === null ? nothing : t("reading", { percent: this.percent })}</p>
      <p role="alert" class="mistake">${this.mistake}</p>
    </div>`;
  }

  readonly #chosen = async (event: Event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    const [file] = field.files ?? [];
    if (file === undefined) return;
    const lengthMs = await filmLength(file);
    this.mistake = mistakeIn(file, lengthMs);
    if (this.mistake === "") await this.#keep(file, lengthMs ?? millis(0));
    field.value = "";
  };

  async #keep(file: File, lengthMs: Millis): Promise<void> {
    const { desk, recordingId } = this;
    if (desk === null) return;
    await desk.begin(recordingId, file.type || "video/mp4");
    let isKept = true;
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      this.percent = Math.floor((100 * at) / file.size);
      const bytes = await file.slice(at, at + PIECE_BYTES).arrayBuffer();
      isKept = (await desk.append(recordingId, bytes, lengthMs)) && isKept;
    }
    this.percent = null;
    await desk.finish(recordingId, isKept ? null : "full");
    this.dispatchEvent(new TakenEvent());
  }
}

/** `""`: none that can be seen from here. */
function mistakeIn(file: File, lengthMs: number | null): string {
  if (file.size === 0) return t("emptyFile");
  // Some phones name no type; the server looks inside anyway.
  if (file.type !== "" && !file.type.startsWith("video/")) return t("notFilm");
  if (file.size > MOST_CLIP_BYTES) return t("largeFile", { most: fileSize(MOST_CLIP_BYTES, language()) });
  if (lengthMs !== null && lengthMs > MOST_CLIP_MS) return t("longFile", { minutes: MOST_CLIP_MS / 60_000 });
  return "";
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-film-chooser": FilmChooserElement;
  }
}
