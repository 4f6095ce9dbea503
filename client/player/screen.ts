import type { ReactiveController, ReactiveControllerHost } from "lit";

/** iPhones give the full screen to the video alone, by a name of their own. */
interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?(): void;
}

/** Full screen for the whole player, with its bar and captions, and the picture in a window of its own. */
export class Screen implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #video: () => PhoneVideo | null;

  constructor(host: ReactiveControllerHost & HTMLElement, video: () => HTMLVideoElement | null) {
    this.#host = host;
    this.#video = video;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("fullscreenchange", this.#changed);
  }

  hostDisconnected(): void {
    document.removeEventListener("fullscreenchange", this.#changed);
  }

  get isFull(): boolean {
    return this.#host.matches(":fullscreen");
  }

  get canBeFull(): boolean {
    return document.fullscreenEnabled || this.#video()?.webkitEnterFullscreen !== undefined;
  }

  get canFloat(): boolean {
    return document.pictureInPictureEnabled === true;
  }

  /** Does nothing when the browser refuses: it asks for a press just now. */
  async toggleFull(): Promise<void> {
    if (this.isFull) return document.exitFullscreen();
    if (document.fullscreenEnabled) return this.#host.requestFullscreen().catch(() => undefined);
    this.#video()?.webkitEnterFullscreen?.();
  }

  /** As `toggleFull`; also refused before there is a picture. */
  async toggleFloating(): Promise<void> {
    if (document.pictureInPictureElement !== null) return document.exitPictureInPicture();
    await this.#video()
      ?.requestPictureInPicture()
      .catch(() => undefined);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
