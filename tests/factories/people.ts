import type { Database } from "~/db/client.server";
import { memberships, users } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { loadActor } from "~/domain/people/actor.server";
import { foldText } from "~/lib/vietnamese-text";
import type { MembershipRole } from "~/lib/vocabulary";
import { inTurn, nextNumber, only } from "./counter";

const NAMES = [
  "Nguyễn Thị Hạnh",
  "Trần Văn Đức",
  "Lê Thị Mỹ Duyên",
  "Phạm Quốc Toản",
  "Hoàng Thị Ánh Nguyệt",
  "Đặng Hữu Phước",
  "Võ Thị Kim Thoa",
] as const;

export type User = typeof users.$inferSelect;

/** A person without any role. Nobody can sign in with the password; tests insert sessions. */
export async function aUser(db: Database, values: Partial<typeof users.$inferInsert> = {}): Promise<User> {
  const number = nextNumber();
  const name = values.name ?? inTurn(NAMES, number);
  const email = `${foldText(name).replaceAll(" ", ".")}.${number}@tinhhoa.test`;
  return only(
    await db
      .insert(users)
      .values({ email, ...values, name })
      .returning(),
  );
}

/** Gives a person a role for an agency or an establishment. */
export async function aMembership(
  db: Database,
  userId: string,
  role: MembershipRole,
  scope: { agencyId?: string; establishmentId?: string } = {},
): Promise<typeof memberships.$inferSelect> {
  return only(
    await db
      .insert(memberships)
      .values({ userId, role, ...scope })
      .returning(),
  );
}

/** The person as a context holds them, with the roles and seats they have now. */
export async function actorOf(db: Database, user: { readonly id: string }, now: Date = new Date()): Promise<Actor> {
  const actor = await loadActor(db, user.id, now, null);
  if (!actor) throw new Error(`no such person, or disabled: ${user.id}`);
  return actor;
}

/** A person without any role, as a context holds them. */
export async function anActor(db: Database, values: Partial<typeof users.$inferInsert> = {}): Promise<Actor> {
  return actorOf(db, await aUser(db, values));
}

export async function anAdmin(db: Database): Promise<Actor> {
  const user = await aUser(db);
  await aMembership(db, user.id, "admin");
  return actorOf(db, user);
}

/** Someone of an agency. */
export async function anOrganiser(
  db: Database,
  agencyId: string,
  role: "organiser" | "secretary" | "support" = "organiser",
): Promise<Actor> {
  const user = await aUser(db);
  await aMembership(db, user.id, role, { agencyId });
  return actorOf(db, user);
}

/** Someone of an establishment. */
export async function aProducer(db: Database, establishmentId: string): Promise<Actor> {
  const user = await aUser(db);
  await aMembership(db, user.id, "producer", { establishmentId });
  return actorOf(db, user);
}
