# syntax=docker/dockerfile:1
# NOT BUILT WHERE IT WAS WRITTEN: no engine was at hand. test/docker.test.ts holds it to the repository (every file copied is there, every
# command and setting is known); the first build is yours. What a container can do today stands in the README, "In a container".

# Packages without test tools, and the built pages.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
COPY src ./src
COPY dialogs ./dialogs
COPY locales ./locales
RUN ["node", "src/cli/prepare.mjs", "start"]

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data ERASURE_LEDGER=/erased/erased.jsonl AUDIT_CHECKPOINTS=/erased/audit.jsonl
# The only places that are written to, beside /tmp. The rest of the file system may be read-only. Those erased are listed apart from the data.
RUN mkdir /data /erased && chown node:node /data /erased && chmod 700 /data /erased
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY src ./src
COPY dialogs ./dialogs
COPY locales ./locales
USER node
VOLUME /data /erased
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node runs as it is, so that SIGTERM reaches it and a stop is clean.
CMD ["node", "src/main.ts"]
