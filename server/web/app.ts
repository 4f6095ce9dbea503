import express, { type Express } from "express";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { AccessDesk } from "./access/access-desk.ts";
import { accessRoutes } from "./access/access-routes.ts";
import { deckCueRoutes, deckRoutes } from "./api/deck-routes.ts";
import { exchangeRoutes } from "./api/exchange-routes.ts";
import { fileRoutes } from "./api/file-routes.ts";
import { imageRoutes } from "./api/image-routes.ts";
import { libraryRoutes } from "./api/library-routes.ts";
import { meetingCopyRoutes } from "./api/meeting-copy-routes.ts";
import { meetingPlanRoutes } from "./api/meeting-plan-routes.ts";
import { meetingRoutes } from "./api/meeting-routes.ts";
import { openDeckRoutes } from "./api/open-deck-routes.ts";
import { readinessRoutes } from "./api/readiness-routes.ts";
import { recordingRoutes } from "./api/recording-routes.ts";
import { rehearsalRoutes } from "./api/rehearsal-routes.ts";
import { sessionRoutes } from "./api/session-routes.ts";
import { sheetRoutes } from "./api/sheet-routes.ts";
import { stageRoutes } from "./api/stage-routes.ts";
import { assetRoutes } from "./asset-routes.ts";
import type { Auth } from "./auth/auth.ts";
import { apiPageRoutes } from "./automation/api-page-routes.ts";
import { type AutomationParts, automationRoutes } from "./automation/automation-routes.ts";
import type { ClipReader } from "./clip-ports.ts";
import { assignmentRoutes } from "./clips/assignment-routes.ts";
import { type ClipChannelSwitch, channelRoutes } from "./clips/channel-routes.ts";
import { clipChangeRoutes } from "./clips/clip-change-routes.ts";
import { clipRoutes } from "./clips/clip-routes.ts";
import type { ClipMediaParts } from "./clips/media-ports.ts";
import { clipMediaRoutes } from "./clips/media-routes.ts";
import type { ClipParts } from "./clips/parts.ts";
import { reporterCalls } from "./clips/reporter-routes.ts";
import { reviewRoutes } from "./clips/review-routes.ts";
import { streamRoutes } from "./clips/stream-routes.ts";
import { uploadRoutes } from "./clips/upload-routes.ts";
import { errorHandler, notFound } from "./error-handler.ts";
import type { Exchange } from "./exchange-ports.ts";
import { Asking } from "./exhibition/asking.ts";
import { standDraftRoutes } from "./exhibition/draft-routes.ts";
import { exhibitionRoutes } from "./exhibition/exhibition-routes.ts";
import type { ExhibitionParts } from "./exhibition/parts.ts";
import type { ExhibitionReader } from "./exhibition-ports.ts";
import type { FeedParts } from "./feed-ports.ts";
import { highlightRoutes } from "./feeds/highlight-routes.ts";
import type { FeedDeskParts } from "./feeds/parts.ts";
import { feedReaderRoutes } from "./feeds/reader-routes.ts";
import { releaseRoutes } from "./feeds/release-routes.ts";
import { rowRoutes } from "./feeds/row-routes.ts";
import { feedSettingsRoutes } from "./feeds/settings-routes.ts";
import { shareImageRoutes } from "./feeds/share-image-routes.ts";
import { type TargetDeps, targetRoutes } from "./feeds/target-routes.ts";
import { type Health, healthRoutes } from "./health-routes.ts";
import type { DeckDesk, FileShelf, Library } from "./library-ports.ts";
import { embedScript } from "./outputs/framed.ts";
import { type OutputDesk, outputRoutes } from "./outputs/output-routes.ts";
import { overlayKeyRoutes } from "./outputs/overlay-key-routes.ts";
import { requireJson, requireOwnOrigin } from "./own-origin.ts";
import { clipPageRoutes } from "./pages/clips/clip-page-routes.ts";
import { documentRoutes } from "./pages/documents/document-routes.ts";
import { exhibitionPages } from "./pages/exhibition/exhibition-routes.ts";
import { feedFormRoutes } from "./pages/feed/feed-forms.ts";
import { feedPages } from "./pages/feed/feed-pages.ts";
import { highlightFiles } from "./pages/feed/highlight-files.ts";
import { pageRoutes } from "./pages/page-routes.ts";
import { reporterRoutes } from "./pages/reporter-routes.ts";
import type { ClientBuild, ImageLibrary, MeetingDirectory, StageDesk } from "./ports.ts";
import type { RecordingDesk } from "./recording-ports.ts";
import { securityHeaders } from "./security-headers.ts";
import type { ShowDesk } from "./show-ports.ts";

