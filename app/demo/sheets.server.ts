import { asc, eq, inArray } from "drizzle-orm";
import { appointments, nominations, panels, rounds, sheetPoints, sheets, users } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { entryKey } from "~/domain/conflicts/entry-key.server";
import type { GivenAnswer } from "~/domain/conflicts/forms";
import type { Context } from "~/domain/context";
import { recordEvents } from "~/domain/ledger/record-event.server";
import { criteriaTree } from "~/domain/rounds/queries.server";
import { askedOf, leavesOf } from "~/domain/sheets/rules";
import { type DemoPeople, demoEmail } from "./accounts.server";
import type { DemoRound, DemoWorld } from "./rounds.server";
import { generator, type Leaf, marksOf } from "./scores";

/** How far one juror has come: so many sheets signed, so many more begun; the rest untouched. */
export interface Progress {
  readonly signed: number;
  readonly begun: number;
  /** The place of an entry this juror does not score. */
  readonly recused?: number;
}

const BATCH = 500;

/**
 * Fill the sheets of a round: each point an event of the ledger and its projection, each signature an event, as scoring them
 * one by one would leave it. qualities: of the entries in the order of their codes, in hundredths of a point.
 */
export async function fillSheets(
  world: DemoWorld,
  round: DemoRound,
  qualities: readonly number[],
  progress: readonly Progress[],
  startedAt: Date,
): Promise<void> {
  const { db, people } = world;
  const tree = await criteriaTree({ db, actor: null, now: startedAt }, round.id);
  const rows = await db
    .select({
      id: sheets.id,
      nominationId: nominations.id,
      groupCode: nominations.groupCode,
      appointmentId: appointments.id,
      email: users.email,
    })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(eq(panels.roundId, round.id))
    .orderBy(asc(nominations.code));
  for (const [juror, { signed, begun, recused }] of progress.entries()) {
    const account = `juror${juror + 1}` as keyof DemoPeople["ids"];
    const random = generator(1_000 + juror * 77 + round.year);
    const own = rows.filter((row) => row.email === demoEmail(account));
    const actor = await people.actor(account, startedAt);
    await answerForAll({ db, actor, now: startedAt }, round, own, recused);
    const points: { sheet: (typeof rows)[number]; leaf: Leaf; points: number; at: Date }[] = [];
    const signatures: { sheet: (typeof rows)[number]; leaves: readonly Leaf[]; marks: number[]; at: Date }[] = [];
    for (const [place, sheet] of own.entries()) {
      const leaves = leavesOf(askedOf(tree, sheet.groupCode));
      const marks = marksOf(qualities[place]!, juror, leaves, random);
      if (place === recused || place >= signed + begun) continue;
      const at = new Date(startedAt.getTime() + (place * 11 + juror) * 60_000);
      const given = place < signed ? marks : marks.slice(0, Math.ceil(marks.length / 2));
      for (const [index, mark] of given.entries()) points.push({ sheet, leaf: leaves[index]!, points: mark, at });
      if (place < signed) signatures.push({ sheet, leaves, marks, at });
    }
    for (let from = 0; from < points.length; from += BATCH) {
      const batch = points.slice(from, from + BATCH);
      const eventIds = await recordEvents(
        { db, now: startedAt, actor },
        batch.map(({ sheet, leaf, points, at }) => ({
          roundId: round.id,
          kind: "point_recorded" as const,
          deviceAt: at,
          payload: {
            sheet: sheet.id,
            nomination: sheet.nominationId,
            appointment: sheet.appointmentId,
            criterion: leaf.id,
            code: leaf.code,
            points,
            previous: null,
          },
        })),
      );
      await db.insert(sheetPoints).values(
        batch.map(({ sheet, leaf, points, at }, index) => ({
          sheetId: sheet.id,
          criterionId: leaf.id,
          points,
          eventId: eventIds[index]!,
          updatedAt: at,
        })),
      );
    }
    if (signatures.length > 0) {
      await recordEvents(
        { db, now: startedAt, actor },
        signatures.map(({ sheet, leaves, marks, at }) => ({
          roundId: round.id,
          kind: "sheet_signed" as const,
          deviceAt: at,
          payload: {
            sheet: sheet.id,
            nomination: sheet.nominationId,
            appointment: sheet.appointmentId,
            criteria: leaves.map(({ id, code }, index) => ({ criterion: id, code, points: marks[index]! })),
            total: marks.reduce((sum, mark) => sum + mark, 0),
          },
        })),
      );
      await db
        .update(sheets)
        .set({ signedAt: startedAt })
        .where(
          inArray(
            sheets.id,
            signatures.map(({ sheet }) => sheet.id),
          ),
        );
    }
  }
}

/** Before the first point a juror answers for every entry; one may be a product they gave advice on. */
async function answerForAll(
  ctx: Context,
  round: DemoRound,
  own: readonly { readonly appointmentId: string; readonly nominationId: string }[],
  recused: number | undefined,
): Promise<void> {
  const [{ ledgerSalt }] = (await ctx.db
    .select({ ledgerSalt: rounds.ledgerSalt })
    .from(rounds)
    .where(eq(rounds.id, round.id))) as [{ ledgerSalt: string }];
  const answers = own.map(({ appointmentId, nominationId }, place): [string, GivenAnswer] => [
    entryKey(ledgerSalt, appointmentId, nominationId),
    place === recused
      ? { answer: "conflict", reason: "Tôi đã tư vấn quy trình làm sản phẩm này cho cơ sở." }
      : { answer: "none", reason: undefined },
  ]);
  await answerConflicts(ctx, round.id, Object.fromEntries(answers));
}
