import { flatRoutes } from "@remix-run/fs-routes";

/** One file or folder of `routes/` a page; other files in a page's folder are parts of it. */
export default flatRoutes({ ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}"] });
