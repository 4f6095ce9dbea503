import type { ToldClips } from "../../client/control/clips/clips-api.ts";
import type { Assignment, Clip, ClipMedia, Consent } from "../../shared/clips.ts";
import type { ToldPass } from "../../shared/passes.ts";
import { millis, programTime } from "../../shared/time.ts";

const madeAt = programTime(Date.now() - 5 * 60_000);

export const aMedia = (more: Partial<ClipMedia> = {}): ClipMedia => ({
  durationMs: millis(58_000),
  widthPx: 1080,
  heightPx: 1920,
  hasSound: true,
  cameAs: { container: "mp4", video: "avc", audio: "aac" },
  loudnessLufs: -16,
  poster: null,
  shapes: [],
  ...more,
});

export const aConsent = (more: Partial<Consent> = {}): Consent => ({
  id: "consent-1",
  clipId: "clip-00001",
  name: "Гареева Алия Маратовна",
  at: madeAt,
  words: "Я согласна на показ этой записи в трансляции и на сайте",
  takenBy: "Ольга Ким",
  withdrawnAt: null,
  withdrawnBy: null,
  ...more,
});

/** A clip that waits for review. */
export const aClip = (more: Partial<Clip> = {}): Clip => ({
  id: "clip-00001",
  meeting: "kollegiya",
  sort: "blitz",
  state: "review",
  version: 3,
  title: "Научили готовить завтрак заново",
  quotation: "Через месяц он сам поставил чайник",
  subject: { name: "Алия Гареева", post: "мастер трудовой терапии", place: "Усть-Ярск", item: "3" },
  by: "Ольга Ким",
  passId: "pass-0001",
  assignmentId: null,
  madeAt,
  updatedAt: madeAt,
  media: aMedia(),
  trim: null,
  source: null,
  captions: null,
  problem: null,
  note: null,
  approvals: [],
  consent: aConsent(),
  ...more,
});

export const anAssignment = (more: Partial<Assignment> = {}): Assignment => ({
  id: "assign-001",
  meeting: "kollegiya",
  passId: null,
  text: "Спросите у директора интерната про очередь",
  state: "open",
  takenBy: null,
  at: madeAt,
  ...more,
});

export const aPass = (more: Partial<ToldPass> = {}): ToldPass => ({
  id: "pass-0001",
  sort: "reporter",
  meeting: "kollegiya",
  subject: null,
  name: "Ольга Ким",
  madeBy: "Ирина С.",
  madeAt,
  expiresAt: programTime(Date.now() + 3 * 86_400_000),
  seenAt: madeAt,
  ...more,
});

export const toldClips = (more: Partial<ToldClips> = {}): ToldClips => ({
  clips: [aClip()],
  assignments: [],
  passes: [aPass()],
  canConvert: true,
  twoPeople: false,
  ...more,
});
