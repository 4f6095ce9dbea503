import { telegram } from "../../../server/feeds/targets/telegram.ts";
import { later, millis } from "../../../shared/time.ts";
import { TelegramNetwork, telegramRefusal } from "../../support/stand-ins/telegram-network.ts";
import type { Refusal, TargetBench } from "./bench.ts";

const token = "1234567:AAE-stand-in_bot-token-of-tests";

const says = (row: Refusal["row"], code: number, words: string, gives: Refusal["gives"]): Refusal => ({
  ...{ row, as: `${code}, ${words}`, gives },
  answer: () => telegramRefusal(code, words),
});

export const telegramBench: TargetBench = {
  kind: telegram,
  network: () => new TelegramNetwork(token),
  account: { token, chat: "@minsoc" },
  secrets: [token],
  refusals: [
    says("wrong keys", 401, "Unauthorized", "AUTH"),
    says("wrong keys", 404, "Not Found", "AUTH"),
    says("forbidden", 403, "Forbidden: bot was kicked from the channel chat", "AUTH"),
    says("forbidden", 400, "Bad Request: need administrator rights in the channel chat", "AUTH"),
    says("forbidden", 400, "Bad Request: chat not found", "AUTH"),
    says("refused", 400, "Bad Request: message is too long", "TOO_LARGE"),
    says("refused", 413, "Request Entity Too Large", "TOO_LARGE"),
    says("refused", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS", "MEDIA_REFUSED"),
    says("refused", 400, "Bad Request: message to be replied not found", "GONE"),
    says("refused", 400, "Bad Request: something new", "REFUSED"),
    {
      ...{ row: "too often", as: "429, retry_after", gives: "RATE_LIMITED" },
      answer: () => telegramRefusal(429, "Too Many Requests: retry after 37", { retry_after: 37 }),
      until: (now) => later(now, millis(37_000)),
    },
    {
      ...{ row: "too often", as: "429 without a time: a minute", gives: "RATE_LIMITED" },
      answer: () => telegramRefusal(429, "Too Many Requests"),
      until: (now) => later(now, millis(60_000)),
    },
  ],
};
