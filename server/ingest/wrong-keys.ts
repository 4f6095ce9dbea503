import { between, type ProgramTime } from "../../shared/time.ts";

const WINDOW_MS = 60_000;
const MOST_NETWORKS = 10_000;

/** Counts wrong keys of a network in the last minute. Bounded: the network that failed longest ago goes first. RT33. */
export class WrongKeys {
  readonly #most: number;
  readonly #failuresByNetwork = new Map<string, readonly ProgramTime[]>();

  constructor(mostPerMinute: number) {
    this.#most = mostPerMinute;
  }

  note(remoteAddress: string, now: ProgramTime): void {
    const network = networkOf(remoteAddress);
    const failures = [...this.#recent(network, now), now].slice(-this.#most);
    this.#failuresByNetwork.delete(network);
    this.#failuresByNetwork.set(network, failures);
    const [oldest] = this.#failuresByNetwork.keys();
    if (this.#failuresByNetwork.size > MOST_NETWORKS && oldest !== undefined) this.#failuresByNetwork.delete(oldest);
  }

  hasTooMany(remoteAddress: string, now: ProgramTime): boolean {
    return this.#recent(networkOf(remoteAddress), now).length >= this.#most;
  }

  #recent(network: string, now: ProgramTime): readonly ProgramTime[] {
    return (this.#failuresByNetwork.get(network) ?? []).filter((at) => between(at, now) < WINDOW_MS);
  }
}

/** An IPv4 address, or the /64 a household or attacker has all of. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "").replace(/%.*$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}
