/** What the ruler says in words. Pure but for the language. Rules RL30–RL33 in docs/spec/ruler.md. */
import { between, type ProgramTime } from "../../../shared/time.ts";
import { formatTime, formatTimeWithSeconds } from "../../i18n/format.ts";
import { tidy } from "../../i18n/typography.ts";
import { placeWords, sayDuration, sayPlace } from "../seek-words.ts";
import { t } from "../strings.ts";
import { partAt, type RulerPart } from "./ruler-part.ts";
import { type RulerScale, reachOf } from "./ruler-scale.ts";

export interface RulerPlace {
  readonly at: ProgramTime;
  readonly isLive: boolean;
  readonly isRecording: boolean;
}

/** «11:42, пункт 3, Долговременный уход, прямой эфир» */
export function sayRulerPlace(scale: RulerScale, parts: readonly RulerPart[], place: RulerPlace): string {
  const part = partAt(parts, place.at);
  const words = [sayTime(scale, place), ...(part === null ? [] : [partWords(part)]), ...sayLag(scale, place)];
  return words.join(", ");
}

/** «пункт 3, Долговременный уход»; outside the programme the title alone. */
export function partWords({ number, title, isByPlan }: RulerPart): string {
  const words = number === null ? tidy(title) : t("ruler.part", { number, title: tidy(title) });
  return isByPlan === undefined ? words : t("ruler.byPlan", { words });
}

/** Under a pointer: «11:02:15, Доклад министра»; in a recording «1:12:30, Доклад министра». */
export function tipWords(
  at: ProgramTime,
  scale: RulerScale,
  parts: readonly RulerPart[],
  isRecording: boolean,
): string {
  const part = partAt(parts, at);
  const time = timeAt(at, scale, isRecording);
  const words = part === null ? time : t("ruler.tip", { time, title: tidy(part.title) });
  switch (reachOf(at, scale)) {
    case "gone":
      return t("ruler.gone", { words });
    case "ahead":
      return t("ruler.ahead", { words });
    case "here":
      return words;
  }
}

/** `11:02:15`; in a recording how far one is, `1:12:30`. */
export const timeAt = (at: ProgramTime, scale: RulerScale, isRecording: boolean): string =>
  isRecording ? placeWords(at, scale) : formatTimeWithSeconds(at);

/** «Пункт 3 из 7.» «Долговременный уход» «до 11:50»; with no item on, all that there are. */
export function lineWords(now: {
  readonly part: RulerPart | null;
  readonly parts: readonly RulerPart[];
  readonly total: number;
  readonly isRecording: boolean;
  /** Whose clocks; absent: the reader's. */
  readonly zone?: string | undefined;
}): { readonly lead: string; readonly rest: string; readonly until: string } {
  const { part, parts, total, isRecording, zone } = now;
  const [first, last] = [parts[0], parts.at(-1)];
  if (part === null) {
    if (isRecording || first === undefined || last === undefined) return { lead: "", rest: "", until: "" };
    const until = t("ruler.all", {
      items: t("ruler.count", { count: parts.length }),
      from: formatTime(first.from, zone),
      to: formatTime(last.to, zone),
    });
    return { lead: "", rest: "", until };
  }
  const { number, title, to, state } = part;
  const of = part.isByPlan === undefined ? "ruler.partOf" : "ruler.partByPlan";
  const isExpectedToEnd = state === "now" && !isRecording;
  return {
    lead: number === null ? "" : t(of, { number, total }),
    rest: tidy(title),
    until: isExpectedToEnd ? t("ruler.until", { time: formatTime(to) }) : "",
  };
}

/** The minute at the live edge: seconds would be read out all day. */
function sayTime(scale: RulerScale, { at, isLive, isRecording }: RulerPlace): string {
  if (isRecording) return sayPlace(at, scale);
  return isLive ? formatTime(at) : formatTimeWithSeconds(at);
}

function sayLag({ seekable }: RulerScale, { at, isLive, isRecording }: RulerPlace): readonly string[] {
  if (isRecording || seekable === null) return [];
  if (isLive) return [t("ruler.live")];
  return [t("ruler.behind", { lag: sayDuration(between(at, seekable.to)) })];
}
