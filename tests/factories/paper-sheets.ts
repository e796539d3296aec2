import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { paperSheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import type { KeyingInput } from "~/domain/paper-sheets/key-sheet.server";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
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
