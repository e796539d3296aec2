import { eq, sql } from "drizzle-orm";
import { nominations, rounds } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { formatVotingCode } from "~/lib/voting-code";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { submittedMail } from "./mails";
import { whyNotSubmit } from "./policy";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { gapsIn } from "./rules";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Hand in a dossier whose data the entrant declared true. The first time it is given its voting code, the next number of
 * its round without a gap; handed in again after more was asked, it keeps it. Returns the code.
 * Throws "closed" out of time, "invalid" while something required is missing.
 */
export function submitNomination(ctx: Context, id: string, _declared: { declared: true }): Promise<{ code: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    const dossier = await readDossier(ctx, id);
    const gaps = gapsIn(
      { ...dossier, level: round.level, minimumPhotos: round.rules.minimumPhotos.value },
      todayInVietnam(ctx.now),
    );
    const refusal = whyNotSubmit(ctx.actor, facts, gaps);
    if (refusal) throw new DomainError(whyNotSubmit(ctx.actor, facts, []) ? "closed" : "invalid", refusal);

    const code = row.code ?? (await nextVotingCode(ctx, round.id));
    await ctx.db
      .update(nominations)
      .set({ state: "submitted", code, submittedAt: ctx.now, declaredAt: ctx.now })
      .where(eq(nominations.id, id));
    await recordStep(ctx, id, "submitted");
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      submittedMail({ name, product: dossier.product.name, round: round.name, code, nominationId: id }),
    );
    return { code };
  });
}

/** Counted up under the round's lock, so that codes have no gap and no double. */
async function nextVotingCode(ctx: WriteContext, roundId: string): Promise<string> {
  const [round] = await ctx.db
    .update(rounds)
    .set({ lastCode: sql`${rounds.lastCode} + 1` })
    .where(eq(rounds.id, roundId))
    .returning({ prefix: rounds.codePrefix, year: rounds.year, number: rounds.lastCode });
  return formatVotingCode(round!);
}