export interface AppDeps extends Health {
  readonly clock: Clock;
  readonly log: Log;
  /** Where people reach us, e.g. `https://efir.example`. `null`: whatever host they asked for. */
  readonly publicUrl: URL | null;
  /** How many reverse proxies stand before us and are believed about addresses. 0: none. */
  readonly trustProxy: number;
  readonly client: ClientBuild;
  readonly auth: Auth;
  readonly meetings: MeetingDirectory;
  readonly stages: StageDesk;
  readonly images: ImageLibrary;
  readonly recordings: RecordingDesk;
  readonly library: Library;
  readonly decks: DeckDesk;
  readonly files: FileShelf;
  readonly exchange: Exchange;
  /** Absent: nobody is let in but by the operator's link, as in some tests' houses. */
  readonly access?: AccessDesk;
  /** Absent: nothing is driven from outside, as in some tests' houses. */
  readonly automation?: AutomationParts;
  /** Absent: nothing is rehearsed or looked over, as in some tests' houses. */
  readonly show?: ShowDesk;
  /** Absent: the house has no pages outside its own, as some tests' houses. */
  readonly outputs?: OutputDesk;
  /** Absent: nobody makes exhibitions, as in some tests' houses. */
  readonly exhibition?: ExhibitionParts;
  /** Absent: meetings have no exhibitions, as in some tests' houses. */
  readonly exhibitionReader?: ExhibitionReader;
  /** Absent: nothing shows approved clips, as in some tests' houses. */
  readonly clipReader?: ClipReader;
  /** Absent: clips have no films, as in some tests' houses. Needs `clipReader`. */
  readonly clipMedia?: ClipMediaParts;
  /** Absent: clips are not shown between meetings, as in some tests' houses. */
  readonly clipChannel?: ClipChannelSwitch;
  /** Absent: no clip comes in, as in some tests' houses. */
  readonly clipDesk?: ClipParts;
  /** Absent: no highlight leaves the house, as in some tests' houses. */
  readonly feedDesk?: FeedDeskParts;
  /** Absent: nothing leaves the house, as in some tests' houses. */
  readonly feedTargets?: TargetDeps["targets"];
  /** Absent: the house has no feed of its own, as some tests' houses. */
  readonly feed?: FeedParts;
}

