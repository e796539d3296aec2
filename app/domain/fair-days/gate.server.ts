import { and, asc, eq, isNull } from "drizzle-orm";
import { fairGates, fairs, gatekeepers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { mayKeepGate } from "./policy";
import type { Appointment } from "./rules";

/** When the one who asks was named for the gates of a fair, and until when; an appointment without an end holds. */
async function appointmentsOf(ctx: Context, fairId: string): Promise<Appointment[]> {
  if (!ctx.actor) return [];
  const rows = await ctx.db
    .select({ from: gatekeepers.appointedAt, until: gatekeepers.endedAt })
    .from(gatekeepers)
    .where(and(eq(gatekeepers.fairId, fairId), eq(gatekeepers.userId, ctx.actor.userId)));
  return rows.map(({ from, until }) => ({ from: from.getTime(), until: until?.getTime() ?? null }));
}

/**
 * The fair whose gates someone keeps, by id or slug. Throws "not_found"; for others "forbidden" where it is public, "not_found" where it
 * is not.
 */
export async function fairAtGate(ctx: Context, idOrSlug: string): Promise<FairDetails> {
  const { fair, ended } = await fairOfGatekeeper(ctx, idOrSlug);
  if (ended) throw new DomainError("forbidden", m.days_gatekeepers_only());
  return fair;
}

/**
 * The same for what a device gathered: also for somebody whose appointment ended, who may still hand in what was read while it held.
 * ended: the appointments of such a one, else null. Throws as `fairAtGate` to whoever was never named.
 */
export async function fairOfGatekeeper(
  ctx: Context,
  idOrSlug: string,
): Promise<{ readonly fair: FairDetails; readonly ended: readonly Appointment[] | null }> {
  const [row] = await ctx.db
    .select({ id: fairs.id })
    .from(fairs)
    .where(isUuid(idOrSlug) ? eq(fairs.id, idOrSlug) : eq(fairs.slug, idOrSlug));
  if (!row) throw new DomainError("not_found", m.fairs_not_found());
  const fair = await fairById(ctx, row.id);
  const appointments = await appointmentsOf(ctx, fair.id);
  const isGatekeeper = appointments.some(({ until }) => until === null);
  if (mayKeepGate(ctx.actor, fair, isGatekeeper)) return { fair, ended: null };
  if (appointments.length > 0) return { fair, ended: appointments };
  throw fair.publishedAt
    ? new DomainError("forbidden", m.days_gatekeepers_only())
    : new DomainError("not_found", m.fairs_not_found());
}

/** Gates in use, in their order. Asks no policy. */
export function gatesOf(ctx: Context, fairId: string) {
  return ctx.db
    .select({ id: fairGates.id, name: fairGates.name, admits: fairGates.admits })
    .from(fairGates)
    .where(and(eq(fairGates.fairId, fairId), isNull(fairGates.retiredAt)))
    .orderBy(asc(fairGates.position), asc(fairGates.id));
}
