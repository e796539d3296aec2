import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type CheckInAnswer, checkIn } from "./check-in.server";
import { countHeads, type HeadCountResult } from "./count-heads.server";
import { fairOfGatekeeper } from "./gate.server";

interface Gathered {
  readonly gatekeeperId: string;
  readonly checkIns: readonly unknown[];
  readonly counts: readonly unknown[];
  readonly sentAt?: number | undefined;
}

/**
 * What the page of a gate gathered: scans and counts, each taken once.
 * Refused: as `checkIn`, "conflict" where somebody else has signed in on the device since: what it holds waits for its gatekeeper.
 */
export async function syncGate(
  ctx: Context,
  slug: string,
  { gatekeeperId, checkIns, counts, sentAt }: Gathered,
): Promise<CheckInAnswer & { readonly counts: readonly HeadCountResult[] }> {
  // First: of who has signed in since, the rights do not tell whether the gatekeeper keeps theirs.
  if (ctx.actor && ctx.actor.userId !== gatekeeperId) throw new DomainError("conflict", m.days_other_gatekeeper());
  const { fair } = await fairOfGatekeeper(ctx, slug);
  const answer = await checkIn(ctx, fair.id, { checkIns, sentAt });
  return { ...answer, counts: await countHeads(ctx, fair.id, { counts, sentAt }) };
}
