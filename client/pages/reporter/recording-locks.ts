/** So that a second tab does not take for cut short what the first is recording. Without Web Locks: one tab is believed in. */
const lockName = (id: string): string => `efir-recording-${id}`;

/** Held until the function returned is called, or the page is gone. */
export function holdRecording(id: string): () => void {
  if (!("locks" in navigator)) return () => {};
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  void navigator.locks.request(lockName(id), () => until);
  return () => letGo();
}

export async function isHeldElsewhere(id: string): Promise<boolean> {
  if (!("locks" in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName(id));
}
