/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
  compress: true,
  productionBrowserSourceMaps: false,
  // `npm run check` looks at the types: a build for use needs none, and no package that only checks them.
  typescript: { ignoreBuildErrors: true },
  pageExtensions: ["tsx"],
};
