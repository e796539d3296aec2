import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { build, defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const alias = { "~": path.resolve("app") };

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The server's build starts at server.ts and holds the pages: one program, loaded quickly and without tsx. */
const serverEntry: Plugin = {
  name: "server-entry",
  enforce: "post",
  config: (_config, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: "server.ts" } } } : undefined),
};

/**
 * The worker of /judge, beside the pages and in one file without a hash: a browser asks for it by its name, and its place at the
 * root lets it serve `/judge` itself (docs/decisions/011-offline-judging.md).
 */
const judgeWorker: Plugin = {
  name: "judge-worker",
  apply: (config, { command }) => command === "build" && !config.build?.ssr,
  async closeBundle() {
    await build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      resolve: { alias },
      build: {
        target: "es2022",
        outDir: "build/client",
        emptyOutDir: false,
        rollupOptions: {
          input: "app/offline/worker.ts",
          output: { format: "iife", entryFileNames: "judge-worker.js" },
        },
      },
    });
  },
};

/** One for each data folder: two development servers of one checkout must not write each other's prepared packages. */
const cacheDir = path.join("node_modules/.vite", (process.env.DATA_DIR ?? ".data").replaceAll(/[^\w.]+/g, "-"));

export default defineConfig({
  cacheDir,
  plugins: [tailwindcss(), remix(remixConfig), serverEntry, judgeWorker],
  resolve: { alias },
  // Packages of hundreds of small files start several times as fast inside the bundle.
  ssr: { noExternal: ["drizzle-orm", "@lucia-auth/adapter-drizzle", "hono", "@hono/node-server", "lucide-react"] },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
});
