import { anActor, anAdmin } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { auditEntries } from "~/db/schema";
import { auditActs, auditPage } from "~/domain/audit/queries.server";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { inTransaction } from "~/domain/transaction.server";

const all = { act: null, person: null, from: null, until: null, page: 1 };

test("auditPage filters by act, noun, person and day, newest first", async ({ db }) => {
  const han = await anActor(db, { name: "Vũ Ngọc Hân", email: "han_100%@tinhhoa.test" });
  const ctx = contextOf(db, await anAdmin(db));
  const keep = (actor: typeof han | null, act: string, at: string) =>
    inTransaction(contextOf(db, actor, new Date(at)), (ctx) =>
      recordAudit(ctx, { act, subject: { kind: "agency", id: "1" }, after: { at } }),
    );
  await keep(han, "agencies.named", "2026-03-01T16:59:59Z"); // 23h59 of 1 March in Vietnam
  await keep(null, "agencies.created", "2026-03-01T17:00:00Z"); // 00h00 of 2 March
  await keep(han, "people.invited", "2026-03-02T16:59:59Z");

  const acts = async (filter: Partial<typeof all> | Record<string, unknown>) =>
    (await auditPage(ctx, { ...all, ...filter })).items.map((entry) => entry.act);
  expect(await acts({})).toEqual(["people.invited", "agencies.created", "agencies.named"]);
  expect(await acts({ act: "agencies" })).toEqual(["agencies.created", "agencies.named"]);
  expect(await acts({ act: "agencies.named" })).toEqual(["agencies.named"]);
  expect(await acts({ act: "agenc" })).toEqual([]);
  expect(await acts({ person: "ngọc hân" })).toEqual(["people.invited", "agencies.named"]);
  expect(await acts({ person: "100%" })).toEqual(["people.invited", "agencies.named"]);
  expect(await acts({ person: "1_0%" })).toEqual([]);
  expect(await acts({ from: "2026-03-02", until: "2026-03-02" })).toEqual(["people.invited", "agencies.created"]);
  expect(await acts({ until: "2026-03-01" })).toEqual(["agencies.named"]);
  expect(await acts({ page: 2 })).toEqual([]);
  expect(await auditPage(ctx, { ...all, act: "agencies.named" })).toMatchObject({
    total: 1,
    items: [{ actorName: "Vũ Ngọc Hân", subjectKind: "agency", before: null, after: { at: "2026-03-01T16:59:59Z" } }],
  });
  expect(await auditActs(ctx)).toEqual(["agencies.created", "agencies.named", "people.invited"]);
});

test("the audit is for admins, and nobody rewrites it", async ({ db }) => {
  const stranger = contextOf(db, await anActor(db));
  await expect(auditPage(stranger, all)).rejects.toMatchObject({ code: "forbidden" });
  await expect(auditActs(stranger)).rejects.toMatchObject({ code: "forbidden" });
  await expect(db.update(auditEntries).set({ act: "x" })).rejects.toMatchObject({ cause: { code: "23001" } });
});
