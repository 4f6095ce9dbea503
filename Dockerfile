# The server needs no compiler and no system package: the relay and the packager are its own.
FROM node:24-trixie-slim AS build
WORKDIR /efir
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npx vite build && npm prune --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-trixie-slim
ENV NODE_ENV=production EFIR_DATA_DIR=/data NODE_COMPILE_CACHE=/tmp/node-cache MALLOC_MMAP_THRESHOLD_=262144
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
HEALTHCHECK --interval=15s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
