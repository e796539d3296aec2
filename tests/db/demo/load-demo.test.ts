import { and, asc, count, eq, isNotNull, lt, sql } from "drizzle-orm";
import { describe } from "vitest";
import { aPress, textOf } from "#tests/db/transcripts/press";
import { actorOf } from "#tests/factories/people";
import { aFileStore } from "#tests/factories/pictures";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import {
  appointments,
  awards,
  certificates,
  fairReports,
  fairs,
  galleryEntries,
  ledgerEvents,
  mails,
  nominations,
  panels,
  productPhotos,
  rounds,
  sheetPoints,
  sheets,
  users,
} from "~/db/schema";
import { DEMO_PASSWORD, demoEmail, SIGN_IN_ACCOUNTS } from "~/demo/accounts.server";
import { loadDemo } from "~/demo/load-demo.server";
import { photosOf } from "~/domain/attachments/queries.server";
import { planOf } from "~/domain/booths/plan.server";
import { keptIds } from "~/domain/establishments/queries.server";
import type { FairFigures } from "~/domain/fair-reports/rules";
import { publicFairs } from "~/domain/fairs/queries.server";
import { incomingOf } from "~/domain/forwardings/summary.server";
import { nominationsOfProducer } from "~/domain/nominations/queries.server";
import { vaultOf } from "~/domain/papers/queries.server";
import { authenticate } from "~/domain/people/authenticate.server";
import { publicRounds } from "~/domain/rounds/public-rounds.server";
import { roundById } from "~/domain/rounds/queries.server";
import { computeTally } from "~/domain/tallies/queries.server";
import { checkTranscript } from "~/domain/transcripts/check-transcript";
import { publishTranscript } from "~/domain/transcripts/publish-transcript.server";
import { transcriptFile } from "~/domain/transcripts/queries.server";
import { reportDesk, reportTotals } from "~/domain/yearly-reports/overview.server";
import { ownReports } from "~/domain/yearly-reports/own-reports.server";
import { todayInVietnam } from "~/lib/dates";

/** The last minutes of a year in Vietnam: every date of the demo lies across a new year somewhere. */
const NOW = new Date("2026-12-31T16:50:00Z");

const roundsOf = (db: Database) =>
  db.select().from(rounds).where(eq(rounds.level, "province")).orderBy(asc(rounds.year));

async function demoActor(db: Database, email: string) {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return actorOf(db, user!, NOW);
}

