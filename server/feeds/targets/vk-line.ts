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
  const apiBaseUrl = `${baseUrl.replace(/\/+$/u, "")}/method`;
  const toApi = hops(agent, ({ href }) => href.startsWith(`${new URL(apiBaseUrl).href}/`));
  // VK says in an answer where a picture goes: once, and nowhere from there.
  let uploads = 0;
  const toUpload = hops(agent, () => {
    uploads += 1;
    return uploads === 1;
  });
  const api = new AskingOnce({
    ...{ token, apiBaseUrl, apiRetryLimit: 0, apiTimeout: CLIENT_TIMEOUT_MS, agent: toApi },
  });
  return { api, upload: new Upload({ api, uploadTimeout: CLIENT_TIMEOUT_MS, agent: toUpload }) };
}

/**
 * node-fetch follows redirects, with the token in the body, and asks for the way out at each: a function in the agent's place is called
 * with the address (its own documentation, «Custom Agent»), which the client's types do not know.
 */
function hops(agent: HttpAgent, isAllowed: (to: URL) => boolean): Agent {
  const wayTo = (to: URL) => {
    if (!isAllowed(to)) throw new Error("a redirect");
    return agent;
  };
  return wayTo as unknown as Agent;
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
