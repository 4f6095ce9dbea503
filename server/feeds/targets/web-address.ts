import { z } from "zod";

/** Of a server, in a field that is shown: who may use it has no place there, and `fetch` refuses such an address anyway. */
export const webAddress = (most: number): z.ZodType<string> =>
  z
    .url({ protocol: /^https?$/ })
    .max(most)
    .refine((address) => {
      const { username, password } = URL.parse(address) ?? {};
      return !username && !password;
    });
