/** What is said of a meeting before it begins. Public: it stands in the record. */
import type { ImageRef } from "../cards/field.ts";
import type { ProgramTime } from "../time.ts";

/** A day of the meeting, by the clocks of its place. */
export interface MeetingDay {
  /** `2026-01-30` */
  readonly date: string;
  /** `10:30` */
  readonly from: string;
  readonly to?: string | undefined;
}

export interface MeetingAbout {
  /** Without `#`: letters and digits, one meeting's alone. */
  readonly hashtag?: string | undefined;
  /** One or two sentences under the title. */
  readonly lead?: string | undefined;
  readonly place?: string | undefined;
  /** What is spoken and written in it. */
  readonly language: "ru" | "en";
  /** IANA name, e.g. `Asia/Yekaterinburg`. Absent: each reader's own. */
  readonly timeZone?: string | undefined;
  readonly cover?: ImageRef | undefined;
  /** In order. None: not yet decided. */
  readonly days: readonly MeetingDay[];
}

/** Who speaks to an item, as the programme prints it. */
export interface ProgrammeSpeaker {
  readonly name: string;
  readonly post?: string | undefined;
  readonly portrait?: ImageRef | undefined;
}

/** One line of the meeting's programme, as printed on the page. */
export interface ProgrammeItem {
  /** Names the item for its chapter mark. Meetings planned by earlier versions have none. */
  readonly id?: string | undefined;
  readonly title: string;
  /** Planned start as read by people: `10:30`. */
  readonly time?: string | undefined;
  /** The same as a moment, where the day is known. */
  readonly startsAt?: ProgramTime | undefined;
  /** Planned length. */
  readonly minutes?: number | undefined;
  /** What is shown, in a line. */
  readonly detail?: string | undefined;
  readonly speakers?: readonly ProgrammeSpeaker[] | undefined;
}

export const nothingAbout: MeetingAbout = { language: "ru", days: [] };

/** Hashtags are the same if they differ in case alone. */
export const hashtagKey = (hashtag: string): string => hashtag.normalize("NFC").toLocaleLowerCase("ru");
