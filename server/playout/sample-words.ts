/** A tilde stands for a space that does not break. */
export const ru = (text: string): string => text.replaceAll("~", "\u00a0");
