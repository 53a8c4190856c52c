/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
  pageExtensions: ["tsx"],
  // The same sources make the same build.
  generateBuildId: () => process.env.PARLEY_BUILD_ID ?? null,
  // No picture has to be made smaller, so nothing is, on nobody's request.
  images: { unoptimized: true, maximumDiskCacheSize: 0 },
  // Building needs no more than what runs; `npm run check` checks the types.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // It begins with a script inside the page, which a strict Content-Security-Policy forbids.
    turbopackSharedRuntime: false,
    // Few large scripts: each is compressed by itself, and alike texts shorten each other. But what is large itself, such
    // as the library of the questions, stays one script for all parts that need it.
    turbopackChunking: { minChunkSize: 400_000, maxMergeChunkSize: 200_000, maxChunkCountPerGroup: 4 },
    // It tells pages from routes of another router, of which there are none.
    clientRouterFilter: false,
  },
};
