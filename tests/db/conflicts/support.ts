import { nominationsFor } from "#tests/factories/nominations";
import { aJury, type TestJuror } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { assignments, sheets } from "~/db/schema";
import type { GivenAnswer } from "~/domain/conflicts/forms";
import { entriesToAnswer } from "~/domain/conflicts/own-entries.server";
import { roundById } from "~/domain/rounds/queries.server";

export const NONE: GivenAnswer = { answer: "none", reason: undefined };
export const relative = (reason = "Chủ cơ sở là em ruột tôi"): GivenAnswer => ({ answer: "conflict", reason });

/** A round whose jury has its entries, and has not answered for any; while it is scored, with its sheets. */
export async function aJuryBeforeAnswers(
  db: Database,
  { jurors: size = 3, entries: count = 3, ...options }: RoundOptions & { jurors?: number; entries?: number } = {},
) {
  const round = await aRound(db, options);
  const { jurors } = await aJury(db, round.id, size);
  const entries = await nominationsFor(db, round.id, count);
  const pairs = jurors.flatMap((juror) =>
    entries.map((entry) => ({ appointmentId: juror.appointmentId, nominationId: entry.id })),
  );
  await db.insert(assignments).values(pairs.map((pair) => ({ ...pair, source: "plan" as const })));
  const made = (options.phase ?? "scoring") === "scoring" ? await db.insert(sheets).values(pairs).returning() : [];
  const sheetOf = (juror: TestJuror, entry: { readonly id: string }) =>
    made.find((one) => one.appointmentId === juror.appointmentId && one.nominationId === entry.id)!.id;
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  return { round, jurors, entries, sheetOf, ctx: contextOf(db, secretary) };
}

/** What the page of a juror knows of their entries, in the order of these nominations. */
export async function shownTo(
  db: Database,
  juror: TestJuror,
  roundId: string,
  entries: readonly { readonly product: { readonly name: string } }[],
) {
  const ctx = contextOf(db, juror.actor);
  const { entries: shown } = await entriesToAnswer(ctx, await roundById(ctx, roundId));
  return entries.map((entry) => shown.find((one) => one.product === entry.product.name)!);
}

/** The keys under which a juror answers, in the order of these nominations. */
export async function keysFor(
  db: Database,
  juror: TestJuror,
  roundId: string,
  entries: readonly { readonly product: { readonly name: string } }[],
): Promise<string[]> {
  return (await shownTo(db, juror, roundId, entries)).map((one) => one.key);
}
