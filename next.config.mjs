/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
  pageExtensions: ["tsx"],
  // Building needs no more than what runs; `npm run check` checks the types.
  typescript: { ignoreBuildErrors: true },
  // The shared runtime begins with a script inside the page, which a strict Content-Security-Policy forbids.
  experimental: { turbopackSharedRuntime: false },
};
