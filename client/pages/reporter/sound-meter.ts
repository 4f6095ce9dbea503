import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icon } from "../../ui/icons.ts";
import { properties } from "../../ui/properties.ts";
import { common } from "../../ui/styles.ts";
import { type Heard, Loudness } from "./loudness.ts";
import { t } from "./strings.ts";

const EVERY_MS = 120;

/** How loud the microphone hears, as a bar and a word; a silent one is told (BZ111). On the stage. */
@customElement("efir-sound-meter")
export class SoundMeterElement extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: grid;
        gap: var(--space-1);
        min-width: 0;
        color: var(--stage-text);
        font-size: var(--text-sm);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
      }
      .word {
        /* As wide as its longest, so that the bar does not jump. */
        min-width: 9em;
        color: var(--stage-text-2);
      }
      .bar {
        flex: 1 1 6rem;
        height: 0.75rem;
        border: var(--border) solid var(--stage-line-strong);
        background: var(--stage-bg);
      }
      .bar::before {
        content: "";
        display: block;
        height: 100%;
        width: var(--level, 0%);
        background: var(--stage-accent);
      }
      .silent {
        display: flex;
        gap: var(--space-2);
        color: var(--stage-gold);
        font-weight: var(--weight-strong);
      }
      .silent:empty {
        display: none;
      }
    `,
  ];
  @property({ attribute: false }) stream: MediaStream | null = null;
  @state() private heard: Heard = { level: 0, word: "quiet", isSilent: false };
  #stop = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("stream")) return;
    this.#stop();
    if (this.stream !== null && this.stream.getAudioTracks().length > 0) this.#listen(this.stream);
  }

  override render() {
    const { level, word, isSilent } = this.heard;
    const percent = Math.round(level * 100);
    return html`<div class="line">
      <div class="bar" .role=${"meter"} aria-label=${t("level")} aria-valuemin="0" aria-valuemax="100"
        aria-valuenow=${percent} aria-valuetext=${t(`level.${word}`)} ${properties({ "--level": `${percent}%` })}></div>
      <span class="word" aria-hidden="true">${t(`level.${word}`)}</span>
      </div>
      <p class="silent" role="status">${isSilent ? html`${icon("warning")}${t("silent")}` : nothing}</p>`;
  }

  #listen(stream: MediaStream): void {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 2048;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const loudness = new Loudness();
    const timer = setInterval(() => {
      // Asleep until a person pressed something: what it hears then says nothing of the microphone.
      if (context.state !== "running") return void context.resume();
      analyser.getFloatTimeDomainData(samples);
      this.heard = loudness.hear(samples, performance.now());
    }, EVERY_MS);
    this.#stop = () => {
      clearInterval(timer);
      void context.close();
      this.#stop = () => {};
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "efir-sound-meter": SoundMeterElement;
  }
}
