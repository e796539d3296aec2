import { eq } from "drizzle-orm";
import { applications } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import { givesFor } from "../booths/policy";
import type { Context } from "../context";
import { fairById } from "../fairs/fair-details.server";
import { moneyOf } from "./money.server";
import { outcomeOf, type ReturnOutcome } from "./return-outcome";

/**
 * What would happen to the money of an application if the reader gave its booth back now, or took it away as the office does; null where
 * no notice bills it. Asks no policy.
 */
export async function returnOutcome(
  ctx: Context,
  fairId: string,
  { applicationId, code }: { readonly applicationId: string; readonly code: string },
): Promise<{ readonly isTaken: boolean; readonly outcome: ReturnOutcome | null }> {
  const fair = await fairById(ctx, fairId);
  const [money] = await moneyOf(ctx, fair, eq(applications.id, applicationId));
  if (!money) return { isTaken: false, outcome: null };
  const isTaken = givesFor(ctx.actor, fair, money);
  return { isTaken, outcome: outcomeOf(money, fair, { code, isTaken, today: todayInVietnam(ctx.now) }) };
}
