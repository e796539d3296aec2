import fs from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { FileStore } from "~/adapters/files/index";
import type { Signer } from "~/adapters/keys/index";
import type { Database, Transaction } from "~/db/client.server";
import { agencies, agencyNames, users } from "~/db/schema";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { importAwardFile } from "~/domain/imports/import-awards.server";
import { submitNominationAsOf } from "~/domain/nominations/submit-nomination.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { roundById } from "~/domain/rounds/queries.server";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { publishScheme } from "~/domain/schemes/publish-scheme.server";
import type { Calibration } from "~/domain/schemes/rules";
import { computeTally } from "~/domain/tallies/queries.server";
import { todayInVietnam } from "~/lib/dates";
import { addAccounts, addRole, entrantsAt } from "./accounts.server";
import { addApplications } from "./applications.server";
import { calibrate, chooseAnchors } from "./calibration.server";
import { addComplaints } from "./complaints.server";
import { adoptRules, approveList, callForList, proposeWaitingFrame, seatCouncil, voteOnRules } from "./council.server";
import { dayFrom, yearOf } from "./days";
import { addFair } from "./fair.server";
import { addComingFairs } from "./fair-set-up.server";
import { addHeldFairs } from "./held-fairs.server";
import { addRegion } from "./levels.server";
import { addMakers, type DemoEntry } from "./makers.server";
import { nameNeighbour } from "./neighbour.server";
import { addPapers } from "./papers.server";
import { addReports } from "./reports.server";
import {
  addRound,
  admitAll,
  answerAll,
  type DemoRound,
  type DemoWorld,
  moveTo,
  seatJury,
  startEntry,
} from "./rounds.server";
import { addScheme } from "./scheme.server";
import { generator, qualities } from "./scores";
import { fillSheets, type Progress } from "./sheets.server";

const HOUR_MS = 3_600_000;

const ALL_SIGNED: Progress[] = Array.from({ length: 9 }, () => ({ signed: 45, begun: 0 }));
const HALF_WAY: Progress[] = [
  { signed: 11, begun: 1 },
  { signed: 39, begun: 1 },
  { signed: 30, begun: 2 },
  { signed: 22, begun: 1, recused: 5 },
  { signed: 38, begun: 0 },
  { signed: 0, begun: 0 },
  { signed: 17, begun: 1 },
  { signed: 44, begun: 1 },
  { signed: 27, begun: 0 },
];

const CALIBRATION: Calibration = { anchors: 2, waits: true, secondTime: true };

/** Whether nobody has an account yet: only then may the demo be loaded without being asked for. */
export async function isEmpty(db: Database): Promise<boolean> {
  const [someone] = await db.select({ id: users.id }).from(users).limit(1);
  return !someone;
}

/**
 * The demo: the published award lists that ship with the program, one provincial round in each of three states (decided, being
 * scored, open), shaped like Bình Thuận 2022 - 45 entries, nine jurors, 40 pass, 30 recognised -, and a fair of 270 booths.
 * All of it or nothing, by the same verbs as anyone's; only scores, booths and what a fair leaves behind are written in bulk. Accounts: docs/demo.md.
 * now: everything is dated from it. Throws when someone has an account already.
 */
export async function loadDemo(db: Database, store: FileStore, signer: Signer, now: Date): Promise<void> {
  if (!(await isEmpty(db))) throw new Error("The database holds accounts already; the demo is for an empty one.");
  const list = path.resolve("data/award_lists.csv");
  const bytes = await fs.readFile(list);
  await db.transaction(async (tx) => {
    const long = dayFrom(now, -900);
    const people = await addAccounts(tx, long);
    const agencyId = await addAgency(tx, long);
    await addRole(tx, people.ids.admin, "admin", long);
    await addRole(tx, people.ids.organiser, "organiser", long, agencyId);
    await addRole(tx, people.ids.secretary, "secretary", long, agencyId);
    await importAwardFile(
      { db: tx, actor: await people.actor("organiser", now), now },
      { name: "award_lists.csv", bytes },
    );
    const { versionId } = await publishScheme({ db: tx, actor: null, now }, CNNTTB);
    const world: DemoWorld = { db: tx, people, agencyId, schemeVersionId: versionId };
    const { entries, newOne } = await addMakers(tx, store, people, dayFrom(now, -500));
    await addPapers({ db: tx, now, actor: await people.actor("producer", now) }, store);
    const decided = await addDecidedRound(world, signer, entries, now);
    await addRoundBeingScored(world, store, entries, now);
    await addOpenRound(world, store, entries, newOne, now);
    await addRegion(world, store, decided, now);
    await addReports(world, now);
    await addScheme(world, now);
    await addFair(world, dayFrom(now, 12), now);
    await addHeldFairs(world, dayFrom(now, 12), now);
    await addComingFairs(world, now);
    await addApplications(world, now);
    // What the verbs would tell people by mail is no news in a demo.
    await tx.execute(sql`delete from pgboss.job where name = 'send-mail'`);
    await tx.execute(sql`delete from mails`);
  });
}

async function addAgency(tx: Transaction, now: Date): Promise<string> {
  const [agency] = await tx
    .insert(agencies)
    .values({ slug: "ubnd-tinh-lam-dong", level: "province", provinceId: "new-68", place: "Đà Lạt", createdAt: now })
    .returning({ id: agencies.id });
  await tx.insert(agencyNames).values([
    {
      agencyId: agency!.id,
      name: "Ủy ban nhân dân tỉnh Bình Thuận",
      nameEn: "People's Committee of Bình Thuận Province",
      validFrom: "1992-04-01",
      validUntil: "2025-07-01",
    },
    {
      agencyId: agency!.id,
      name: "Ủy ban nhân dân tỉnh Lâm Đồng",
      nameEn: "People's Committee of Lâm Đồng Province",
      validFrom: "2025-07-01",
    },
  ]);
  return agency!.id;
}

