import type { FeedRefused } from "../../../shared/feeds/refusals.ts";
import {
  type FeedSettings,
  type Highlight,
  type HighlightContent,
  type PostMedia,
  type Rendered,
  type ShareShape,
  shareShapes,
  type TargetMode,
} from "../../../shared/feeds.ts";
import type { ProgramTime } from "../../../shared/time.ts";
import { hashtagKey, type MeetingAbout } from "../../../shared/timeline/meeting-plan.ts";
import { localTime } from "../../../shared/zone.ts";
import type { OpenTarget } from "../outbox/target-shelf.ts";
import { OWN_FEED } from "../ports.ts";
import { type RenderOrder, render } from "../render/render.ts";
import { approvalHash } from "./approval-hash.ts";
import type { DeskDeps, ShareImage } from "./parts.ts";

export type Images = Readonly<Record<ShareShape, ShareImage>>;

/** What would leave, target by target, and the hash that an approval names. */
export interface Leaving {
  readonly rendered: readonly Rendered[];
  readonly targets: readonly OpenTarget[];
  readonly hash: string;
}

/** Of pictures in posts: the widest that every network shows uncut. */
const POST_SHAPE: ShareShape = "1600x900";

type RenderingDeps = Pick<DeskDeps, "targets" | "meetings" | "clips" | "images" | "permalinkOf">;

/** Makes what leaves of what is written. What is previewed, hashed and queued is this one value. */
export class Renderings {
  readonly #deps: RenderingDeps;

  constructor(deps: RenderingDeps) {
    this.#deps = deps;
  }

  /** The share images of that content, drawn or kept from before. @throws when they cannot be drawn. */
  images({ meeting, code, rev, madeAt }: Highlight, content: HighlightContent): Promise<Images> {
    const { meetings, images, permalinkOf } = this.#deps;
    const record = meetings.recordOf(meeting);
    return images.make({
      ...{ content, code, rev, permalink: permalinkOf(code) },
      meetingTitle: record?.title ?? "",
      dateWords: dateWords(content.moment?.from ?? madeAt, zoneOf(record?.about)),
    });
  }

  /** @param images `null`: the house's own posts, which are text and a link */
  leaving(highlight: Highlight, settings: FeedSettings, images: Images | null): Leaving {
    const targets = this.targetsOf(highlight, settings);
    const rendered = targets.map((target) => this.#rendered(highlight, settings, target, images));
    const { id, code, rev, isRehearsal, content, correction } = highlight;
    const hash = approvalHash({
      ...{ id, code, rev, isRehearsal, content, correction, rendered, targets: highlight.targets },
      images: images === null ? {} : Object.fromEntries(shareShapes.map((shape) => [shape, images[shape].file])),
    });
    return { rendered, targets, hash };
  }

  /** Our own feed first, then those of the meeting that the highlight is for. */
  targetsOf({ targets: chosen }: Pick<Highlight, "targets">, { targets: used }: FeedSettings): readonly OpenTarget[] {
    const isFor = ({ id }: OpenTarget) => id !== OWN_FEED && id in used && (chosen === null || chosen.includes(id));
    const all = this.#deps.targets.all();
    return [...all.filter(({ id }) => id === OWN_FEED), ...all.filter(isFor)];
  }

  #rendered(highlight: Highlight, settings: FeedSettings, target: OpenTarget, images: Images | null): Rendered {
    const { content, correction, code, meeting } = highlight;
    const mode = modeAt(content, settings, target.id);
    if (mode === "digest") return gathered(target.id);
    const about = this.#deps.meetings.recordOf(meeting)?.about;
    return render({
      ...{ content, kind: target.kind, target: target.id, mode },
      hashtags: hashtagsOf(about, settings),
      permalink: this.#deps.permalinkOf(code),
      media: { image: images === null ? null : imageOf(content, images[POST_SHAPE]), ...this.#filmOf(highlight) },
      ...(content.moment === null ? {} : { time: localTime(content.moment.from, zoneOf(about)).time }),
      // The house's own posts grow: there is nothing to be said of that.
      ...(correction === null || correction.note === "" ? {} : { correction }),
    });
  }

  #filmOf({ content, meeting }: Highlight): Pick<RenderOrder["media"], "video" | "videoMs"> {
    const clip = content.clipId === undefined ? null : this.#deps.clips.approvedClip(meeting, content.clipId);
    if (clip === null) return { video: null };
    const { id, widthPx, heightPx, durationMs } = clip;
    return {
      video: { file: `clip:${id}`, type: "video/mp4", alt: content.alt, widthPx, heightPx },
      videoMs: durationMs,
    };
  }
}

/** What the house makes itself is a digest already. */
function modeAt({ kind }: HighlightContent, settings: FeedSettings, target: string): TargetMode {
  const mode = settings.targets[target]?.mode ?? "each";
  return mode === "digest" && (kind === "digest" || kind === "live") ? "each" : mode;
}

/** Whether a target gets it as a line of a digest, and not as a post. */
export const isGathered = ({ warnings, posts }: Rendered): boolean =>
  warnings.includes("IN_DIGEST") && posts.length === 0;

const gathered = (target: string): Rendered => ({
  ...{ target, posts: [], lengths: [], refusal: null, micros: 0 },
  warnings: ["IN_DIGEST"],
});

const imageOf = ({ alt }: HighlightContent, { file, widthPx, heightPx }: ShareImage): PostMedia => ({
  ...{ file, type: "image/png", alt, widthPx, heightPx },
});

/** The meeting's own first, each once. */
function hashtagsOf(about: MeetingAbout | undefined, { hashtags }: FeedSettings): readonly string[] {
  const all = [...(about?.hashtag === undefined ? [] : [about.hashtag]), ...hashtags];
  return [...new Map(all.toReversed().map((tag) => [hashtagKey(tag), tag])).values()].toReversed();
}

/** Of a meeting without one: where the house stands. */
const zoneOf = (about: MeetingAbout | undefined): string =>
  about?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `30 января 2026` */
const dateWords = (at: ProgramTime, timeZone: string): string =>
  new Date(at)
    .toLocaleDateString("ru-RU", { timeZone, day: "numeric", month: "long", year: "numeric" })
    .replace(/\s*г\.$/u, "");

/** The first target that cannot take it. */
export function refusalOf({ rendered }: Leaving): FeedRefused | null {
  const refused = rendered.find(({ refusal }) => refusal !== null);
  return refused === undefined ? null : { code: "CANNOT_RENDER", detail: `${refused.target} ${refused.refusal}` };
}
