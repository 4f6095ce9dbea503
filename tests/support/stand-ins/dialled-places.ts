import { Socket } from "node:net";

/** Every place that a socket of this process was told to connect to, until `stop`: `127.0.0.1:4321`. */
export function watchDialledPlaces(): { readonly places: Set<string>; stop(): void } {
  const places = new Set<string>();
  const connect = Socket.prototype.connect;
  // Whatever opens a socket, TLS and undici too, comes through here. Its overloads are many; the arguments pass as they are.
  Socket.prototype.connect = function (this: Socket, ...all: unknown[]) {
    const options: unknown = Array.isArray(all[0]) ? all[0][0] : all[0];
    if (typeof options === "object" && options !== null) {
      const { host, port } = options as { readonly host?: string; readonly port?: number | string };
      places.add(`${host ?? "localhost"}:${port}`);
    } else places.add(`${all[1] ?? "localhost"}:${options}`);
    return Reflect.apply(connect, this, all);
  } as typeof connect;
  return {
    places,
    stop: () => {
      Socket.prototype.connect = connect;
    },
  };
}