/** The totals of each juror's signed sheets in a round, by entry. */
async function totalsByJuror(db: Database, roundId: string): Promise<Map<string, Map<string, number>>> {
  const rows = await db
    .select({
      juror: appointments.userId,
      nomination: sheets.nominationId,
      total: sql<number>`sum(${sheetPoints.points})::int`,
    })
    .from(sheets)
    .innerJoin(sheetPoints, eq(sheetPoints.sheetId, sheets.id))
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .where(and(eq(panels.roundId, roundId), isNotNull(sheets.signedAt)))
    .groupBy(sheets.id, appointments.userId);
  const totals = new Map<string, Map<string, number>>();
  for (const { juror, nomination, total } of rows) {
    totals.set(juror, (totals.get(juror) ?? new Map()).set(nomination, total));
  }
  return totals;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the demo", () => {
  test.beforeAll(({ db }) => loadDemo(db, aFileStore(), aSigner(), NOW), 180_000);

  test("has a decided round of 45 entries, 40 of which passed and 30 were recognised", async ({ db }) => {
    const [decided] = await roundsOf(db);
    const ctx = contextOf(db, await demoActor(db, demoEmail("organiser")), NOW);

    const tally = await computeTally(ctx, await roundById(ctx, decided!.id));

    expect({ entries: tally.rows.length, passed: tally.passed, proposed: tally.proposed }).toEqual({
      entries: 45,
      passed: 40,
      proposed: 30,
    });
    expect(tally.rows.every((row) => row.sheets === 9 && row.nomination.unsigned === 0)).toBe(true);
    const made = await db
      .select({ nominationId: awards.nominationId, number: certificates.number })
      .from(awards)
      .innerJoin(certificates, eq(certificates.awardId, awards.id))
      .where(eq(awards.source, "decided"));
    const proposed = tally.rows.filter((row) => row.outcome === "recognised").map((row) => row.nominationId);
    expect(new Set(made.map((row) => row.nominationId))).toEqual(new Set(proposed));
    expect(made.map((row) => row.number)).toContain("LDG-2025-1493-030");
  });

  test("has a transcript of the decided round that holds when it is counted again, and names no juror", async ({
    db,
  }) => {
    const [decided] = await roundsOf(db);
    const press = aPress();

    const made = await publishTranscript(contextOf(db, null, NOW), press, decided!.id);
    const text = await textOf(await transcriptFile(press.files, made));

    const { checks } = await checkTranscript(text, { trusted: [{ publicKey: press.signer.publicKey }] });
    expect(checks.filter(({ state }) => state !== "ok")).toEqual([]);
    expect(checks.find(({ name }) => name === "decision")?.figures).toEqual({ decisions: 1, recognised: 30, other: 0 });
    const jurors = await db
      .select({ id: users.id, name: users.name, email: users.email })
      .from(appointments)
      .innerJoin(users, eq(users.id, appointments.userId));
    expect(jurors.flatMap(({ id, name, email }) => [id, name, email]).filter((one) => text.includes(one))).toEqual([]);
  });

  test("has yearly reports at every stage, and a draft that the producer goes on with", async ({ db }) => {
    const ctx = contextOf(db, await demoActor(db, demoEmail("organiser")), NOW);
    const { standings, asked } = await reportTotals(ctx, await reportDesk(ctx, "ubnd-tinh-lam-dong", undefined));
    expect(asked).toBe(30);
    expect(Object.values(standings).filter((count) => count > 0)).toHaveLength(4);
    const { reports } = await ownReports(contextOf(db, await demoActor(db, demoEmail("producer")), NOW));
    expect(reports.some((one) => one.isBegun && one.submittedAt === null)).toBe(true);
  });

  test("has a round being scored by nine jurors, the first with sheets still open", async ({ db }) => {
    const [, scoring] = await roundsOf(db);
    const states = await db
      .select({ state: nominations.state, count: count() })
      .from(nominations)
      .where(eq(nominations.roundId, scoring!.id))
      .groupBy(nominations.state);
    const ofJuror = async (account: "juror1" | "juror6") => {
      const { userId } = await demoActor(db, demoEmail(account));
      const own = await db
        .select({ signedAt: sheets.signedAt })
        .from(sheets)
        .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
        .innerJoin(panels, eq(panels.id, appointments.panelId))
        .where(and(eq(panels.roundId, scoring!.id), eq(appointments.userId, userId)));
      return { all: own.length, signed: own.filter((sheet) => sheet.signedAt).length };
    };
    const phase = async () => (await publicRounds(contextOf(db, null, NOW))).map((round) => round.phase);

    expect(states).toEqual([{ state: "admitted", count: 45 }]);
    expect(await ofJuror("juror1")).toEqual({ all: 45, signed: 11 });
    expect(await ofJuror("juror6")).toEqual({ all: 45, signed: 0 });
    expect((await phase()).sort()).toEqual(["closed", "nomination", "nomination", "scoring"]);
  });

  test("has a round open for nominations with some handed in, a draft and a withdrawn one of the demo's producer, who has a vault", async ({
    db,
  }) => {
    const [, , open] = await roundsOf(db);
    const rows = await db
      .select({ state: nominations.state, count: count() })
      .from(nominations)
      .where(eq(nominations.roundId, open!.id))
      .groupBy(nominations.state)
      .orderBy(asc(nominations.state));

    expect(rows).toEqual([
      { state: "draft", count: 1 },
      { state: "submitted", count: 6 },
      { state: "withdrawn", count: 1 },
    ]);
    const producer = contextOf(db, await demoActor(db, demoEmail("producer")), NOW);
    const [establishmentId] = keptIds(producer);
    expect((await vaultOf(producer, establishmentId!)).map((paper) => paper.state.kind)).toEqual([
      "ending",
      "expired",
      "lasting",
    ]);
  });

  test("has a regional round with three winners of the province put forward, one of the demo's producer", async ({
    db,
  }) => {
    const [region] = await db.select().from(rounds).where(eq(rounds.level, "region"));
    const ctx = contextOf(db, await demoActor(db, demoEmail("region")), NOW);
    const producer = contextOf(db, await demoActor(db, demoEmail("producer")), NOW);

    const letters = await incomingOf(ctx, region!);

    expect(letters.map(({ number, entries }) => [number, entries.map((one) => one.state)])).toEqual([
      ["812/UBND-KT", ["draft", "draft", "draft"]],
    ]);
    const own = await nominationsOfProducer(producer);
    expect(own.filter((one) => one.round.id === region!.id)).toHaveLength(1);
  });

  test("has a fair of 270 booths, 40 of them free, and the 150 published awards", async ({ db }) => {
    const ctx = contextOf(db, null, NOW);
    const [fair] = await publicFairs(ctx);
    const { booths } = await planOf(ctx, fair!.id);

    expect(fair).toMatchObject({ booths: 270, available: 40, provinces: 34 });
    expect(booths.filter((booth) => booth.state === "available")).toHaveLength(40);
    expect(await db.$count(awards, eq(awards.source, "recorded"))).toBe(150);
    expect(await db.$count(galleryEntries)).toBe(180);
  });

  test("has last year's fair, settled, and a market whose report is still to be written", async ({ db }) => {
    const rows = await db
      .select({ code: fairs.code, figures: fairReports.figures, closedAt: fairs.closedAt })
      .from(fairs)
      .leftJoin(fairReports, eq(fairReports.fairId, fairs.id))
      .where(lt(fairs.endsOn, todayInVietnam(NOW)))
      .orderBy(asc(fairs.startsOn));
    const [settled, open] = rows;
    const { provinces, money, sales, visits, meetings: _, ...figures } = settled!.figures as FairFigures;

    expect({ ...figures, provinces: provinces.length }).toEqual({
      booths: [{ kind: "standard", all: 84, taken: 70, area: 63_000 }],
      applications: 9,
      establishments: 69,
      provinces: 8,
      products: { all: 0, recognised: 0 },
      incidents: { all: 2, open: 1 },
    });
    expect(money.map(({ source, spent }) => [source, spent])).toEqual([
      ["national_promotion", 598_400_000],
      ["local_promotion", 204_750_000],
      ["exhibitors", 163_200_000],
      ["sponsors", 40_000_000],
    ]);
    expect({ reported: sales.reported, exhibitors: sales.exhibitors, days: visits.byDay.length }).toEqual({
      reported: 9,
      exhibitors: 9,
      days: 6,
    });
    expect(open).toEqual({ code: "PBB", figures: null, closedAt: null });

    const billed = await db.execute<{ code: string; notices: number; payable: string; paid: string }>(sql`
      select f.code, count(distinct i.id)::int as notices, sum(i.payable) as payable, (
        select coalesce(sum(p.amount), 0) from payments p join fair_invoices j on j.id = p.invoice_id
        where j.fair_id = f.id and p.kind <> 'refund' and p.undone_at is null) as paid
      from fairs f join fair_invoices i on i.fair_id = f.id
      where f.ends_on < ${todayInVietnam(NOW)} and i.cancelled_at is null group by f.id order by f.starts_on`);
    expect(billed.map(({ code, notices }) => [code, notices])).toEqual([
      [settled!.code, 9],
      [open!.code, 3],
    ]);
    for (const { payable, paid } of billed) expect(paid).toBe(payable);
  });

  test("the points that pages read are those of the ledger, and each signed total too", async ({ db }) => {
    const points = await db.execute<{ wrong: number }>(sql`
      select count(*)::int as wrong from sheet_points p
      left join ledger_events e on e.id = p.event_id
      where e.kind is distinct from 'point_recorded'
        or (e.payload::jsonb ->> 'points')::int is distinct from p.points
        or e.payload::jsonb ->> 'sheet' <> p.sheet_id::text
        or e.payload::jsonb ->> 'criterion' <> p.criterion_id::text`);
    const signed = await db.execute<{ signed: number; wrong: number }>(sql`
      select count(*)::int as signed, count(*) filter (where (e.payload::jsonb ->> 'total')::int is distinct from t.total)::int as wrong
      from (select s.id, sum(p.points)::int as total from sheets s join sheet_points p on p.sheet_id = s.id
            where s.signed_at is not null group by s.id) t
      left join ledger_events e on e.kind = 'sheet_signed' and e.payload::jsonb ->> 'sheet' = t.id::text`);

    expect(points[0]!.wrong).toBe(0);
    expect(signed[0]).toEqual({ signed: 9 * 45 + 11 + 39 + 30 + 21 + 38 + 0 + 17 + 44 + 27, wrong: 0 });
    expect(await db.$count(ledgerEvents, eq(ledgerEvents.kind, "point_recorded"))).toBe(await db.$count(sheetPoints));
  });

  test("its marks are plausible: jurors differ in severity, entries in quality, and no two jurors are alike", async ({
    db,
  }) => {
    const [decided] = await roundsOf(db);
    const totals = await totalsByJuror(db, decided!.id);
    const jurors = [...totals.values()];
    const severities = jurors.map((own) => mean([...own.values()]));
    const entries = [...jurors[0]!.keys()].map((id) => mean(jurors.map((own) => own.get(id)!)));

    expect(jurors).toHaveLength(9);
    expect(Math.max(...severities) - Math.min(...severities)).toBeGreaterThan(400);
    expect(Math.max(...entries) - Math.min(...entries)).toBeGreaterThan(3000);
    expect(new Set(jurors.map((own) => JSON.stringify([...own].sort()))).size).toBe(9);
    // Jurors disagree on each entry, and no one gives everybody the same.
    for (const id of jurors[0]!.keys()) expect(new Set(jurors.map((own) => own.get(id))).size).toBeGreaterThan(2);
    for (const own of jurors) expect(new Set(own.values()).size).toBeGreaterThan(15);
  });

  test("each product has three photos, public once it was recognised, and nobody has mail", async ({ db }) => {
    const photos = await db
      .select({ productId: productPhotos.productId, count: count() })
      .from(productPhotos)
      .groupBy(productPhotos.productId);

    expect(photos).toHaveLength(46);
    expect(photos.every((row) => row.count === 3)).toBe(true);
    const decided = await db
      .selectDistinct({ id: galleryEntries.productId })
      .from(galleryEntries)
      .where(isNotNull(galleryEntries.certificateNumber));
    const seen = await photosOf(
      contextOf(db, null),
      photos.map((row) => row.productId),
    );
    expect(
      [...seen]
        .filter(([, photos]) => photos.length === 3)
        .map(([id]) => id)
        .sort(),
    ).toEqual(decided.map((row) => row.id).sort());
    expect(decided).toHaveLength(30);
    expect(await db.$count(mails)).toBe(0);
  });

  test("everyone it names can sign in", async ({ db }) => {
    for (const account of SIGN_IN_ACCOUNTS) {
      const ctx = contextOf(db, null, NOW);
      expect(await authenticate(ctx, { email: demoEmail(account), password: DEMO_PASSWORD }), account).toBeTruthy();
    }
  });

  test("is not loaded twice", async ({ db }) => {
    const before = await db.$count(users);

    await expect(loadDemo(db, aFileStore(), aSigner(), NOW)).rejects.toThrow("holds accounts already");
    expect(await db.$count(users)).toBe(before);
  });
});
