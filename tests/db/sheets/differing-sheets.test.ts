import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { sheets } from "~/db/schema";
import { differingSheets } from "~/domain/sheets/differing-sheets.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";

/** What no one can do through the site: the database's own triggers and references are off. */
const tamper = (db: Database, change: ReturnType<typeof sql>) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(change);
  });

test("points, signatures and recusals that pages show are those of the ledger, and what is not is named", async ({
  db,
}) => {
  const one = await aSheet(db);
  const { round, juror } = one;
  const more = async () => aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const [two, three] = [await more(), await more()];
  const ctx = contextOf(db, juror.actor);
  for (const { id, maximum } of round.leaves) {
    await recordPoint(ctx, one.id, { criterionId: id, points: maximum, operationId: randomUUID() });
  }
  await signSheet(ctx, one.id);
  await recordPoint(ctx, two.id, { criterionId: round.leaves[0]!.id, points: 100, operationId: randomUUID() });
  await recuseFromEntry(ctx, three.id, { kind: "conflict", reason: "Chủ cơ sở là em ruột tôi" });
  expect(await differingSheets(ctx, round.id)).toEqual([]);

  await tamper(db, sql`update sheet_points set points = points + 50 where sheet_id = ${two.id}`);
  await tamper(db, sql`delete from recusals where nomination_id = ${three.nomination.id}`);
  await db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, one.id));
  const found = await differingSheets(ctx, round.id);
  expect(new Map(found.map((sheet) => [sheet.sheetId, sheet.differs]))).toEqual(
    new Map([
      [one.id, ["signature"]],
      [two.id, ["points"]],
      [three.id, ["recusal"]],
    ]),
  );
});