/** The order in which entries of a known quality stand in a round's list, so that codes say nothing of rank. */
function shuffledQualities(seed: number): number[] {
  const random = generator(seed);
  return qualities()
    .map((quality) => ({ quality, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ quality }) => quality);
}

async function addDecidedRound(
  world: DemoWorld,
  signer: Signer,
  entries: readonly DemoEntry[],
  now: Date,
): Promise<DemoRound> {
  const day = (days: number) => dayFrom(now, days - 390);
  const round = await addRound(world, yearOf(now) - 1, {
    opensAt: day(0),
    closesAt: day(30),
    scoringAt: day(45),
    councilAt: day(60),
    decisionAt: day(70),
  });
  await admitAll(world, round, entries, { submittedAt: day(8), admittedAt: day(20) });
  await seatCouncil(world, round, day(34));
  await seatJury(world, round, day(36));
  await adoptRules(world, round, day(43));
  await moveTo(world, round, "screening", "scoring", day(45));
  await fillSheets(world, round, shuffledQualities(2022), ALL_SIGNED, day(46));
  await moveTo(world, round, "scoring", "council", day(60));
  await approveList(world, round, day(64));
  await moveTo(world, round, "council", "decision", day(66));
  const decidedAt = day(70);
  const ctx = { db: world.db, now: decidedAt, actor: await world.people.actor("organiser", decidedAt) };
  const tally = await computeTally(ctx, await roundById(ctx, round.id));
  const own = new Set(entries.filter((entry) => entry.account === "producer").map((entry) => entry.productId));
  const best = tally.rows.filter((row) => row.outcome === "recognised");
  const putForward = [
    ...best.filter((row) => own.has(row.nomination.productId)).slice(0, 1),
    ...best.filter((row) => !own.has(row.nomination.productId)).slice(0, 4),
  ];
  const decisionId = await recordDecision(ctx, round.id, {
    number: "1493/QĐ-UBND",
    decidedOn: todayInVietnam(decidedAt),
    place: "Đà Lạt",
    signerName: "Phan Ngọc Sơn",
    signerTitle: "Phó Chủ tịch",
    putForward: putForward.map((row) => row.nominationId),
  });
  await releaseResults(ctx, signer, decisionId);
  await moveTo(world, round, "decision", "complaints", day(71));
  await addComplaints(world, round, tally.rows[0]!.nominationId, day);
  await moveTo(world, round, "complaints", "closed", day(110));
  return round;
}

async function addRoundBeingScored(
  world: DemoWorld,
  store: FileStore,
  entries: readonly DemoEntry[],
  now: Date,
): Promise<void> {
  const day = (days: number) => dayFrom(now, days - 60);
  const dates = {
    opensAt: day(0),
    closesAt: day(35),
    scoringAt: day(57),
    councilAt: day(66),
    decisionAt: day(80),
  };
  const round = await addRound(world, yearOf(now), dates, { ...CALIBRATION, waits: false });
  await admitAll(world, round, entries, { submittedAt: day(8), admittedAt: day(24) });
  await seatCouncil(world, round, day(38));
  await seatJury(world, round, day(40));
  await nameNeighbour(world, round);
  await adoptRules(world, round, day(50));
  const anchors = await chooseAnchors(world, store, round, day(52));
  await moveTo(world, round, "screening", "scoring", day(57));
  await calibrate(world, round, anchors, day(57));
  await fillSheets(world, round, shuffledQualities(2023), HALF_WAY, day(58));
  await callForList(world, round, day(59), day(67));
}

async function addOpenRound(
  world: DemoWorld,
  store: FileStore,
  entries: readonly DemoEntry[],
  newOne: DemoEntry,
  now: Date,
): Promise<void> {
  const day = (days: number) => dayFrom(now, days - 10);
  const dates = {
    opensAt: day(0),
    closesAt: day(70),
    scoringAt: day(95),
    councilAt: day(110),
    decisionAt: day(130),
  };
  const round = await addRound(world, yearOf(now) + 1, dates, { ...CALIBRATION, anchors: 3 });
  const { producer } = await entrantsAt(world.people, day(6));
  const writing = { db: world.db, now: day(6), actor: producer };
  await answerAll(writing, await startEntry(writing, round, newOne), newOne);
  const entrants = await entrantsAt(world.people, day(3));
  const [first] = entries;
  if (first) {
    const id = await startEntry(writing, round, first);
    await withdrawNomination(writing, id, { reason: "Đang đổi mẫu bao bì (dữ liệu mẫu)" });
  }
  for (const [place, entry] of entries.slice(5, 11).entries()) {
    const ctx = { db: world.db, now: day(3 + Math.floor(place / 2)), actor: entrants[entry.account] };
    const id = await startEntry(ctx, round, entry);
    await answerAll(ctx, id, entry);
    await submitNominationAsOf(ctx, id, { declared: true });
  }
  await seatCouncil(world, round, day(7));
  await chooseAnchors(world, store, round, day(8));
  await proposeWaitingFrame(world, round, day(9));
  await voteOnRules(world, round, new Date(now.getTime() - HOUR_MS));
}
