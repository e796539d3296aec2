import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { AskForMoreForm } from "./forms";
import { lockNominationInRound } from "./lock-nomination.server";
import { moreAskedMail } from "./mails";
import { whyNotScreen } from "./policy";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { writeToProducer } from "./write-to-producer.server";

/** Give a dossier back to its producer, who may change it and hand it in again under the same code. */
export function askForMore(ctx: Context, id: string, input: AskForMoreForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    const refusal = whyNotScreen(ctx.actor, facts, "more_asked");
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db.update(nominations).set({ state: "more_asked" }).where(eq(nominations.id, id));
    await recordStep(ctx, id, "more_asked", input.note);
    await recordAudit(ctx, {
      act: "nominations.more_asked",
      subject: { kind: "nomination", id },
      after: { note: input.note },
    });
    const { product } = await readDossier(ctx, id);
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      moreAskedMail({
        name,
        product: product.name,
        round: round.name,
        code: row.code ?? "",
        nominationId: id,
        note: input.note,
      }),
    );
  });
}
