const WIDTH = 32;
const HEIGHT = 18;

/** How light a picture is on the whole, 0 to 255; `null` without one. Small: it is asked for on every frame. */
export class PictureLevel {
  readonly #context: CanvasRenderingContext2D | null;

  constructor() {
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    this.#context = canvas.getContext("2d", { willReadFrequently: true });
  }

  of(video: HTMLVideoElement): number | null {
    if (this.#context === null || video.videoWidth === 0) return null;
    this.#context.drawImage(video, 0, 0, WIDTH, HEIGHT);
    const { data } = this.#context.getImageData(0, 0, WIDTH, HEIGHT);
    let sum = 0;
    for (let place = 0; place < data.length; place += 4)
      sum += (data[place] ?? 0) + (data[place + 1] ?? 0) + (data[place + 2] ?? 0);
    return sum / (3 * WIDTH * HEIGHT);
  }
}
