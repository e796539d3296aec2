import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aJury, answerNone } from "#tests/factories/panels";
import { actorOf, aMembership, aUser } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { aScheme } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { sheets } from "~/db/schema";
import type { Actor, Context } from "~/domain/context";
import { createRound } from "~/domain/rounds/create-round.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { criteriaTree } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { leavesOf } from "~/domain/sheets/rules";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { versionOf } from "~/domain/sheets/version.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { Level, PhaseKind } from "~/lib/vocabulary";

/** One level's round with the agency that runs it. */
export interface Selection {
  readonly level: Level;
  readonly round: { readonly id: string; readonly slug: string; readonly name: string };
  readonly agency: string;
  readonly organiser: { readonly email: string; readonly actor: Actor };
  /** Of the decision and of the letter to the level above, as signed. */
  readonly decision: string;
  readonly letter: string;
}

const WHO = [
  { level: "commune", agency: "Ủy ban nhân dân xã Phan Rí Cửa", name: "xã Phan Rí Cửa", prefix: "PRC" },
  { level: "province", agency: "Sở Công Thương tỉnh Lâm Đồng", name: "tỉnh Lâm Đồng", prefix: "LDG" },
  { level: "region", agency: "Trung tâm Khuyến công vùng miền Trung", name: "khu vực miền Trung", prefix: "MTR" },
  { level: "nation", agency: "Cục Công Thương địa phương", name: "cấp quốc gia", prefix: "QGA" },
] as const;

/** As many as the programme's rules ask for. */
const JURORS = 5;

const today = () => todayInVietnam(new Date());

/** Four agencies with an organiser each, and their rounds under the programme's rules, all taking nominations. */
export async function fourSelections(db: Database): Promise<Selection[]> {
  const schemeVersionId = await aScheme(db);
  const made: Selection[] = [];
  for (const { level, agency: agencyName, name: place, prefix } of WHO) {
    const provinceId = level === "commune" || level === "province" ? LAM_DONG : null;
    const agency = await anAgency(db, { name: agencyName, level, provinceId });
    const user = await aUser(db);
    await aMembership(db, user.id, "organiser", { agencyId: agency.id });
    const actor = await actorOf(db, user);
    const ctx = contextOf(db, actor);
    const year = Number(today().slice(0, 4));
    const name = `Bình chọn sản phẩm CNNT tiêu biểu ${place} năm ${year}`;
    const round = await createRound(ctx, {
      schemeVersionId,
      agencyId: agency.id,
      level,
      year,
      name,
      nameEn: `Typical rural industrial products, ${level}, ${year}`,
      codePrefix: prefix,
      ...(level === "region" ? { regionCode: "central" } : { provinceId: LAM_DONG }),
    });
    await rescheduleRound(ctx, round.id, {
      nominationOpensOn: today(),
      nominationClosesOn: addDays(today(), 20),
      nominationClosesTime: "17:00",
      scoringOn: addDays(today(), 30),
      councilOn: addDays(today(), 35),
      decisionOn: addDays(today(), 40),
    });
    await openRound(ctx, round.id);
    made.push({
      level,
      round: { ...round, name },
      agency: agencyName,
      organiser: { email: user.email, actor },
      decision: `${1490 + made.length}/QĐ-${prefix}`,
      letter: `${810 + made.length}/${prefix}-CN`,
    });
  }
  return made;
}

async function moveOn(ctx: Context, roundId: string, phases: readonly PhaseKind[]): Promise<void> {
  for (const [place, to] of phases.slice(1).entries()) {
    // Each phase lasts a moment, as the clock has it.
    await movePhase({ ...ctx, now: new Date() }, roundId, { from: phases[place], to, reason: "Theo kế hoạch" });
  }
}

/** The jury scores what was admitted and signs, and the round goes on until its decision. Returns the total of each sheet, in hundredths. */
export async function scoreAndClose(db: Database, { round, organiser }: Selection): Promise<number> {
  const ctx = contextOf(db, organiser.actor);
  const jury = await aJury(db, round.id, JURORS);
  await moveOn(ctx, round.id, ["nomination", "screening", "scoring"]);
  await answerNone(db, round.id);
  const leaves = leavesOf(await criteriaTree(ctx, round.id));
  const points = Object.fromEntries(
    leaves.map(({ id, maximum, step }) => [id, Math.floor((maximum * 85) / 100 / step) * step]),
  );
  const totals = new Set<number>();
  for (const { appointmentId, actor } of jury.jurors) {
    const [sheet] = await db.select().from(sheets).where(eq(sheets.appointmentId, appointmentId));
    const juror = contextOf(db, actor);
    await saveSheet(juror, sheet!.id, { version: versionOf([], null), points, notes: {}, after: "stay" });
    totals.add((await signSheet(juror, sheet!.id)).total);
  }
  await moveOn(ctx, round.id, ["scoring", "council", "decision"]);
  const [total] = totals;
  return total!;
}
