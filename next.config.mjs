/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  compress: true,
  productionBrowserSourceMaps: false,
  pageExtensions: ["tsx"],
};