/** Every page and every call of the JSON API. HLS and sockets stand in front of it. Rules WB1… in docs/spec/web.md. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag"); // Pages set their own; an answer of the API is never cached.
  app.set("query parser", "simple");
  app.set("trust proxy", deps.trustProxy);
  app.use(securityHeaders(deps.publicUrl));
  app.use(healthRoutes(deps));
  app.use(embedScript());
  // In front of what guards against other sites' pages, and of what answers their OPTIONS: a token is asked for here, and no
  // cookie counts (AP2).
  if (deps.automation !== undefined) app.use(automationRoutes(deps.automation, deps.log));
  app.use(assetRoutes(deps.client));
  if (deps.clipReader !== undefined && deps.clipMedia !== undefined) {
    app.use(clipMediaRoutes({ ...deps, clips: deps.clipReader, media: deps.clipMedia }));
  }
  app.use(requireOwnOrigin(deps.publicUrl));
  if (deps.clipDesk !== undefined) {
    app.use(uploadRoutes({ ...deps, clips: deps.clipDesk }));
    app.use(clipChangeRoutes({ ...deps, clips: deps.clipDesk }));
  }
  app.use(imageRoutes(deps));
  app.use(fileRoutes(deps));
  app.use(deckRoutes(deps));
  app.use(libraryRoutes(deps));
  app.use(meetingPlanRoutes(deps));
  app.use(exchangeRoutes(deps));
  app.use(sheetRoutes(deps));
  if (deps.exhibition !== undefined) app.use(standDraftRoutes({ ...deps, exhibition: deps.exhibition }));
  app.use("/api", requireJson, express.json({ limit: "32kb", strict: true }));
  app.use(sessionRoutes(deps));
  if (deps.access !== undefined) app.use(accessRoutes({ ...deps, access: deps.access }));
  app.use(meetingRoutes(deps));
  app.use(meetingCopyRoutes(deps));
  app.use(deckCueRoutes(deps));
  app.use(stageRoutes(deps));
  if (deps.outputs !== undefined) app.use(overlayKeyRoutes({ ...deps, outputs: deps.outputs }));
  if (deps.show !== undefined) {
    app.use(rehearsalRoutes({ ...deps, ...deps.show }));
    app.use(readinessRoutes({ ...deps, ...deps.show }));
  }
  const asking = deps.exhibition && new Asking({ ...deps, exhibition: deps.exhibition });
  if (deps.exhibition !== undefined && asking !== undefined) {
    app.use(exhibitionRoutes({ ...deps, exhibition: deps.exhibition, asking }));
  }
  // Before a clip's own address, whose name this would be.
  if (deps.clipChannel !== undefined) app.use(channelRoutes({ ...deps, channel: deps.clipChannel }));
  if (deps.clipDesk !== undefined) {
    const clipDeps = { ...deps, clips: deps.clipDesk };
    // In front of what answers for any clip by its id: `desk` is none.
    app.use(reviewRoutes(clipDeps));
    app.use(streamRoutes(clipDeps));
    app.use(clipRoutes(clipDeps));
    app.use(reporterCalls(clipDeps));
    app.use(assignmentRoutes(clipDeps));
  }
  if (deps.feed !== undefined) app.use(feedReaderRoutes({ ...deps, ...deps.feed }));
  if (deps.feedDesk !== undefined) {
    const feedDeps = { ...deps, ...deps.feedDesk };
    app.use(shareImageRoutes(feedDeps));
    app.use(highlightRoutes(feedDeps));
    app.use(releaseRoutes(feedDeps));
    app.use(rowRoutes(feedDeps));
    app.use(feedSettingsRoutes(feedDeps));
  }
  if (deps.feedTargets !== undefined) app.use(targetRoutes({ ...deps, targets: deps.feedTargets }));
  app.use(recordingRoutes(deps));
  app.use(openDeckRoutes(deps));
  app.use(documentRoutes(deps));
  if (deps.clipReader !== undefined) app.use(clipPageRoutes({ ...deps, clips: deps.clipReader }));
  app.use(apiPageRoutes(deps));
  if (deps.outputs !== undefined) app.use(outputRoutes({ ...deps, outputs: deps.outputs }));
  if (deps.exhibitionReader !== undefined) {
    const { clipReader: clips, exhibitionReader: exhibition } = deps;
    const more = { ...(clips === undefined ? {} : { clips }), ...(asking === undefined ? {} : { asking }) };
    app.use(exhibitionPages({ ...deps, exhibition, ...more }));
  }
  if (deps.feed !== undefined) {
    const feedDeps = { ...deps, feed: deps.feed };
    app.use(feedPages(feedDeps));
    app.use(feedFormRoutes(feedDeps));
    app.use(highlightFiles(feedDeps));
  }
  app.use(reporterRoutes(deps));
  app.use(pageRoutes(deps));
  app.use(notFound);
  app.use(errorHandler(deps.log));
  return app;
}
