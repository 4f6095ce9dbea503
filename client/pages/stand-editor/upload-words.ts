import { t } from "./strings.ts";

/** What the system's window offers. */
export const pictureKinds = "image/png,image/jpeg,image/webp";

const pictures = ["NOT_AN_IMAGE", "TOO_LARGE", "TOO_MANY_PIXELS", "NO_ROOM", "OFFLINE"] as const;
const files = [
  ...(["TOO_LARGE", "EMPTY", "NO_ROOM", "NOT_A_DOCUMENT", "MACROS", "ENCRYPTED", "BROKEN", "BUSY", "OFFLINE"] as const),
] as const;
const films = [
  ...([
    "EMPTY",
    "NOT_A_FILM",
    "TRUNCATED",
    "TOO_LARGE",
    "TOO_LONG",
    "NO_PICTURE",
    "TOO_SHORT",
    "TOO_MANY_PIXELS",
    "NEEDS_FFMPEG",
    "CODEC_UNKNOWN",
    "CONVERSION_FAILED",
    "TOOK_TOO_LONG",
    "NO_ROOM",
    "QUOTA_SPENT",
    "BUSY",
    "OFFLINE",
  ] as const),
] as const;

/** Why a picture was not taken, in words. */
export function pictureProblem(code: string): string {
  const known = pictures.find((one) => one === code);
  return known === undefined ? t("picture.other") : t(`picture.${known}`);
}

export function fileProblem(code: string): string {
  const known = files.find((one) => one === code);
  return known === undefined ? t("file.other") : t(`file.${known}`);
}

export function filmProblem(code: string): string {
  const known = films.find((one) => one === code);
  return known === undefined ? t("film.other") : t(`film.${known}`);
}
