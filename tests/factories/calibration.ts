import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { calibrationAnchors, calibrationPoints, calibrationSheets, calibrations } from "~/db/schema";
import type { Calibration } from "~/domain/schemes/rules";
import { nextNumber, only } from "./counter";
import { aJury, type TestJuror } from "./panels";
import { anOrganiser } from "./people";
import { aRound, type RoundOptions, type TestRound } from "./rounds";
import { leavesAsked, spread } from "./sheets";

export const CALIBRATION: Calibration = { anchors: 2, waits: true, secondTime: true };

/** The rules' calibration: two anchors, real sheets wait, a second time is allowed, unless told otherwise. */
export function aCalibratedRound(
  db: Database,
  { calibration = {}, rules, ...options }: RoundOptions & { calibration?: Partial<Calibration> } = {},
): Promise<TestRound> {
  return aRound(db, { ...options, rules: { ...rules, calibration: { ...CALIBRATION, ...calibration } } });
}

export type TestAnchor = typeof calibrationAnchors.$inferSelect;

export async function anAnchor(
  db: Database,
  round: Pick<TestRound, "id" | "createdBy">,
  values: Partial<typeof calibrationAnchors.$inferInsert> = {},
): Promise<TestAnchor> {
  const number = nextNumber();
  const anchor = {
    roundId: round.id,
    title: `Sản phẩm mẫu ${number}`,
    description: `Sản phẩm được công nhận kỳ trước, làm từ mây tre của địa phương (${number}).`,
    groupCode: "A",
    createdBy: round.createdBy,
    ...values,
  };
  return only(await db.insert(calibrationAnchors).values(anchor).returning());
}

export interface TestCalibration {
  readonly round: TestRound;
  /** The head first, then the deputy, then the members. */
  readonly jurors: readonly TestJuror[];
  readonly anchors: readonly TestAnchor[];
  readonly secretary: Awaited<ReturnType<typeof anOrganiser>>;
}

/** An open calibration on the number of anchors that the rules say, with nothing scored yet. */
export async function anOpenCalibration(
  db: Database,
  { jurors: size = 3, ...options }: Parameters<typeof aCalibratedRound>[1] & { jurors?: number } = {},
): Promise<TestCalibration> {
  const round = await aCalibratedRound(db, options);
  const { jurors } = await aJury(db, round.id, size);
  const anchors: TestAnchor[] = [];
  for (let place = 0; place < round.rules.calibration.value!.anchors; place += 1) {
    anchors.push(await anAnchor(db, round));
  }
  await db.insert(calibrations).values({ roundId: round.id, openedAt: new Date(), openedBy: round.createdBy });
  return { round, jurors, anchors, secretary: await anOrganiser(db, round.agencyId, "secretary") };
}

/** A juror's sheet of an anchor with a total spread over its criteria, submitted unless told otherwise. */
export async function anAnchorSheet(
  db: Database,
  round: TestRound,
  juror: TestJuror,
  anchor: TestAnchor,
  total: number,
  { submitted = true, time = 1 }: { submitted?: boolean; time?: 1 | 2 } = {},
): Promise<string> {
  const values = { anchorId: anchor.id, appointmentId: juror.appointmentId, time };
  const sheet = only(await db.insert(calibrationSheets).values(values).returning());
  const points = spread(round, total, anchor.groupCode);
  const rows = leavesAsked(round, anchor.groupCode).map((leaf) => ({
    ...{ sheetId: sheet.id, criterionId: leaf.id },
    points: points[leaf.code] ?? 0,
  }));
  await db.insert(calibrationPoints).values(rows);
  if (submitted) {
    await db.update(calibrationSheets).set({ submittedAt: new Date() }).where(eq(calibrationSheets.id, sheet.id));
  }
  return sheet.id;
}
