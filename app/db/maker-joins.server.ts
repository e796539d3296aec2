import { and, eq, isNull, type SQL } from "drizzle-orm";
import { memberships, products, users } from "./schema";

/** Joins who acts for the maker of a product today. */
export const roleAtMaker = (): SQL =>
  and(
    eq(memberships.establishmentId, products.establishmentId),
    eq(memberships.role, "producer"),
    isNull(memberships.endedAt),
  )!;

/** Joins the open account behind a role. */
export const openAccountOf = (): SQL => and(eq(users.id, memberships.userId), isNull(users.disabledAt))!;
