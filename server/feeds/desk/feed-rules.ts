import type { FeedSettingsChange } from "../../../shared/feeds/commands.ts";
import type { FeedSettings } from "../../../shared/feeds.ts";
import { accept, type Result, refuse } from "../../../shared/result.ts";
import type { DeskDeps } from "./parts.ts";

export interface KeptSettings {
  readonly settings: FeedSettings;
  readonly version: number;
}

type FeedRulesDeps = Pick<DeskDeps, "store" | "clock" | "onChanged" | "poke" | "meetings">;

/** How a meeting's highlights leave, and the switches that stop them (FD49–FD52). */
export class FeedRules {
  readonly #deps: FeedRulesDeps;

  constructor(deps: FeedRulesDeps) {
    this.#deps = deps;
  }

  /** @returns what stands there now, where somebody was faster */
  configure(meeting: string, { version, settings }: FeedSettingsChange): Result<KeptSettings, KeptSettings> {
    const outcome = this.#deps.store.transaction((rows) => {
      const isSaved = rows.settings.save(meeting, settings, version);
      return isSaved ? accept(rows.settings.of(meeting)) : refuse(rows.settings.of(meeting));
    });
    if (outcome.ok) this.#changed(meeting);
    return outcome;
  }

  /** @param by who presses it */
  kill(meeting: string, isKilled: boolean, by: string): KeptSettings {
    this.#noteStop(meeting, isKilled, by);
    return this.#turn(meeting, { isKilled });
  }

  rehearse(meeting: string, isOn: boolean): KeptSettings {
    return this.#turn(meeting, { isRehearsal: isOn });
  }

  /** @param by who presses it */
  killHouse(isKilled: boolean, by: string): boolean {
    const { store, meetings } = this.#deps;
    this.#noteStop(null, isKilled, by);
    store.transaction(({ settings }) => settings.setHouseKilled(isKilled));
    for (const { slug } of meetings.meetings()) this.#deps.onChanged(slug);
    this.#deps.poke();
    return isKilled;
  }

  #noteStop(meeting: string | null, isKilled: boolean, by: string): void {
    const { store, clock } = this.#deps;
    if (isKilled) store.transaction(({ settings }) => settings.noteStop(meeting, { by, at: clock.now() }));
  }

  /** A switch is pressed in a hurry: it is never stale. */
  #turn(meeting: string, change: Partial<FeedSettings>): KeptSettings {
    const kept = this.#deps.store.transaction((rows) => {
      const { settings, version } = rows.settings.of(meeting);
      if (!rows.settings.save(meeting, { ...settings, ...change }, version)) throw new Error("settings not kept");
      return rows.settings.of(meeting);
    });
    this.#changed(meeting);
    return kept;
  }

  #changed(meeting: string): void {
    this.#deps.onChanged(meeting);
    this.#deps.poke();
  }
}
