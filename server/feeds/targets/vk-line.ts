/** VK's usual client, made to ask once. */
import type { Agent as HttpAgent } from "node:http";
import type { Agent } from "node:https";
import { API, APIError, type APIRequest, Upload } from "vk-io";

export interface VkLine {
  readonly api: API;
  readonly upload: Upload;
}

/** Where VK is, without `/method`. */
export const VK_HOME = "https://api.vk.ru";

/** The outbox's own deadlines are shorter. */
const CLIENT_TIMEOUT_MS = 120_000;

/** @param agent also of plain addresses: the client's types know those of TLS alone */
export function vkLine(token: string, baseUrl: string, agent: HttpAgent): VkLine {
  const way = { agent: agent as Agent };
  const api = new AskingOnce({
    ...{ token, apiBaseUrl: `${baseUrl.replace(/\/+$/u, "")}/method`, apiRetryLimit: 0, apiTimeout: CLIENT_TIMEOUT_MS },
    ...way,
  });
  return { api, upload: new Upload({ api, uploadTimeout: CLIENT_TIMEOUT_MS, ...way }) };
}

/**
 * Past the client's queue: that asks three times more unless it is told not to, goes on for ever where VK says «too many a second»,
 * and lets `null` for an answer end the process (4.10.1).
 */
class AskingOnce extends API {
  override async callWithRequest<Value>(request: APIRequest): Promise<Value> {
    const answer: unknown = await request.make();
    if (typeof answer !== "object" || answer === null) throw new TypeError("an answer that is none of VK's");
    const { response, error } = answer as { readonly response?: Value; readonly error?: unknown };
    // The client's own class reads what it needs of it, and finds no code where there is none.
    if (typeof error === "object" && error !== null)
      throw new APIError(error as ConstructorParameters<typeof APIError>[0]);
    if (response === undefined) throw new TypeError("an answer that is none of VK's");
    return response;
  }
}
