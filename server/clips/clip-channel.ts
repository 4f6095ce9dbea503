import type { PublicClip } from "../../shared/clips.ts";

/** A meeting as far as its stage goes. */
export interface StagedMeeting {
  readonly slug: string;
  readonly stage: string;
  readonly phase: string;
  readonly sample: boolean;
}

export interface ClipChannelDeps<Film> {
  /** Approved ones, newest first. */
  readonly approved: (meeting: string) => readonly PublicClip[];
  readonly meetings: () => readonly StagedMeeting[];
  readonly settings: {
    get(name: `clips.channel.${string}`): string | null;
    set(name: `clips.channel.${string}`, value: string): void;
  };
  /** `null`: it cannot be shown there. @throws when its files are gone */
  readonly open: (id: string) => Promise<Film | null>;
}

const ON = "on";

/** Approved clips on the round-the-clock channel, in turn. Rule PO45. */
export class ClipChannel<Film> {
  readonly #deps: ClipChannelDeps<Film>;
  /** By stage: which was shown last. */
  readonly #lastByStage = new Map<string, string>();

  constructor(deps: ClipChannelDeps<Film>) {
    this.#deps = deps;
  }

  /** Whether a meeting's clips are shown between meetings. */
  isOn(meeting: string): boolean {
    return this.#deps.settings.get(`clips.channel.${meeting}`) === ON;
  }

  turn(meeting: string, isOn: boolean): void {
    this.#deps.settings.set(`clips.channel.${meeting}`, isOn ? ON : "off");
  }

  /** Whether there is anything to show on a stage now: its sample gives way then. */
  hasAny(stage: string): boolean {
    return this.#clipsOn(stage).length > 0;
  }

  /** What a stage shows next; `null`: nothing. */
  async next(stage: string): Promise<Film | null> {
    const clips = this.#clipsOn(stage);
    const last = clips.findIndex(({ id }) => id === this.#lastByStage.get(stage));
    // Each once at most: of those that cannot be shown there may be several.
    for (const { id } of [...clips.slice(last + 1), ...clips.slice(0, last + 1)]) {
      this.#lastByStage.set(stage, id);
      const film = await this.#deps.open(id).catch(() => null);
      if (film !== null) return film;
    }
    return null;
  }

  #clipsOn(stage: string): readonly PublicClip[] {
    const onStage = this.#deps.meetings().filter((meeting) => meeting.stage === stage);
    if (onStage.some(({ phase, sample }) => phase === "open" && !sample)) return [];
    return onStage.filter(({ slug }) => this.isOn(slug)).flatMap(({ slug }) => this.#deps.approved(slug));
  }
}
