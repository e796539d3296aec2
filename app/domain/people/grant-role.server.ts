import { memberships } from "~/db/schema";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { MembershipRole } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { resolveScope } from "./invitation-scope.server";
import { lockUser } from "./lock-people.server";
import { mayGrantRole } from "./policy";

interface Grant {
  readonly role: MembershipRole;
  readonly agencyId?: string | null;
  readonly establishmentId?: string | null;
}

/** Give a role to an account. Throws "forbidden", "not_found", and "conflict" when it is held already. */
export function grantRole(ctx: Context, userId: string, grant: Grant): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayGrantRole(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    const user = await lockUser(ctx, userId);
    if (!user) throw new DomainError("not_found", m.people_user_unknown());
    await addMembership(ctx, user, grant);
  });
}

/** The row and its audit entry; whoever calls has asked the policy. */
export async function addMembership(
  ctx: WriteContext,
  user: { id: string; name: string },
  grant: Grant,
): Promise<void> {
  const { at } = await resolveScope(ctx, grant);
  const held = await ctx.db
    .insert(memberships)
    .values({
      userId: user.id,
      role: grant.role,
      agencyId: at.agencyId,
      establishmentId: at.establishmentId,
      grantedBy: ctx.actor?.userId ?? null,
      startedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: memberships.id });
  if (held.length === 0) {
    throw new DomainError("conflict", m.people_role_held({ name: user.name, role: roleName(grant.role) }));
  }
  await recordAudit(ctx, {
    act: "people.role_granted",
    subject: { kind: "user", id: user.id },
    after: { role: grant.role, agencyId: at.agencyId, establishmentId: at.establishmentId },
  });
}
