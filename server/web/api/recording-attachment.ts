import type { ProgramTime } from "../../../shared/time.ts";
import { attachment } from "../attachment.ts";

const MOST_TITLE = 100;
/** What Windows, and with it most archives, cannot have in a name; and what could break the header. */
const unfit = /[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu;

/** Names a recording's file by its meeting and the server's local date and time. */
export function recordingAttachment(title: string, from: ProgramTime): string {
  const at = new Date(from);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}-${two(at.getMinutes())}`;
  const words = Array.from(title.replace(unfit, " ").replace(/\s+/g, " ").trim()).slice(0, MOST_TITLE).join("").trim();
  const whole = `${words} ${day} ${time}.mp4`.trimStart();
  return attachment(whole, `efir-${day}-${time}.mp4`);
}
