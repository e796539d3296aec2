import { eq } from "drizzle-orm";
import { dossierSnapshots, nominations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { Dossier } from "./dossier";
import type { AdmitNominationForm } from "./forms";
import { lockNominationInRound } from "./lock-nomination.server";
import { admittedMail } from "./mails";
import { whyNotScreen } from "./policy";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Admit a nomination in a group, which may differ from the producer's, and seal its dossier for the jury: nothing in it
 * changes from now on. Throws "closed" as the policy says, "invalid" for a group the round does not have.
 */
export function admitNomination(ctx: Context, id: string, input: AdmitNominationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    const refusal = whyNotScreen(ctx.actor, facts, "admitted");
    if (refusal) throw new DomainError("closed", refusal);
    if (!round.rules.groups.some((group) => group.code === input.groupCode)) {
      const sentence = m.nominations_group_not_in_round();
      throw new DomainError("invalid", sentence, { groupCode: [sentence] });
    }
    await ctx.db
      .update(nominations)
      .set({ state: "admitted", groupCode: input.groupCode, decidedAt: ctx.now })
      .where(eq(nominations.id, id));
    const dossier = await readDossier(ctx, id);
    const contentHash = hashOfDossier(dossier);
    await ctx.db
      .insert(dossierSnapshots)
      .values({ nominationId: id, content: dossier, contentHash, sealedAt: ctx.now });
    await recordStep(ctx, id, "admitted");
    await recordAudit(ctx, {
      act: "nominations.admitted",
      subject: { kind: "nomination", id },
      before: { groupCode: row.groupCode },
      after: { groupCode: input.groupCode, dossierHash: contentHash },
    });
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      admittedMail({ name, product: dossier.product.name, round: round.name, code: row.code ?? "", nominationId: id }),
    );
  });
}

/** SHA-256 of the canonical JSON of a dossier, hex. */
export function hashOfDossier(dossier: Dossier): string {
  return sha256Hex(canonicalJson(dossier));
}
