import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "#tests/support/server";
import { listRoutes, type SiteRoute } from "../../scripts/routes";
import { EXPECTED, SHARED } from "./access/table";
import { type AccessRole, layOut, MARKER, OUTSIDERS, ROLES, type World } from "./access/world";

// Every path as every role, through the server that people use: what is opened by tests here is opened as from outside.

const PATIENCE_MS = 600_000;

let site: TestServer;
let world: World;
let routes: SiteRoute[];

beforeAll(async () => {
  [site, routes] = await Promise.all([startTestServer(), listRoutes()]);
  world = await layOut(site);
}, PATIENCE_MS);

afterAll(() => site?.stop());

interface Answer {
  readonly role: AccessRole;
  readonly pattern: string;
  readonly status: number;
  readonly isPage: boolean;
  readonly body: string;
}

async function ask(role: AccessRole, pattern: string, method: "GET" | "POST" = "GET"): Promise<Answer> {
  const session = world.sessions[role];
  const answer = await fetch(site.url + world.pathOf(pattern), {
    method,
    redirect: "manual",
    headers: { origin: site.url, ...(session && { cookie: `session=${session}` }) },
    ...(method === "POST" && { body: new URLSearchParams() }),
  });
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  return { role, pattern, status: answer.status, isPage, body: await answer.text() };
}

test("the table names every route of the site, and no other", () => {
  const patterns = routes.map(({ pattern }) => pattern);

  expect(Object.keys(EXPECTED).toSorted()).toEqual([...new Set(patterns)].toSorted());
});

test(
  "each role gets what the table says, and nobody reads what is not theirs",
  async () => {
    const wrong: string[] = [];
    for (const { pattern } of routes) {
      for (const { role, status, isPage, body } of await Promise.all(ROLES.map((role) => ask(role, pattern)))) {
        const expected = EXPECTED[pattern]?.[role];
        if (status !== expected) wrong.push(`${pattern} as ${role}: ${status} instead of ${expected}`);
        // React pads blocks of bytes with zeros, which a browser shows as unknown letters.
        if (isPage && body.includes("\0")) wrong.push(`${pattern} as ${role}: has zero bytes`);
        const mayKnow =
          status === 200 &&
          (!OUTSIDERS.includes(role) || SHARED.some(([who, where]) => who === role && where === pattern));
        if (!mayKnow && body.includes(MARKER)) wrong.push(`${pattern} as ${role}: shows what is protected (${status})`);
      }
    }

    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  "an outsider's post changes nothing and shows nothing",
  async () => {
    // What one may do to one's own things is no trespass.
    const own = ["/account", "/account/sessions/end", "/logout", "/preferences", "/forgot-password", "/register"];
    const before = await fingerprint();

    const wrong: string[] = [];
    for (const { pattern } of routes.filter(({ pattern }) => !own.includes(pattern))) {
      const askers = OUTSIDERS.filter(
        (role) => !SHARED.some(([who, where]) => who === role && pattern.startsWith(where)),
      );
      for (const { role, status, body } of await Promise.all(askers.map((role) => ask(role, pattern, "POST")))) {
        if (status >= 500) wrong.push(`${pattern} as ${role}: ${status}`);
        if (body.includes(MARKER)) wrong.push(`${pattern} as ${role}: shows what is protected (${status})`);
      }
    }

    expect(wrong).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  },
  PATIENCE_MS,
);

/** Rows and a hash of each table, except what every request may touch. */
async function fingerprint(): Promise<Record<string, string>> {
  const touched = ["sessions", "rate_limits"];
  const tables = await site.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    if (touched.includes(name)) continue;
    const [row] = await site.db.execute<{ print: string }>(
      sql`select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from ${sql.identifier(name)} t`,
    );
    prints[name] = row!.print;
  }
  return prints;
}
