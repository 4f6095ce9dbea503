import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { LibraryBrief, LibrarySpeaker } from "../../../shared/library.ts";
import { libraryItem, listLibrary } from "../../control/library-api.ts";

/** The library's speakers, asked for once somebody is about to write a name. Without the library names are typed. */
export class KnownSpeakers implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #briefs: readonly LibraryBrief[] | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Names to be proposed. */
  get names(): readonly string[] {
    return [...new Set((this.#briefs ?? []).map(({ title }) => title))];
  }

  async load(): Promise<void> {
    if (this.#briefs !== null) return;
    this.#briefs = [];
    const answer = await listLibrary("speaker", "");
    if (answer.ok) this.#briefs = answer.value;
    this.#host.requestUpdate();
  }

  /** Who is called just that; `null`: nobody, or more than one. */
  async called(name: string): Promise<LibrarySpeaker | null> {
    const [brief, ...more] = (this.#briefs ?? []).filter(({ title }) => title === name);
    if (brief === undefined || more.length > 0) return null;
    const answer = await libraryItem("speaker", brief.id);
    return answer.ok ? answer.value.content : null;
  }
}
