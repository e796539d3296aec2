import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { certificates, printRuns, revocations } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { enqueue } from "~/queue/enqueue.server";
import { recordAudit } from "../audit/record-audit.server";
import { lockDecision } from "../awards/lock-decision.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { latestSeal } from "../seals/queries.server";
import type { SealContent } from "../seals/rules";
import { inTransaction } from "../transaction.server";
import type { PrintRunForm } from "./forms";
import { drawPrintRunJob } from "./jobs";
import { mayPrintCertificates } from "./policy";

/**
 * Have all certificates of a release drawn, in the order of its list, as its latest seal has it. A run of the same kind that is not over is
 * joined. Returns the run's id.
 * Refused: "not_found", "forbidden" to all but organisers, "conflict" before the release and where no certificate is left to draw.
 */
export function requestPrintRun(ctx: Context, decisionId: string, { kind }: PrintRunForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { round, decision } = await lockDecision(ctx, decisionId);
    if (!mayPrintCertificates(ctx.actor, round)) throw new DomainError("forbidden", m.templates_organisers_only());
    const seal = await latestSeal(ctx, decision.id);
    if (!seal) throw new DomainError("conflict", m.certificates_not_sealed_yet());
    if ((await drawableCount(ctx, seal.content)) === 0) throw new DomainError("conflict", m.templates_run_nothing());
    const [open] = await ctx.db
      .select({ id: printRuns.id })
      .from(printRuns)
      .where(
        and(eq(printRuns.sealId, seal.id), eq(printRuns.kind, kind), inArray(printRuns.state, ["queued", "running"])),
      );
    if (open) return open.id;
    const total = seal.content.awards.length;
    const [made] = await ctx.db
      .insert(printRuns)
      .values({ sealId: seal.id, kind, total, movedAt: ctx.now, requestedBy: ctx.actor!.userId, requestedAt: ctx.now })
      .returning({ id: printRuns.id });
    await recordAudit(ctx, {
      act: "print_runs.requested",
      subject: { kind: "round", id: round.id },
      after: { decision: decision.number, kind, certificates: total },
    });
    await enqueue(ctx.db, drawPrintRunJob, { runId: made!.id });
    return made!.id;
  });
}

/** How many certificates of a list are neither taken back nor replaced. */
async function drawableCount(ctx: WriteContext, { awards }: SealContent): Promise<number> {
  if (awards.length === 0) return 0;
  const numbers = awards.map((award) => award.certificate.number);
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(certificates)
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(and(inArray(certificates.number, numbers), certificates.isCurrent, isNull(revocations.certificateId)));
  return row!.count;
}
