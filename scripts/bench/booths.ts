import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { aPickedFair, aRowOfBooths } from "#tests/factories/booths";
import { anEstablishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { apiTokens, applicationAsks, applications, boothClaims, booths } from "~/db/schema";
import { claimHolds } from "~/domain/fairs/live-claims.server";
import { createToken } from "~/domain/people/create-token.server";
import { spawnServer } from "../spawn-server";
import { type Benchmark, type Figure, middleOf } from "./benchmark";
import type { Lab } from "./lab";

const EXHIBITORS = 500;
const BOOTHS = 300;
const ROWS = 3;
const RUNS = 3;
/** Picking opens at nine, and everybody is there: they click within so many seconds. */
const RUSH_SECONDS = 5;

/** Who applies to each of the fairs, and the token they ask with. */
interface Exhibitor {
  readonly establishmentId: string;
  readonly userId: string;
  readonly token: string;
}

/** A fair whose exhibitors pick now, and each one's wish: a booth, and the token to ask for it with. */
interface Rush {
  readonly fairId: string;
  readonly wishes: readonly { readonly boothId: string; readonly token: string }[];
}

/** Holds over HTTP with a token each, as a program of an exhibitor's would ask. */
export const grabbing: Benchmark = {
  name: "booths",
  work: `${EXHIBITORS} exhibitors grab ${BOOTHS} booths, each with a token of their own; no booth twice, every loser told`,
  async run(lab) {
    const site = await spawnServer({ DATABASE_URL: lab.url });
    const agent = new Agent({ keepAlive: true, maxSockets: EXHIBITORS });
    try {
      const exhibitors = await theExhibitors(lab);
      await grab(site.url, agent, await aRush(lab, exhibitors), 1);
      const figures: Figure[] = [];
      for (const seconds of [RUSH_SECONDS, 1, 0]) {
        figures.push(await inSeconds(lab, site.url, agent, exhibitors, seconds));
      }
      return figures;
    } finally {
      agent.destroy();
      await site.stop();
    }
  },
};

async function inSeconds(
  lab: Lab,
  site: string,
  agent: Agent,
  exhibitors: readonly Exhibitor[],
  seconds: number,
): Promise<Figure> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const rush = await aRush(lab, exhibitors);
    const answers = await grab(site, agent, rush, seconds);
    await assertFair(lab, rush, answers);
    const times = answers.map((answer) => answer.milliseconds).sort((a, b) => a - b);
    runs.push(times[Math.floor(times.length * 0.95)]!);
  }
  return {
    what: seconds > 0 ? `within ${seconds} s, p95` : "in the same instant, p95",
    value: middleOf(runs),
    unit: "ms",
    ...(seconds === RUSH_SECONDS && { target: { most: 150 } }),
    detail: `${BOOTHS} held, ${EXHIBITORS - BOOTHS} told who is too late`,
  };
}

async function theExhibitors({ db }: Lab): Promise<Exhibitor[]> {
  const made: Exhibitor[] = [];
  for (let one = 0; one < EXHIBITORS; one += 1) {
    const { id: establishmentId } = await anEstablishment(db);
    const { userId, email } = await aProducer(db, establishmentId);
    const { token } = await createToken(
      { db, actor: null, now: new Date() },
      { email, scopes: ["booths"], name: "bench" },
    );
    made.push({ establishmentId, userId, token });
  }
  return made;
}

async function aRush({ db }: Lab, exhibitors: readonly Exhibitor[]): Promise<Rush> {
  const { fair } = await aPickedFair(db, {
    startsOn: "2099-12-04",
    endsOn: "2099-12-09",
    picksOpenAt: new Date("2020-01-01T00:00:00Z"),
    picksCloseAt: null,
  });
  const places: { readonly id: string }[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    places.push(...(await aRowOfBooths(db, fair, BOOTHS / ROWS, { letter: "QRS"[row]!, row: row + 10 })));
  }
  const at = new Date();
  const made = await db
    .insert(applications)
    .values(
      exhibitors.map(({ establishmentId, userId }, one) => ({
        fairId: fair.id,
        establishmentId,
        createdBy: userId,
        number: `HC-${one + 1}`,
        provinceId: LAM_DONG,
        state: "accepted" as const,
        declaredAt: at,
        submittedAt: at,
        decidedAt: at,
      })),
    )
    .returning({ id: applications.id });
  await db
    .insert(applicationAsks)
    .values(made.map(({ id }) => ({ applicationId: id, kind: "standard" as const, booths: 1, granted: 1 })));
  // Nobody's token was used a moment ago: noting that is part of the work.
  await db.update(apiTokens).set({ lastUsedAt: null });
  await db.execute(sql`analyze`);
  return {
    fairId: fair.id,
    wishes: exhibitors.map(({ token }, one) => ({ boothId: places[(one * 7) % BOOTHS]!.id, token })),
  };
}

interface Answer {
  readonly status: number;
  readonly milliseconds: number;
}

/** Everybody asks once, evenly over so many seconds. */
function grab(site: string, agent: Agent, { fairId, wishes }: Rush, seconds: number): Promise<Answer[]> {
  return Promise.all(
    wishes.map(async ({ boothId, token }, at) => {
      await pause((seconds * 1000 * at) / wishes.length);
      const begin = performance.now();
      const status = await hold(`${site}/api/v1/fairs/${fairId}/booths/${boothId}/hold`, agent, token);
      return { status, milliseconds: performance.now() - begin };
    }),
  );
}

function hold(url: string, agent: Agent, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { method: "POST", agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    })
      .on("error", reject)
      .end();
  });
}

/** Throws when a booth was given twice, an acknowledged hold is lost, or a loser was told anything but that. */
async function assertFair({ db }: Lab, { fairId }: Rush, answers: readonly Answer[]): Promise<void> {
  const [kept] = await db
    .select({
      claims: sql<number>`count(*)::int`,
      places: sql<number>`count(distinct ${boothClaims.boothId})::int`,
    })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .where(sql`${booths.fairId} = ${fairId} and ${claimHolds({ now: new Date() })}`);
  const counted = {
    held: answers.filter(({ status }) => status === 201).length,
    told: answers.filter(({ status }) => status === 409).length,
    ...kept,
  };
  const expected = { held: BOOTHS, told: EXHIBITORS - BOOTHS, claims: BOOTHS, places: BOOTHS };
  if (JSON.stringify(counted) !== JSON.stringify(expected)) {
    throw new Error(`booths: ${JSON.stringify(counted)} instead of ${JSON.stringify(expected)}`);
  }
}
