import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { databaseNow } from "./database-clock.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { levelGaps } from "./lower-title.server";
import { resubmittedMail, submittedMail } from "./mails";
import { whyNotSubmit } from "./policy";
import { territoryFor } from "./quotas.server";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { dossierState, gapsIn, phaseForEntry } from "./rules";
import { giveVotingCode } from "./voting-codes.server";
import { writeToOfficer } from "./write-to-officer.server";
import { writeToProducer } from "./write-to-producer.server";

interface Declared {
  readonly declared: true;
}

/**
 * Hand in a dossier whose data the entrant declared true. The first time it is given its voting code (`giveVotingCode`); handed in
 * again after more was asked, it keeps it. Returns the code.
 * The deadline is judged by the database's clock once the round is locked, whenever the request was sent.
 * Throws "closed" out of time, "invalid" while something required is missing, of the level below too.
 * Source: docs/rules/nominations.md#deadline.
 */
export function submitNomination(ctx: Context, id: string, _declared: Declared): Promise<{ code: string }> {
  return submitBy(ctx, id, databaseNow);
}

/** The same for dossiers that are laid out in the past (the demo): the context's clock is the one that counts. */
export function submitNominationAsOf(ctx: Context, id: string, _declared: Declared): Promise<{ code: string }> {
  return submitBy(ctx, id, async (ctx) => ctx.now);
}

function submitBy(ctx: Context, id: string, clock: (ctx: WriteContext) => Promise<Date>): Promise<{ code: string }> {
  return inTransaction(ctx, async (asked) => {
    const { row, round, facts: asAsked } = await lockNominationInRound(asked, id);
    const ctx = { ...asked, now: await clock(asked) };
    const facts = { ...asAsked, phase: phaseForEntry(round, row.state, ctx.now) };
    const dossier = await readDossier(ctx, id);
    const gaps = [
      ...gapsIn(dossierState(dossier, round), todayInVietnam(ctx.now)),
      ...(await levelGaps(ctx, round, dossier, row.state)),
    ];
    const refusal = whyNotSubmit(ctx.actor, facts, gaps);
    if (refusal) throw new DomainError(whyNotSubmit(ctx.actor, facts, []) ? "closed" : "invalid", refusal);

    const code = row.code ?? (await giveVotingCode(ctx, round.id));
    const countedTerritoryId =
      row.countedTerritoryId ?? (await territoryFor(ctx, round.id, dossier.establishment.provinceId));
    await ctx.db
      .update(nominations)
      .set({ state: "submitted", code, submittedAt: ctx.now, declaredAt: ctx.now, countedTerritoryId })
      .where(eq(nominations.id, id));
    await recordStep(ctx, id, "submitted");
    const about = { product: dossier.product.name, round, code, nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) => submittedMail({ name, ...about }));
    // Its officer waits for it; the first time it has none.
    await writeToOfficer(ctx, row.assignedTo, (name) => resubmittedMail({ name, ...about }));
    return { code };
  });
}
