/** Whether the reader walks with the broadcast: off until asked for, and for this tab only (EB73). */
const KEY = "efir.exhibition.together";

export function recallTogether(): boolean {
  try {
    return sessionStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}

export function rememberTogether(isTogether: boolean): void {
  try {
    if (isTogether) sessionStorage.setItem(KEY, "1");
    else sessionStorage.removeItem(KEY);
  } catch {
    // It holds for this page.
  }
}
