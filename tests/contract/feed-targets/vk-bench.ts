import { vk } from "../../../server/feeds/targets/vk.ts";
import { later, millis, type ProgramTime, programTime } from "../../../shared/time.ts";
import { GROUP, VkNetwork, vkRefusal } from "../../support/stand-ins/vk-network.ts";
import { NOW } from "./at-hand.ts";
import type { Refusal, TargetBench } from "./bench.ts";

const token = "vk1.a.stand-in_access_token-of-tests";

const says = (row: Refusal["row"], code: number, words: string, gives: Refusal["gives"]): Refusal => ({
  ...{ row, as: `${code}, ${words}`, gives },
  answer: () => vkRefusal(code, words),
});

const often = (code: number, words: string, until: (now: ProgramTime) => ProgramTime): Refusal => ({
  ...says("too often", code, words, "RATE_LIMITED"),
  until,
});
const anHour = (now: ProgramTime) => later(now, millis(3_600_000));
/** Midnight in Moscow. */
const nextDay = () => programTime(Date.UTC(2026, 10, 22, 21));

export const vkBench: TargetBench = {
  kind: vk,
  network: () => new VkNetwork(token, () => NOW),
  account: { token, group: String(GROUP) },
  secrets: [token],
  refusals: [
    says("wrong keys", 5, "User authorization failed: access_token has expired.", "AUTH"),
    says("wrong keys", 27, "Group authorization failed: method is unavailable with group auth.", "AUTH"),
    says("forbidden", 15, "Access denied", "AUTH"),
    says("forbidden", 7, "Permission to perform this action is denied", "AUTH"),
    says("empty balance", 603, "Some ads error occurs", "NO_MONEY"),
    says("refused", 100, "One of the parameters specified was missing or invalid: message too long", "TOO_LARGE"),
    says("refused", 222, "Hyperlinks are forbidden", "REFUSED"),
    says("refused", 22, "Upload error", "MEDIA_REFUSED"),
    often(6, "Too many requests per second", (now) => later(now, millis(1_000))),
    often(9, "Flood control", anHour),
    often(14, "Captcha needed", anHour),
    often(29, "Rate limit reached", nextDay),
    often(214, "Access to adding post denied: a day's posts are used up", nextDay),
  ],
};
