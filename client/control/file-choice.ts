import type { ReactiveControllerHost } from "lit";

/** A file that a person drops on a place or chooses in the system's window: what either is to the elements that ask for one. */
export class FileChoice {
  readonly #host: ReactiveControllerHost;
  readonly #take: (file: File) => void;
  #isOver = false;

  constructor(host: ReactiveControllerHost, take: (file: File) => void) {
    this.#host = host;
    this.#take = take;
  }

  /** Classes of the place (drop-styles.ts). */
  get place(): string {
    return this.#isOver ? "drop drop--over" : "drop";
  }

  readonly over = (event: DragEvent): void => {
    event.preventDefault();
    this.#hover(true);
  };

  readonly leave = (): void => this.#hover(false);

  readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.#hover(false);
    this.#tell(event.dataTransfer?.files);
  };

  /** `change` of the field that opens the system's window. */
  readonly chosen = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.#tell(target.files);
    // The same file, mended and chosen again, is a change again.
    target.value = "";
  };

  #tell(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file !== undefined) this.#take(file);
  }

  #hover(isOver: boolean): void {
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }
}
