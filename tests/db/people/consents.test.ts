import { asc, eq } from "drizzle-orm";
import { aUser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { consents, users } from "~/db/schema";
import { liveConsent } from "~/domain/people/consents.server";
import { newPasswordLink } from "~/domain/people/links.server";
import { mailPasswordLink } from "~/domain/people/mail-password-link.server";
import { passwordLink } from "~/domain/people/password-link.server";
import { registerPerson } from "~/domain/people/register-person.server";
import { resetPassword } from "~/domain/people/reset-password.server";
import { tidyAccounts } from "~/domain/people/tidy-accounts.server";
import { inTransaction } from "~/domain/transaction.server";
import { latestToken } from "./outbox";

const NOW = new Date("2026-03-02T03:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const at = (db: Database, minutes: number) => contextOf(db, null, later(minutes));
const form = { password: "gió mùa đông bắc đã về", passwordAgain: "gió mùa đông bắc đã về" };
const signUp = (db: Database, email: string, minutes: number) =>
  registerPerson(at(db, minutes), { name: "Ai Đó", email, consent: true });
const consentsOf = (db: Database, userId: string) =>
  db
    .select({ givenAt: consents.givenAt, confirmedAt: consents.confirmedAt })
    .from(consents)
    .where(eq(consents.userId, userId))
    .orderBy(asc(consents.id));

test("what a stranger ticked at an invited person's address is not confirmed by a link for a forgotten password", async ({
  db,
}) => {
  const invited = await aUser(db);
  await signUp(db, invited.email, 0);
  await mailPasswordLink(at(db, 5), invited);

  await resetPassword(at(db, 6), await latestToken(db, invited.email), form);

  expect(await consentsOf(db, invited.id)).toEqual([]);
  expect(await liveConsent(at(db, 7), invited.id)).toBeUndefined();
});

test("of two sign-ups the one counts whose link is used, and the other tick is dropped", async ({ db }) => {
  const email = "hai.lan@tinhhoa.test";
  await signUp(db, email, 0);
  const first = await latestToken(db, email);
  await signUp(db, email, 5);
  const [user] = await db.select().from(users).where(eq(users.email, email));
  expect(await consentsOf(db, user!.id)).toEqual([
    { givenAt: later(0), confirmedAt: null },
    { givenAt: later(5), confirmedAt: null },
  ]);

  await resetPassword(at(db, 10), first, form);

  expect(await consentsOf(db, user!.id)).toEqual([{ givenAt: later(0), confirmedAt: later(10) }]);
});

test("a tick that nobody confirmed goes when its link has run out; a confirmed one stays", async ({ db }) => {
  const [kept, gone] = ["giu@tinhhoa.test", "bo@tinhhoa.test"];
  await signUp(db, kept, 0);
  await resetPassword(at(db, 1), await latestToken(db, kept), form);
  await signUp(db, gone, 0);
  const of = async (email: string) => {
    const [user] = await db.select().from(users).where(eq(users.email, email));
    return consentsOf(db, user!.id);
  };

  await tidyAccounts(at(db, 24 * 60), { outbox: "/nonexistent" });
  expect(await of(gone)).toEqual([{ givenAt: later(0), confirmedAt: null }]);
  await tidyAccounts(at(db, 24 * 60 + 1), { outbox: "/nonexistent" });

  expect(await of(gone)).toEqual([]);
  expect(await of(kept)).toEqual([{ givenAt: later(0), confirmedAt: later(1) }]);
});

test("an account closed by taking a consent back is not opened by a link that no sign-up mailed", async ({ db }) => {
  const user = await aUser(db, { disabledAt: NOW, leftAs: "withdrawn", passwordHash: "x" });
  const token = await inTransaction(at(db, 0), (ctx) => newPasswordLink(ctx, user.id, 3_600_000));

  expect(await passwordLink(at(db, 1), token)).toBeNull();
  await expect(resetPassword(at(db, 1), token, form)).rejects.toMatchObject({ code: "closed" });
  const [same] = await db.select().from(users).where(eq(users.id, user.id));
  expect(same).toEqual(user);
});
