import { and, eq } from "drizzle-orm";
import { printRuns } from "~/db/schema";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { isLoopback } from "~/lib/loopback";
import { recordAudit } from "../audit/record-audit.server";
import { lockDecision } from "../awards/lock-decision.server";
import { USUAL_SITE } from "../awards/release-misfits.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { hasDemoAccounts } from "../people/queries.server";
import { queueRun, runUnderWay } from "../runs/queue-run.server";
import { latestSeal } from "../seals/queries.server";
import { inTransaction } from "../transaction.server";
import { PRINT_RUNS } from "./draw-print-run.server";
import { drawableOf } from "./drawable.server";
import type { PrintRunForm } from "./forms";
import { mayPrintCertificates } from "./policy";
import { runMisfits } from "./run-misfits.server";

/** Certificates that a refusal names. */
const NAMED = 10;

/**
 * Have all certificates of a release drawn, in the order of its list, as its latest seal has it. A run of the same kind and language that
 * is not over is joined. site: where their pages stand, for it is printed. Returns the run's id.
 * Refused: "not_found", "forbidden" to all but organisers, "conflict" before the release, where no certificate is left to draw, for a
 * site that only this machine reaches, outside of the demo, and where words do not fit in another language than the template's unless
 * that is wanted.
 */
export function requestPrintRun(
  ctx: Context,
  decisionId: string,
  input: PrintRunForm,
  site = USUAL_SITE,
): Promise<string> {
  const { kind, language = "template", despiteMisfits } = input;
  return inTransaction(ctx, async (ctx) => {
    const { round, decision } = await lockDecision(ctx, decisionId);
    if (!mayPrintCertificates(ctx.actor, round)) throw new DomainError("forbidden", m.templates_organisers_only());
    // What is on paper is there for ever, and its code would lead nowhere.
    if (isLoopback(site) && !(await hasDemoAccounts(ctx.db))) {
      throw new DomainError("conflict", m.templates_run_loopback({ site }));
    }
    const seal = await latestSeal(ctx, decision.id);
    if (!seal) throw new DomainError("conflict", m.certificates_not_sealed_yet());
    const drawable = await drawableOf(ctx, seal.content);
    if (drawable.length === 0) throw new DomainError("conflict", m.templates_run_nothing());
    if (language !== "template" && !despiteMisfits) {
      const misfits = await runMisfits(ctx, seal, drawable, language, site);
      if (misfits.length > 0) {
        const products = formatList(misfits.slice(0, NAMED).map((one) => one.product));
        const sentence = m.templates_run_misfits({ count: misfits.length, products });
        throw new DomainError("conflict", sentence, { despiteMisfits: [sentence] });
      }
    }
    const same = and(eq(printRuns.sealId, seal.id), eq(printRuns.kind, kind), eq(printRuns.language, language));
    const open = await runUnderWay(ctx, PRINT_RUNS, same);
    if (open) return open.id;
    const total = seal.content.awards.length;
    const id = await queueRun(ctx, PRINT_RUNS, { sealId: seal.id, kind, language, total });
    await recordAudit(ctx, {
      act: "print_runs.requested",
      subject: { kind: "round", id: round.id },
      after: { decision: decision.number, kind, language, certificates: total },
    });
    return id;
  });
}
