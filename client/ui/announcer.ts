import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { AnnouncementQueue } from "./announcement-queue.ts";
import { common } from "./styles.ts";

/** Asks the page's announcer to say `text`, politely. Any element may send it. */
export class Announcement extends Event {
  static readonly type = "efir-announce";
  constructor(readonly text: string) {
    super(Announcement.type, { bubbles: true, composed: true });
  }
}

/**
 * The page's one live region: says every `efir-announce` event of the page, at least 3 s apart, drops what is older than
 * 20 s. Seen by nobody.
 */
@customElement("efir-announcer")
export class AnnouncerElement extends LitElement {
  static override styles = common;
  @state() private said = { text: "", count: 0 };
  readonly #queue = new AnnouncementQueue();
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(Announcement.type, this.#hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(Announcement.type, this.#hear);
    clearTimeout(this.#timer);
  }

  // A new paragraph each time: the same words said twice are two announcements.
  override render() {
    const { text, count } = this.said;
    return html`<div class="vh" role="status">${keyed(count, html`<p>${text}</p>`)}</div>`;
  }

  readonly #hear = (event: Event) => {
    // Other folders send their own class of this event; what they share is `text`.
    if (!("text" in event) || typeof event.text !== "string") return;
    this.#queue.add(event.text, performance.now());
    this.#say();
  };

  readonly #say = () => {
    clearTimeout(this.#timer);
    const text = this.#queue.take(performance.now());
    if (text !== null) this.said = { text, count: this.said.count + 1 };
    const due = this.#queue.dueIn(performance.now());
    if (due !== null) this.#timer = setTimeout(this.#say, due);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-announcer": AnnouncerElement;
  }
}
