import { z } from "zod";
import type { AccountField } from "../target-kind.ts";

/** As X prints keys: nothing that a header could not carry. */
const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,300}$/);

/**
 * Either the four keys of OAuth 1.0a, which do not expire, or the app's id (and secret) of OAuth 2, whose tokens come by the
 * browser (x-oauth.ts) and are kept beside these as `accessToken`, `refreshToken` and `expiresAt`. The four go first.
 */
export const xFields: readonly AccountField[] = [
  {
    name: "appKey",
    said: { ru: "API Key", en: "API Key" },
    hint: {
      ru: "Четыре ключа из раздела Keys and tokens на developer.x.com: с правом Read and Write, без срока",
      en: "Four keys from Keys and tokens at developer.x.com, with Read and Write; they do not expire",
    },
    isSecret: true,
    isOptional: true,
    schema: key,
  },
  {
    name: "appSecret",
    said: { ru: "API Key Secret", en: "API Key Secret" },
    isSecret: true,
    isOptional: true,
    schema: key,
  },
  {
    name: "accessToken",
    said: { ru: "Access Token", en: "Access Token" },
    isSecret: true,
    isOptional: true,
    schema: key,
  },
  {
    name: "accessSecret",
    said: { ru: "Access Token Secret", en: "Access Token Secret" },
    isSecret: true,
    isOptional: true,
    schema: key,
  },
  {
    name: "clientId",
    said: { ru: "Client ID (OAuth 2.0)", en: "Client ID (OAuth 2.0)" },
    hint: {
      ru: "Вместо четырёх ключей: затем аккаунт подключается в браузере",
      en: "Instead of the four keys: the account is then connected in the browser",
    },
    isSecret: false,
    isOptional: true,
    schema: key,
  },
  {
    name: "clientSecret",
    said: { ru: "Client Secret (OAuth 2.0)", en: "Client Secret (OAuth 2.0)" },
    isSecret: true,
    isOptional: true,
    schema: key,
  },
];
