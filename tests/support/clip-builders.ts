import type { KeptClip, KeptConsent } from "../../server/clips/ports.ts";
import type { Assignment, ClipMedia } from "../../shared/clips.ts";
import { millis } from "../../shared/time.ts";
import { at } from "./ledger-builders.ts";

export const someMedia: ClipMedia = {
  durationMs: millis(40_000),
  widthPx: 1920,
  heightPx: 1080,
  hasSound: true,
  cameAs: { container: "mp4", video: "avc", audio: "aac" },
  loudnessLufs: -16,
  poster: { file: `${"a".repeat(32)}.jpg`, widthPx: 1280, heightPx: 720 },
  shapes: [],
};

export const aKeptClip = (more: Partial<KeptClip> = {}): KeptClip => ({
  ...{ id: "clip-0001", meeting: "kollegiya", sort: "blitz", state: "receiving", version: 1 },
  ...{ title: "Ирина Ветрова", quotation: "", subject: { name: "Ирина Ветрова", post: "Хранитель" } },
  ...{ by: "Пётр, съёмка", passId: "pass-0001", assignmentId: null, accountId: null },
  ...{ madeAt: at(1), updatedAt: at(1), media: null, trim: null, source: null, captions: null, problem: null },
  ...{ note: null, approvals: [], bytes: 1_000, type: "video/mp4", wholeMs: null, cut: null, next: "review" },
  ...more,
});

export const aKeptConsent = (more: Partial<KeptConsent> = {}): KeptConsent => ({
  ...{ id: "consent-0001", clipId: "clip-0001", meeting: "kollegiya", name: "Ирина Ветрова", at: at(1) },
  ...{ words: "Я согласна на показ записи.", takenBy: "Пётр, съёмка", withdrawnAt: null, withdrawnBy: null },
  ...more,
});

export const anAssignment = (more: Partial<Assignment> = {}): Assignment => ({
  ...{ id: "assignment-1", meeting: "kollegiya", passId: null, text: "Спросите о новой выставке" },
  ...{ state: "open", takenBy: null, at: at(1) },
  ...more,
});
