export const serverEnv: Readonly<Record<string, string>>;
export const serverFlags: readonly string[];
