/**
 * What a card is made of. One description gives its type, its schema (schemas.ts) and its form in the control room, and
 * holds no code of any library, so that the viewer's page can read the table of kinds too (ADR 21).
 */

/** Words in both languages of the interface. */
export interface Said {
  readonly ru: string;
  readonly en: string;
}

/** What a form says of a field. */
interface About {
  readonly name: Said;
  readonly hint?: Said;
  /** Half a row wide. */
  readonly isShort?: true;
  readonly isOptional?: true;
}

/** One line of text, at most `most` characters. */
export interface LineField extends About {
  readonly sort: "line";
  readonly most: number;
}
/** Several lines of text. */
export interface TextField extends About {
  readonly sort: "text";
  readonly most: number;
}
/** A whole number. */
export interface NumberField extends About {
  readonly sort: "number";
  readonly least: number;
  readonly most: number;
}
export interface ChoiceField<Value extends string = string> extends About {
  readonly sort: "choice";
  readonly of: Readonly<Record<Value, Said>>;
}
/** Yes, or absent. */
export interface FlagField extends About {
  readonly sort: "flag";
}
export interface ImageField extends About {
  readonly sort: "image";
}
export interface FileField extends About {
  readonly sort: "file";
}
export interface TableField extends About {
  readonly sort: "table";
}
/** A time of day on the day of the meeting, kept as programme time: UTC milliseconds. */
export interface MomentField extends About {
  readonly sort: "moment";
}
/** A day of the calendar: `2026-03-01`. */
export interface DateField extends About {
  readonly sort: "date";
}
/** The id of what the card was made from. Forms do not show it. */
export interface RefField extends About {
  readonly sort: "ref";
  readonly to: "speaker" | "figure" | "deck" | "document" | "item" | "stand" | "clip";
}
/** Set by the house when a figure is corrected. Forms do not show it. */
export interface CorrectionField extends About {
  readonly sort: "correction";
}

export type Field =
  | LineField
  | TextField
  | NumberField
  | ChoiceField
  | FlagField
  | ImageField
  | FileField
  | TableField
  | MomentField
  | DateField
  | RefField
  | CorrectionField;

export type Fields = Readonly<Record<string, Field>>;

/** An uploaded picture, served at `/i/{file}`. */
export interface ImageRef {
  /** Content hash and kind, e.g. `3f…9a.png`. */
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** An uploaded document, served at `/f/{file}`. */
export interface FileRef {
  /** Content hash and kind, e.g. `3f…9a.pdf`. */
  readonly file: string;
  /** As the reader's disk will call it: `Доклад министра.pdf`. */
  readonly name: string;
  readonly bytes: number;
  readonly pages?: number | undefined;
}

/** A small table of numbers; `null` where there is none. Each row has as many values as there are columns. */
export interface NumberTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

export interface Correction {
  /** What it said before, as it was read: `3 000 человек`. */
  readonly was: string;
  /** UTC milliseconds. */
  readonly at: number;
}

type ValueOf<F extends Field> =
  F extends ChoiceField<infer Value>
    ? Value
    : F extends LineField | TextField | DateField | RefField
      ? string
      : F extends NumberField | MomentField
        ? number
        : F extends FlagField
          ? true
          : F extends ImageField
            ? ImageRef
            : F extends FileField
              ? FileRef
              : F extends TableField
                ? NumberTable
                : F extends CorrectionField
                  ? Correction
                  : never;

type OptionalNames<F extends Fields> = {
  [Name in keyof F]: F[Name] extends { isOptional: true } ? Name : never;
}[keyof F];

/** A card with these fields, as it travels and stands in the log. */
export type CardWith<Kind extends string, F extends Fields> = { readonly kind: Kind; readonly id: string } & {
  readonly [Name in Exclude<keyof F, OptionalNames<F>>]: ValueOf<F[Name]>;
} & { readonly [Name in OptionalNames<F>]?: ValueOf<F[Name]> | undefined };

type More = Pick<About, "hint" | "isShort">;

export const line = (most: number, name: Said, more: More = {}) => ({ sort: "line", most, name, ...more }) as const;
export const text = (most: number, name: Said, more: More = {}) => ({ sort: "text", most, name, ...more }) as const;
export const whole = (least: number, most: number, name: Said, more: More = {}) =>
  ({ sort: "number", least, most, name, ...more }) as const;
export const choice = <const Value extends string>(of: Readonly<Record<Value, Said>>, name: Said, more: More = {}) =>
  ({ sort: "choice", of, name, ...more }) as const;
export const flag = (name: Said, more: More = {}) => ({ sort: "flag", name, isOptional: true, ...more }) as const;
export const image = (name: Said, more: More = {}) => ({ sort: "image", name, ...more }) as const;
export const file = (name: Said, more: More = {}) => ({ sort: "file", name, ...more }) as const;
export const table = (name: Said, more: More = {}) => ({ sort: "table", name, ...more }) as const;
export const moment = (name: Said, more: More = {}) => ({ sort: "moment", name, ...more }) as const;
export const date = (name: Said, more: More = {}) => ({ sort: "date", name, ...more }) as const;
export const ref = <const To extends RefField["to"]>(to: To) =>
  ({ sort: "ref", to, name: { ru: "Откуда", en: "Origin" }, isOptional: true }) as const;
export const correction = {
  sort: "correction",
  name: { ru: "Исправлено", en: "Corrected" },
  isOptional: true,
} as const;

export const optional = <F extends Field>(field: F) => ({ ...field, isOptional: true }) as const;
