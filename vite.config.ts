import fs from "node:fs";
import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { build, defineConfig, type Plugin, type Rollup } from "vite";
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

/** By the name a browser asks for. */
const PROGRAMS = {
  // Its place at the root lets it serve `/judge` itself (docs/decisions/011-offline-judging.md).
  "judge-worker.js": "app/offline/worker.ts",
  "gate-worker.js": "app/offline/gate-worker.ts",
  "fair-worker.js": "app/offline/fair-worker.ts",
  // What a page without other scripts sends along with the plan of a fair.
  "plan-motion.js": "app/ui/floor-plans/motion-script.ts",
};

/** Programs of their own beside the pages, each in one file without a hash. */
const ownPrograms: Plugin = {
  name: "own-programs",
  apply: (config, { command }) => command === "build" && !config.build?.ssr,
  async closeBundle() {
    for (const [name, input] of Object.entries(PROGRAMS)) {
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        resolve: { alias },
        build: {
          target: "es2022",
          outDir: "build/client",
          emptyOutDir: false,
          rollupOptions: { input, output: { format: "iife", entryFileNames: name } },
        },
      });
    }
  },
};

/**
 * The solver's thread, beside the server: a program of its own that the server starts by its name
 * (docs/decisions/013-an-allocation-with-a-proved-gap.md).
 */
const solverThread: Plugin = {
  name: "solver-thread",
  apply: (config, { command }) => command === "build" && Boolean(config.build?.ssr),
  async closeBundle() {
    await build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      resolve: { alias },
      build: {
        target: "es2022",
        ssr: "app/domain/allocations/thread.server.ts",
        outDir: "build/server",
        emptyOutDir: false,
        rollupOptions: { output: { entryFileNames: "allocation-thread.js" } },
      },
    });
  },
};

const IMPORT_MESSAGES = 'import { m } from "~/i18n/paraglide/messages";';
const MESSAGE_ID = "message:";

/**
 * In a browser's build every message is a module of its own, in both languages, so that a page loads those it may show and not the
 * thousands of the whole site: `m.judge_title` becomes an import.
 */
const singleMessages: Plugin = {
  name: "single-messages",
  enforce: "pre",
  apply: (config, { command }) => command === "build" && !config.build?.ssr,
  resolveId: (id) => (id.startsWith(MESSAGE_ID) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${MESSAGE_ID}`)) return null;
    const key = id.slice(MESSAGE_ID.length + 1);
    const [vi, en, choose] = ["vi", "en", "_index"].map((file) => messagesIn(file).get(key));
    return `import { getLocale, experimentalStaticLocale } from "~/i18n/paraglide/runtime";
      import * as registry from "~/i18n/paraglide/registry";
      const __vi = (() => { ${vi}; return { ${key} }; })();
      const __en = (() => { ${en}; return { ${key} }; })();
      export ${choose}`;
  },
  transform(code, id) {
    if (!code.includes(IMPORT_MESSAGES) || id.includes("/node_modules/")) return null;
    const keys = new Set<string>();
    const changed = code.replaceAll(/\bm\.([a-z]\w*)/g, (_, key: string) => {
      keys.add(key);
      return `m_${key}`;
    });
    const imports = [...keys].map((key) => `import { ${key} as m_${key} } from "${MESSAGE_ID}${key}";`);
    return { code: changed.replace(IMPORT_MESSAGES, imports.join(" ")), map: null };
  },
};

const compiled = new Map<string, ReadonlyMap<string, string>>();

/** By key, as a declaration, from one of the files that Paraglide writes. */
function messagesIn(file: string): ReadonlyMap<string, string> {
  const known = compiled.get(file);
  if (known) return known;
  const text = fs.readFileSync(path.resolve("app/i18n/paraglide/messages", `${file}.js`), "utf8");
  const found = new Map(
    Array.from(text.matchAll(/^export (const (\w+) =[\s\S]*?^\}\)?;)$/gm), ([, code, key]) => [key!, code!]),
  );
  compiled.set(file, found);
  return found;
}

/** Everything a page of a juror starts with: in halls with a slow network each file more costs a journey. */
const FIRST_OF_JURORS = ["app/routes/judge.tsx", "app/routes/judge.sheets.$id/route.tsx"];
const FIRST_OF_ALL = ["app/root.tsx", "app/entry.client.tsx"];

const FRAMEWORK = /\/node_modules\/(react|react-dom|react-router|react-router-dom|scheduler|@remix-run|turbo-stream)\//;

/** Few large files in place of sixty small ones: what every page starts with, what a juror's page adds, and the frameworks below. */
function chunkName(id: string, { getModuleIds, getModuleInfo }: Rollup.ManualChunkMeta): string | undefined {
  if (FRAMEWORK.test(id) || id.startsWith("\0commonjs")) return "framework";
  if (id.includes("/node_modules/lucide-react/")) return "icons";
  if (id.includes("/node_modules/") || id.startsWith("\0vite")) return undefined;
  if (reachedFrom(FIRST_OF_ALL).has(id)) return "base";
  if (reachedFrom(FIRST_OF_JURORS).has(id)) return "judging";
  return id.startsWith(`\0${MESSAGE_ID}`) ? `words-${id.slice(MESSAGE_ID.length + 1).split("_")[0]}` : undefined;

  function reachedFrom(files: readonly string[]): ReadonlySet<string> {
    const known = reached.get(files);
    if (known) return known;
    const starts = new Set(files.map((file) => path.resolve(file)));
    const found = new Set([...getModuleIds()].filter((one) => starts.has(one.split("?")[0]!)));
    for (const one of found) for (const next of getModuleInfo(one)?.importedIds ?? []) found.add(next);
    reached.set(files, found);
    return found;
  }
}
const reached = new Map<readonly string[], ReadonlySet<string>>();

const fewFiles: Plugin = {
  name: "few-files",
  apply: (config, { command }) => command === "build" && !config.build?.ssr,
  config: () => ({
    build: { rollupOptions: { output: { manualChunks: chunkName, onlyExplicitManualChunks: true } } },
  }),
};

/** One for each data folder: two development servers of one checkout must not write each other's prepared packages. */
const cacheDir = path.join("node_modules/.vite", (process.env.DATA_DIR ?? ".data").replaceAll(/[^\w.]+/g, "-"));

export default defineConfig({
  cacheDir,
  plugins: [tailwindcss(), singleMessages, fewFiles, remix(remixConfig), serverEntry, ownPrograms, solverThread],
  resolve: { alias },
  // Looking for the styles of a page, Remix reads what its loaders import as if a browser did; nothing of these reaches one.
  optimizeDeps: { exclude: ["@node-rs/argon2", "lucia", "pg-boss"] },
  // Packages of hundreds of small files start several times as fast inside the bundle.
  ssr: { noExternal: ["drizzle-orm", "@lucia-auth/adapter-drizzle", "hono", "@hono/node-server", "lucide-react"] },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
});
