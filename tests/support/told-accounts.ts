import type { ToldTargetField, ToldTargetKind, ToldTargets } from "../../shared/feeds/told-targets.ts";
import type { ToldTarget } from "../../shared/feeds.ts";
import { aTarget, aTelegram } from "./told-feed.ts";

const said = (words: string) => ({ ru: words, en: words });
const secret = (name: string, words: string, more: Partial<ToldTargetField> = {}): ToldTargetField => ({
  ...{ name, said: said(words), isSecret: true },
  ...more,
});
const open = (name: string, words: string, more: Partial<ToldTargetField> = {}): ToldTargetField => ({
  ...secret(name, words, more),
  isSecret: false,
});

/** As `GET /api/feed/targets` tells networks, two of them: what X asks for, and what Telegram does. */
export const accountKinds: readonly ToldTargetKind[] = [
  {
    ...{ kind: "x", said: said("X (Твиттер)"), canThread: true, isPaid: true },
    fields: [
      ...["appKey", "appSecret", "accessToken", "accessSecret"].map((name) => secret(name, name, { isOptional: true })),
      open("clientId", "Client ID", { isOptional: true }),
      secret("clientSecret", "Client Secret", { isOptional: true }),
    ],
  },
  {
    ...{ kind: "telegram", said: said("Телеграм"), canThread: true, isPaid: false },
    fields: [secret("token", "Ключ бота"), open("chat", "Канал", { hint: said("@имя или номер") })],
  },
];

/** An account with its keys. */
export const anX = (more: Partial<ToldTarget> = {}): ToldTarget =>
  aTarget({ filled: ["appKey", "appSecret", "accessToken", "accessSecret"], ...more });
export const aChannel = (more: Partial<ToldTarget> = {}): ToldTarget =>
  aTelegram({ filled: ["token"], open: { chat: "@minsoc" }, ...more });

export const toldAccounts = (more: Partial<ToldTargets> = {}): ToldTargets => ({
  ...{ targets: [anX(), aChannel()], kinds: accountKinds, canKeepSecrets: true, isKilled: false },
  ...{ permalinkBase: "https://efir.example", redirectUri: "https://efir.example/pult/lenty/x" },
  ...more,
});
