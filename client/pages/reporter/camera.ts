import { accept, type Result, refuse } from "../../../shared/result.ts";

export type Facing = "environment" | "user";

/** `NONE`: no camera or microphone, or a page without https. `REFUSED`: the person, or the phone, said no. */
export type CameraProblem = "NONE" | "REFUSED" | "TAKEN";

/** Picture and sound for a film. Widths are wishes: a phone held upright answers with them turned. */
export async function openCamera(facing: Facing): Promise<Result<MediaStream, CameraProblem>> {
  // Absent on pages that are not https (and not localhost), whatever the browser.
  if (!navigator.mediaDevices?.getUserMedia) return refuse("NONE");
  try {
    return accept(
      await navigator.mediaDevices.getUserMedia({
        video: {
          facingMode: { ideal: facing },
          ...{ width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30, max: 30 } },
        },
        // A corridor is noisy; nothing of ours sounds, so there is no echo to take out.
        audio: { noiseSuppression: true, autoGainControl: true, echoCancellation: false },
      }),
    );
  } catch (error) {
    return refuse(problemOf(error));
  }
}

export const closeCamera = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "REFUSED";
  if (name === "NotReadableError" || name === "AbortError") return "TAKEN";
  return "NONE";
}
