/** What steers these tests is named EFIR_… too, and a server refuses settings that it does not know. */
export const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("EFIR_")));
