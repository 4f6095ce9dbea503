import type { Happening } from "../meter.ts";
import type { Figures, Reading } from "./figures.ts";
import type { HttpMeter } from "./http-meter.ts";
import type { Observed } from "./observed.ts";

/** Who watches, what is asked and answered. People are counted, never named. */
export function audienceFigures(figures: Figures, observed: Observed, http: HttpMeter): void {
  const { gauge } = figures;
  gauge({
    name: "efir_viewers",
    help: "People with a viewer's page open, all meetings",
    read: () => [[observed.audience().people]],
  });
  gauge({
    name: "efir_viewers_playing",
    help: "Those of them who see what goes on air: the picture runs, or there is none to wait for",
    read: () => [[observed.audience().playing]],
  });
  gauge({
    name: "efir_viewers_lag_median_seconds",
    help: "Median lag behind the programme clock at the meeting most people watch; absent while nobody plays",
    read: () => {
      const { medianLagMs } = observed.audience();
      return medianLagMs === null ? [] : [[medianLagMs / 1000]];
    },
  });
  gauge({ name: "efir_sockets", help: "Open sockets of pages", read: () => [[observed.sockets()]] });
  gauge({
    name: "efir_held_requests",
    help: "Requests that wait for a part or a playlist",
    read: () => [[observed.heldRequests()]],
  });
  gauge({
    name: "efir_http_connections",
    help: "Open http connections, sockets of pages too",
    read: () => [[http.connections]],
  });
  happeningFigures(figures, observed);
  answerFigures(figures, http);
}

function answerFigures({ counter }: Figures, http: HttpMeter): void {
  counter({
    name: "efir_http_requests_total",
    help: "Answered requests; `cut` is a client that went before the end",
    labels: ["kind", "status"],
    read: () => http.requests.map(({ times, kind, status }) => [times, { kind, status }] as const),
  });
  counter({
    name: "efir_http_sent_bytes_total",
    help: "Bytes sent on the http port",
    read: () => [[http.sentBytes]],
  });
}

/** Each is a figure with one label, whose values are the last words of the happening. */
function happeningFigures({ counter }: Figures, observed: Observed): void {
  const read = (begins: string) => (): readonly Reading<"sort">[] =>
    [...observed.counts()]
      .filter(([what]: readonly [Happening, number]) => what.startsWith(begins))
      .map(([what, times]) => [times, { sort: what.slice(begins.length) }] as const);
  const labels = ["sort"] as const;
  counter({ name: "efir_commands_total", help: "Commands by their outcome", labels, read: read("command ") });
  counter({ name: "efir_catch_ups_total", help: "Pages brought up to date", labels, read: read("catch-up ") });
  counter({ name: "efir_sockets_cut_total", help: "Sockets ended by us", labels, read: read("socket cut for ") });
  counter({
    name: "efir_handshakes_refused_total",
    help: "Sockets that were not let in",
    labels,
    read: read("handshake refused "),
  });
}
