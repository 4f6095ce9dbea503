import { z } from "zod";
import type { AccountField } from "../target-kind.ts";
import { webAddress } from "./web-address.ts";

export const blueskyFields: readonly AccountField[] = [
  {
    name: "identifier",
    said: { ru: "Имя учётной записи", en: "Handle" },
    hint: { ru: "Например, minsoc.bsky.social", en: "For example, minsoc.bsky.social" },
    isSecret: false,
    schema: z.string().trim().min(3).max(253),
  },
  {
    name: "appPassword",
    said: { ru: "Пароль приложения", en: "App password" },
    hint: {
      ru: "Settings → Privacy and security → App passwords",
      en: "Settings → Privacy and security → App passwords",
    },
    isSecret: true,
    schema: z.string().trim().min(8).max(200),
  },
  {
    name: "service",
    said: { ru: "Сервер", en: "Service" },
    hint: { ru: "Пусто: https://bsky.social", en: "Empty: https://bsky.social" },
    isSecret: false,
    isOptional: true,
    isPlace: true,
    schema: webAddress(200),
  },
];
