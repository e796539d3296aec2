// The direction of docs/architecture.md: routes -> http -> domain -> db, queue, adapters -> lib; routes -> ui; jobs, cli -> domain.

/** A noun may use those before it. */
const NOUNS = [
  ...["audit", "attachments", "notifications", "ledger", "runs"],
  ...["people", "agencies", "provinces", "holidays", "establishments", "papers", "products", "schemes", "rounds"],
  ...[
    "nominations",
    "redactions",
    "panels",
    "conflicts",
    "sheets",
    "paper-sheets",
    "calibration",
    "tallies",
    "agreement",
    "councils",
    "frames",
    "seals",
    "templates",
    "certificates",
    "yearly-reports",
    "credentials",
    "gallery",
  ],
  ...["awards", "print-runs", "transcripts", "forwardings", "complaints"],
  ...["fairs", "floor-plans", "applications", "booths", "allocations", "invoices", "exhibitor-papers", "fair-days"],
  ...["meetings", "fair-reports"],
  ...["imports", "list-layouts", "exports", "release-papers", "archive"],
];
const LUCIA_FILES = "^app/(http/session|domain/people/lucia)\\.server\\.ts$";
/** What of `http` knows no request: the addresses of pages, and names of cookies that a form repeats. */
const PAGE_NAMES = "^app/http/(paths/|(preferences|nonce)\\.ts$)";
/** The editor of floor plans runs their geometry and history in the browser; all of it is pure. */
const PLAN_EDITING = "floor-plans/(arrange|edits|findings|finding-words|history|numbering)";

/** Folders of `app/` that a folder must not import. */
const layer = (name, forbidden, except) => ({
  name: `${name}-looks-only-right-and-down`,
  severity: "error",
  from: { path: `^app/${name}/` },
  to: { path: `^app/(${forbidden.join("|")})(/|\\.)`, ...(except && { pathNot: except }) },
});

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:|\\.(css|woff2|svg|png)(\\?url)?$" },
    },
    layer("routes", ["db", "queue", "adapters/(files|mail)", "jobs", "cli", "demo", "services\\.server"]),
    layer("http", ["routes", "ui", "jobs", "cli", "demo"]),
    layer("offline", ["routes", "http", "ui", "db", "queue", "adapters", "jobs", "cli", "demo"], PAGE_NAMES),
    layer("ui", ["routes", "http", "db", "queue", "adapters", "jobs", "cli", "demo"], PAGE_NAMES),
    layer("domain", ["routes", "http", "ui", "jobs", "cli", "demo", "services\\.server"]),
    layer("jobs", ["routes", "http", "ui", "cli", "demo"]),
    layer("demo", ["routes", "http", "ui", "jobs", "cli"]),
    layer("cli", ["routes", "http", "ui"]),
    layer("db", ["routes", "http", "ui", "domain", "queue", "adapters", "jobs", "cli"]),
    layer("queue", ["routes", "http", "ui", "domain", "adapters", "jobs", "cli"]),
    layer("adapters", ["routes", "http", "ui", "domain", "db", "queue", "jobs", "cli"]),
    layer("i18n", ["routes", "http", "ui", "domain", "db", "queue", "adapters", "jobs", "cli"]),
    layer("lib", ["routes", "http", "ui", "domain", "db", "queue", "adapters", "jobs", "cli"]),
    {
      name: "ui-uses-only-the-pure-files-of-a-noun",
      severity: "error",
      from: { path: "^app/ui/" },
      to: {
        path: "^app/domain/",
        pathNot: `^app/domain/([^/]+/(rules|policy|forms|questions)|applications/(answers|estimate)|${PLAN_EDITING}|context|errors|step-answers)\\.ts$`,
        // What a query returns may be named as a part's property: a type is no code.
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "the-browser-gets-no-server-file",
      comment: "A type of one is no code.",
      severity: "error",
      from: {
        path: `^app/(ui|offline|lib|i18n|domain)/|${PAGE_NAMES}`,
        pathNot: "\\.server\\.tsx?$",
      },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-domain-knows-no-web",
      severity: "error",
      from: { path: "^app/(domain|db|queue|adapters/(files|mail))/" },
      to: { path: "node_modules/(react|react-dom|@remix-run|hono|@hono|@conform-to)/" },
    },
    {
      name: "lucia-stays-in-two-files",
      severity: "error",
      from: { pathNot: LUCIA_FILES },
      to: { path: "node_modules/(lucia|@lucia-auth)/" },
    },
    ...NOUNS.map((noun, index) => ({
      name: `${noun}-uses-only-nouns-before-it`,
      severity: "error",
      from: { path: `^app/domain/${noun}/` },
      to: { path: "^app/domain/([^/]+)/", pathNot: `^app/domain/(${NOUNS.slice(0, index + 1).join("|")})/` },
    })),
    {
      name: "a-noun-has-a-place-in-the-order",
      severity: "error",
      from: {},
      to: { path: "^app/domain/[^/]+/", pathNot: `^app/domain/(${NOUNS.join("|")})/` },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/i18n/paraglide/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
