import { eq } from "drizzle-orm";
import { actorOf, anActor, anAdmin, aUser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { apiTokens } from "~/db/schema";
import { actorOfToken } from "~/domain/people/api-token.server";
import { createToken } from "~/domain/people/create-token.server";
import { tokensForCommand, tokensOf, tokenToRevoke } from "~/domain/people/queries-tokens.server";
import { revokeToken, revokeTokenByCommand } from "~/domain/people/revoke-token.server";
import { hashOfSecret } from "~/domain/people/secret.server";
import { m } from "~/i18n/paraglide/messages";

const NOW = new Date("2026-03-02T03:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

function aToken(db: Database, email: string, more: { name?: string; days?: number } = {}) {
  return createToken(contextOf(db, null, NOW), { email, scopes: ["read"], name: "máy tính bảng", ...more });
}

test("a token speaks for its person, with its scopes, until it ends, a year later unless told", async ({ db }) => {
  const user = await aUser(db);
  const { id, token, expiresAt } = await createToken(contextOf(db, null, NOW), {
    email: user.email,
    scopes: ["judging", "read"],
    name: "máy tính bảng",
  });
  expect(token).toMatch(/^tinhhoa_[\w-]{43}$/);
  expect(expiresAt).toEqual(later(365));

  expect(await actorOfToken(db, token, NOW, "10.0.0.7")).toEqual({
    tokenId: id,
    actor: {
      userId: user.id,
      name: user.name,
      email: user.email,
      memberships: [],
      seats: [],
      judged: [],
      wasSeated: false,
      address: "10.0.0.7",
    },
    scopes: new Set(["judging", "read"]),
  });
  expect(await actorOfToken(db, token, later(365))).toBeNull();
  expect(await actorOfToken(db, `${token}x`, NOW)).toBeNull();
  expect(await actorOfToken(db, "", NOW)).toBeNull();
  const [row] = await db.select().from(apiTokens).where(eq(apiTokens.userId, user.id));
  expect(row).toMatchObject({ tokenHash: hashOfSecret(token), lastUsedAt: NOW, name: "máy tính bảng" });
  expect(await auditOf(db, id)).toEqual(["people.token_created"]);
});

test("createToken takes 1 to 730 whole days and accounts that are open", async ({ db }) => {
  const user = await aUser(db);
  const disabled = await aUser(db, { disabledAt: NOW });
  expect((await aToken(db, user.email, { days: 730 })).expiresAt).toEqual(later(730));
  for (const days of [0, 731, 1.5, Number.NaN]) {
    await expect(aToken(db, user.email, { days })).rejects.toMatchObject({
      code: "invalid",
      message: m.people_token_days({ maximum: 730 }),
    });
  }
  for (const email of ["nobody@tinhhoa.test", disabled.email]) {
    await expect(aToken(db, email)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("when a token was used is noted at most once in five minutes", async ({ db }) => {
  const user = await aUser(db);
  const { id, token } = await aToken(db, user.email);
  const usedAt = async () => (await db.select().from(apiTokens).where(eq(apiTokens.id, id)))[0]?.lastUsedAt;
  const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
  const seen: unknown[] = [];
  for (const count of [0, 4, 6]) {
    await actorOfToken(db, token, minutes(count));
    seen.push(await usedAt());
  }
  expect(seen).toEqual([NOW, NOW, minutes(6)]);
});

test("tokens are listed for their owner and for admins, newest first, while they work", async ({ db }) => {
  const user = await aUser(db);
  const own = contextOf(db, await actorOf(db, user), later(2));
  expect(await tokensOf(own, user.id)).toEqual([]);
  const first = await aToken(db, user.email, { name: "một" });
  await aToken(db, user.email, { name: "hết hạn", days: 1 });
  const gone = await aToken(db, user.email, { name: "thu hồi" });
  await revokeTokenByCommand(own, gone.id);
  expect(await tokensOf(own, user.id)).toEqual([
    {
      id: first.id,
      name: "một",
      scopes: ["read"],
      createdAt: NOW,
      expiresAt: later(365),
      lastUsedAt: null,
      revokedAt: null,
    },
  ]);
  await aToken(db, user.email, { name: "hai" });
  await aToken(db, user.email, { name: "ba" });
  expect((await tokensOf(own, user.id)).map((line) => line.name)).toEqual(["ba", "hai", "một"]);
  expect(await tokensOf(contextOf(db, await anAdmin(db), later(2)), user.id)).toHaveLength(3);
  await expect(tokensOf(contextOf(db, await anActor(db), NOW), user.id)).rejects.toMatchObject({ code: "forbidden" });

  const names = async (filter: { email?: string; all: boolean }) =>
    (await tokensForCommand(contextOf(db, null, later(2)), filter)).map((line) => line.name);
  expect(await names({ email: user.email, all: false })).toEqual(["ba", "hai", "một"]);
  expect(await names({ email: user.email, all: true })).toEqual(["ba", "hai", "thu hồi", "hết hạn", "một"]);
  expect((await names({ all: true })).length).toBeGreaterThan(5);
});

test("revokeToken stops a token for good: its owner's and an admin's act, and someone else's looks like none", async ({
  db,
}) => {
  const user = await aUser(db);
  const owner = contextOf(db, await actorOf(db, user), NOW);
  const admin = contextOf(db, await anAdmin(db), NOW);
  const stranger = contextOf(db, await anActor(db), NOW);
  const visitor = contextOf(db, null, NOW);
  const { id, token } = await aToken(db, user.email);

  for (const ctx of [stranger, visitor]) {
    await expect(revokeToken(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(tokenToRevoke(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(tokenToRevoke(visitor, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(revokeToken(owner, "no-id")).rejects.toMatchObject({ code: "not_found" });
  expect(await tokenToRevoke(owner, id)).toMatchObject({ id, name: "máy tính bảng", owner: user.name });
  expect(await actorOfToken(db, token, NOW)).not.toBeNull();

  await revokeToken(owner, id);

  expect(await actorOfToken(db, token, NOW)).toBeNull();
  expect(await auditOf(db, id)).toEqual(["people.token_created", "people.token_revoked"]);
  await expect(revokeToken(owner, id)).rejects.toMatchObject({ code: "closed" });
  await expect(tokenToRevoke(owner, id)).rejects.toMatchObject({ code: "not_found" });
  const other = await aToken(db, user.email);
  await revokeToken(admin, other.id);
  expect(await actorOfToken(db, other.token, NOW)).toBeNull();
});
