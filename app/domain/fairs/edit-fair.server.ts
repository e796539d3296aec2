import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { agencies, applications, fairAgencies } from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { boundBy, whyNotRebind } from "./bound.server";
import { refuseCode, settledIdentity } from "./create-fair.server";
import { misfitsOf } from "./deadlines";
import type { FairDetails } from "./fair-details.server";
import type { EditFairForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";

/**
 * What a fair is called, where and when it is held, and which agencies stand beside it; its address stays.
 * Refused: as `lockToPrepare`; "closed" for other days while someone counts on them and for another code once numbers carry it;
 * "invalid" with its field for what does not hold together, "conflict" for a code that another fair has.
 */
export function editFair(ctx: Context, fairId: string, input: EditFairForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, input.version);
    const identity = await settledIdentity(ctx, input);
    await refuseDays(ctx, fair, input);
    if (input.code !== fair.code) await refuseOtherCode(ctx, fair, input.code);
    const beside = await agenciesBeside(ctx, fair, input.agencies);
    const texts = { summary: input.summary || null, summaryEn: input.summaryEn || null };
    await writeIdentity(ctx, fair.id, { ...identity, ...texts });
    await ctx.db.delete(fairAgencies).where(eq(fairAgencies.fairId, fair.id));
    if (beside.length > 0) await ctx.db.insert(fairAgencies).values(beside);
    const before = Object.fromEntries(
      Object.keys({ ...identity, ...texts }).map((key) => [key, fair[key as keyof FairDetails]]),
    );
    await recordAudit(ctx, {
      act: "fairs.edited",
      subject: { kind: "fair", id: fair.id },
      before,
      after: { ...identity, ...texts, agencies: input.agencies },
    });
  });
}

async function writeIdentity(ctx: WriteContext, id: string, values: Parameters<typeof writeFair>[2]): Promise<void> {
  try {
    await writeFair(ctx, id, values);
  } catch (error) {
    if (!violatesUnique(error, "fairs_code")) throw error;
    const sentence = m.fairs_code_taken({ code: values!.code! });
    throw new DomainError("conflict", sentence, { code: [sentence] });
  }
}

/** Other days bind again those who were accepted for the old ones or will come on them, and deadlines must still fit them. */
async function refuseDays(ctx: WriteContext, fair: FairDetails, { startsOn, endsOn }: EditFairForm): Promise<void> {
  if (startsOn === fair.startsOn && endsOn === fair.endsOn) return;
  const by = await boundBy(ctx, fair.id);
  const bound = whyNotRebind(by) ?? (by.guests > 0 ? m.fairs_days_have_guests({ count: by.guests }) : null);
  if (bound) throw new DomainError("closed", bound, { [startsOn === fair.startsOn ? "endsOn" : "startsOn"]: [bound] });
  if (Object.keys(misfitsOf(fair, startsOn)).length > 0) {
    throw new DomainError("invalid", m.fairs_days_against_deadlines(), {
      startsOn: [m.fairs_days_against_deadlines()],
    });
  }
}

async function refuseOtherCode(ctx: WriteContext, fair: FairDetails, code: string): Promise<void> {
  const [numbered] = await ctx.db
    .select({ number: applications.number })
    .from(applications)
    .where(and(eq(applications.fairId, fair.id), isNotNull(applications.number)))
    .limit(1);
  if (numbered) {
    const sentence = m.fairs_code_in_use({ number: numbered.number! });
    throw new DomainError("closed", sentence, { code: [sentence] });
  }
  await refuseCode(ctx, { code, except: fair.id });
}

async function agenciesBeside(ctx: WriteContext, fair: FairDetails, wanted: EditFairForm["agencies"]) {
  const unique = new Map(wanted.map((one) => [`${one.agencyId} ${one.part}`, { fairId: fair.id, ...one }]));
  const rows = [...unique.values()];
  if (rows.length === 0) return rows;
  const ids = [...new Set(rows.map((one) => one.agencyId))];
  const known = await ctx.db.select({ id: agencies.id }).from(agencies).where(inArray(agencies.id, ids));
  if (known.length < ids.length) {
    throw new DomainError("invalid", m.errors_required_choice(), { agencies: [m.errors_required_choice()] });
  }
  return rows;
}
