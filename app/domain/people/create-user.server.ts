import { eq } from "drizzle-orm";
import { agencies, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { AgencyRole } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { addMembership } from "./grant-role.server";
import { newPasswordLink } from "./links.server";
import { linkPaths } from "./mails";
import { hashPassword } from "./password.server";
import { FIRST_PASSWORD_MS, whyNotPassword } from "./rules";

interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role?: { readonly role: "admin" } | { readonly role: AgencyRole; readonly agencySlug: string };
  /** Without one the answer holds a link that sets it. */
  readonly password?: string;
}

interface CreatedUser {
  readonly userId: string;
  /** A path of the site; works once, for a day. */
  readonly passwordPath: string | null;
}

/** Make an account from the command line: whoever runs it holds the database, so no policy is asked; the audit keeps it. */
export function createUser(ctx: Context, input: NewUser): Promise<CreatedUser> {
  return inTransaction(ctx, async (ctx) => {
    const reason = input.password === undefined ? null : whyNotPassword(input.password, input);
    if (reason) throw new DomainError("invalid", reason);
    const [user] = await ctx.db
      .insert(users)
      .values({
        email: input.email,
        name: input.name,
        passwordHash: input.password === undefined ? null : await hashPassword(input.password),
        createdAt: ctx.now,
      })
      .onConflictDoNothing({ target: users.email })
      .returning();
    if (!user) throw new DomainError("conflict", m.people_email_taken({ email: input.email }));
    await recordAudit(ctx, { act: "people.created", subject: { kind: "user", id: user.id } });
    if (input.role) await addMembership(ctx, user, await grantOf(ctx, input.role));
    if (input.password !== undefined) return { userId: user.id, passwordPath: null };
    return {
      userId: user.id,
      passwordPath: linkPaths.password(await newPasswordLink(ctx, user.id, FIRST_PASSWORD_MS)),
    };
  });
}

async function grantOf(ctx: Context, given: NonNullable<NewUser["role"]>) {
  if (given.role === "admin") return given;
  const [agency] = await ctx.db.select({ id: agencies.id }).from(agencies).where(eq(agencies.slug, given.agencySlug));
  if (!agency) throw new DomainError("not_found", m.people_place_unknown());
  return { role: given.role, agencyId: agency.id };
}
