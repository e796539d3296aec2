import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "#tests/support/server";
import { listRoutes } from "../../scripts/routes";
import { pathOf } from "./access/places";
import { type AccessRole, MARKER, OUTSIDERS, ROLES } from "./access/roles";
import { EXPECTED } from "./access/table";
import { layOut, type World } from "./access/world";

// Every path as every role, through the server that people use: what is opened by tests here is opened as from outside.

const PATIENCE_MS = 600_000;

let site: TestServer;
let world: World;

beforeAll(async () => {
  site = await startTestServer();
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

async function ask(role: AccessRole, pattern: string): Promise<Answer> {
  const session = world.sessions[role];
  // A juror's sheets are asked for by round.
  const query = pattern === "/api/v1/sheets" ? `?round=${world.things.round.id}` : "";
  const answer = await fetch(site.url + pathOf(pattern, world.places) + query, {
    redirect: "manual",
    headers: session ? { cookie: `session=${session}` } : {},
  });
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  return { role, pattern, status: answer.status, isPage, body: await answer.text() };
}

test(
  "each role gets what the table says, and nobody reads what is not theirs",
  async () => {
    const statuses: Record<string, Record<string, number>> = {};
    const wrong: string[] = [];
    for (const { pattern } of await listRoutes()) {
      const answers = await Promise.all(ROLES.map((role) => ask(role, pattern)));
      statuses[pattern] = Object.fromEntries(answers.map(({ role, status }) => [role, status]));
      for (const { role, status, isPage, body } of answers) {
        // React pads blocks of bytes with zeros, which a browser shows as unknown letters.
        if (isPage && body.includes("\0")) wrong.push(`${pattern} as ${role}: has zero bytes`);
        const mayKnow = status === 200 && !OUTSIDERS.includes(role);
        if (!mayKnow && body.includes(MARKER)) wrong.push(`${pattern} as ${role}: shows what is protected (${status})`);
      }
    }

    // A route that is not in the table is a difference, and so is a row without its route.
    expect(statuses).toEqual(EXPECTED);
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);
