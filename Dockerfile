# The server needs no compiler and no system package: the relay and the packager are its own. PPTX and ODP are read where
# LibreOffice is: add libreoffice-impress to the second stage for them.
FROM node:24-trixie-slim AS build
WORKDIR /efir
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npx vite build && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/node-*

FROM node:24-trixie-slim
# SIGUSR1 would open a debugger; NODE_COMPILE_CACHE and the allocator's threshold: see tools/setup.mjs.
ENV NODE_ENV=production NODE_OPTIONS=--disable-sigusr1 \
  EFIR_DATA_DIR=/data NODE_COMPILE_CACHE=/tmp/node-cache MALLOC_MMAP_THRESHOLD_=262144
WORKDIR /efir
COPY --from=build /efir/package.json ./
COPY --from=build /efir/node_modules ./node_modules
COPY --from=build /efir/dist ./dist
COPY --from=build /efir/server ./server
COPY --from=build /efir/shared ./shared
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080 1935
STOPSIGNAL SIGTERM
# /livez answers while draining too, so a long stop is not taken for an illness.
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.EFIR_HTTP_PORT || 8080}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "server/main.ts"]
