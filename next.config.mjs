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
  // The shared runtime begins with a script inside the page, which a strict Content-Security-Policy forbids.
  experimental: { turbopackSharedRuntime: false },
};
