# Parley with everything in /data, or with a DATABASE_URL of PostgreSQL. See docs/operating.md.

FROM node:22-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
# The builder keeps the static files of the builds before, for pages that are still open.
RUN --mount=type=cache,target=/build/build/static npm run build -- /app

FROM node:22-slim
ENV NODE_ENV=production DATABASE_URL=file:/data/parley.db
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "healthy.mjs"]
CMD ["node", "dist/main.js"]
