import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { paperSheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { differingPaper } from "~/domain/paper-sheets/desk-paper.server";
import type { TakingForm } from "~/domain/paper-sheets/forms";
import type { KeyingInput, PaperAddress } from "~/domain/paper-sheets/key-sheet.server";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
import { workbookToReview } from "~/domain/paper-sheets/review-workbook.server";
import { roundById } from "~/domain/rounds/queries.server";
import { only } from "./counter";
import { spread, type TestSheet } from "./sheets";

/** A paper of a sheet, printed now. Returns its code as it is kept. */
export async function aPaper(db: Database, sheet: TestSheet, by: Actor, now: Date = new Date()): Promise<string> {
  const ctx = { db, actor: by, now };
  const { juror, nomination } = sheet;
  const { id } = await printSheets(ctx, sheet.round.id, {
    medium: "paper",
    juror: juror.appointmentId,
    entry: nomination.id,
    which: "all",
  });
  return only(await db.select({ code: paperSheets.code }).from(paperSheets).where(eq(paperSheets.printId, id))).code;
}

/** What someone keys of a whole and signed paper. points: a total spread over all criteria, or by the code of the criterion. */
export function aKeying(
  { round, nomination }: Pick<TestSheet, "round" | "nomination">,
  points: number | Readonly<Record<string, number>>,
  values: Partial<KeyingInput> = {},
): KeyingInput {
  const byCode = typeof points === "number" ? spread(round, points, nomination.groupCode) : points;
  const byId = round.leaves.flatMap(({ id, code }) => (byCode[code] === undefined ? [] : [[id, byCode[code]]]));
  return { points: Object.fromEntries(byId), signed: "yes", signedOn: "2026-05-04", ...values };
}

/** The version that the page of a paper's differences holds now. */
export async function shownVersion(db: Database, actor: Actor, { roundId, code }: PaperAddress): Promise<string> {
  const ctx = { db, actor, now: new Date() };
  return (await differingPaper(ctx, await roundById(ctx, roundId), code)).version;
}

/** The form under a filled workbook as it is shown now. */
export async function aTaking(
  db: Database,
  actor: Actor,
  roundId: string,
  importId: string,
  reason?: string,
): Promise<TakingForm> {
  const ctx = { db, actor, now: new Date() };
  const { version } = await workbookToReview(ctx, await roundById(ctx, roundId), importId);
  return { version, reason };
}
