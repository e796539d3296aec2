import { eq, sql } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { actorOf, aMembership, anOrganiser, aProducer, aUser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { files, mails, nominations, papers, users } from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { takePaper } from "~/domain/nominations/take-paper.server";
import { keepPaper } from "~/domain/papers/keep-paper.server";
import { endingPapers, paperById, papersToUse, vaultOf } from "~/domain/papers/queries.server";
import { renewPaper } from "~/domain/papers/renew-paper.server";
import { retirePaper } from "~/domain/papers/retire-paper.server";
import { MOST_IN_VAULT } from "~/domain/papers/rules";
import { warnOfExpiry } from "~/domain/papers/warn-of-expiry.server";
import { addDays, todayInVietnam } from "~/lib/dates";

const FACTS = {
  kind: "food_safety",
  number: "12/2026/ATTP",
  issuer: "Sở Y tế",
  issuedOn: "2024-01-10",
  validUntil: null,
} as const;

async function aKeeper(db: Database, now = new Date()) {
  const establishment = await anEstablishment(db);
  const ctx = contextOf(db, await aProducer(db, establishment.id), now);
  const stranger = contextOf(db, await aProducer(db, (await anEstablishment(db)).id), now);
  const store = aFileStore();
  const keep = async (
    facts: Partial<Omit<typeof FACTS, "validUntil">> & { validUntil?: string | null } = {},
    bytes = aPdf(),
  ) => keepPaper(ctx, store, establishment.id, { ...FACTS, ...facts, file: await aGivenFile("attp.pdf", bytes) });
  return { establishment, ctx, stranger, store, keep };
}

test("a paper is kept with its facts, seen and read by members alone", async ({ db }) => {
  const { establishment, ctx, stranger, store, keep } = await aKeeper(db);

  const { id } = await keep();

  const [kept] = await vaultOf(ctx, establishment.id);
  expect(kept).toMatchObject({ id, ...FACTS, name: "attp.pdf", state: { kind: "lasting" }, uses: [], retiredAt: null });
  expect(await auditOf(db, id)).toEqual(["papers.added"]);
  expect(await fileForReading(ctx, kept!.fileId, "original")).toMatchObject({ name: "attp.pdf", paper: true });
  for (const other of [stranger, contextOf(db, null)]) {
    expect(await fileForReading(other, kept!.fileId, "original")).toBeNull();
    expect(await papersToUse(other, establishment.id)).toEqual([]);
    await expect(vaultOf(other, establishment.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(paperById(other, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(retirePaper(other, id)).rejects.toMatchObject({ code: "not_found" });
    const file = await aGivenFile("x.pdf", aPdf());
    await expect(keepPaper(other, store, establishment.id, { ...FACTS, file })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(renewPaper(other, store, id, { ...FACTS, file })).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(paperById(ctx, "no-id")).rejects.toMatchObject({ code: "not_found" });
});

test("a file is kept once, also when given twice at once, and a file that is no paper is refused with the reason", async ({
  db,
}) => {
  const { establishment, ctx, keep } = await aKeeper(db);
  const pdf = aPdf();

  const results = await Promise.allSettled([keep({}, pdf), keep({}, pdf), keep({ kind: "food_safety" }, aPdf())]);

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "conflict", message: expect.stringContaining("attp.pdf") },
  });
  await expect(keep({}, Buffer.from("MZ virus"))).rejects.toMatchObject({ code: "invalid", message: /attp\.pdf/ });
  expect(await vaultOf(ctx, establishment.id)).toHaveLength(2);
});

test("a renewal takes the place of the old paper, which its dossiers keep", async ({ db }) => {
  const { establishment, ctx, store, keep } = await aKeeper(db);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const round = await aRound(db, { phase: "nomination" });
  const nomination = await startNomination(ctx, { productId: product.id, roundId: round.id });
  const { id } = await keep({ validUntil: "2026-12-31" });
  await takePaper(ctx, nomination.id, { paperId: id });

  const renewal = { number: "90/2027", issuer: "Sở Y tế", issuedOn: "2026-12-01", validUntil: "2029-12-01" };
  const renewed = await renewPaper(ctx, store, id, { ...renewal, file: await aGivenFile("moi.pdf", aPdf()) });

  const [fresh, old] = await vaultOf(ctx, establishment.id);
  expect(fresh).toMatchObject({ id: renewed.id, kind: "food_safety", ...renewal, uses: [] });
  expect(old).toMatchObject({
    id,
    state: { kind: "retired" },
    uses: [{ nominationId: nomination.id, productName: product.name, round: { name: round.name } }],
  });
  const { papers: used } = (await nominationById(ctx, nomination.id)).dossier;
  expect(used).toEqual([{ ...FACTS, validUntil: "2026-12-31", name: "attp.pdf", fileId: old!.fileId, paperId: id }]);
  expect((await papersToUse(ctx, establishment.id)).map((paper) => paper.id)).toEqual([renewed.id]);
  const again = { ...renewal, file: await aGivenFile("moi.pdf", aPdf()) };
  await expect(renewPaper(ctx, store, id, again)).rejects.toMatchObject({ code: "closed" });
  await expect(retirePaper(ctx, id)).rejects.toMatchObject({ code: "closed" });
  expect(await auditOf(db, id)).toEqual(["papers.added", "papers.renewed"]);
});

test("one paper serves three dossiers; the agency reads it once one of them was handed in", async ({ db }) => {
  const { establishment, ctx, stranger, keep } = await aKeeper(db);
  const { id } = await keep();
  const round = await aRound(db, { phase: "nomination" });
  const staff = contextOf(db, await anOrganiser(db, round.agencyId, "support"));
  const drafts: string[] = [];
  for (let number = 0; number < 3; number += 1) {
    const product = await aProduct(db, { establishmentId: establishment.id });
    const draft = await startNomination(ctx, { productId: product.id, roundId: round.id });
    await takePaper(ctx, draft.id, { paperId: id });
    drafts.push(draft.id);
  }
  const [kept] = await vaultOf(ctx, establishment.id);

  expect(kept?.uses.map((use) => use.nominationId)).toEqual(drafts);
  expect(await fileForReading(staff, kept!.fileId, "original")).toBeNull();
  const declared = { state: "submitted", code: "X-1", submittedAt: ctx.now, declaredAt: ctx.now } as const;
  await db.update(nominations).set(declared).where(eq(nominations.id, drafts[0]!));
  expect(await fileForReading(staff, kept!.fileId, "original")).toMatchObject({ name: "attp.pdf" });
  expect(await fileForReading(stranger, kept!.fileId, "original")).toBeNull();
});

test("a dossier takes no paper of another establishment and none that was retired, and none once handed in", async ({
  db,
}) => {
  const { establishment, ctx, stranger, keep } = await aKeeper(db);
  const other = await aKeeper(db);
  const foreign = await other.keep();
  const { id } = await keep();
  const retired = await keep({ kind: "food_safety" });
  await retirePaper(ctx, retired.id);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const draft = await aNomination(db, {
    product,
    state: "draft",
    roundId: (await aRound(db, { phase: "nomination" })).id,
  });

  await expect(takePaper(ctx, draft.id, { paperId: foreign.id })).rejects.toMatchObject({ code: "not_found" });
  await expect(takePaper(ctx, draft.id, { paperId: retired.id })).rejects.toMatchObject({ code: "closed" });
  await expect(takePaper(stranger, draft.id, { paperId: id })).rejects.toMatchObject({ code: "not_found" });
  await db
    .update(nominations)
    .set({ state: "submitted", code: "X-1", submittedAt: ctx.now, declaredAt: ctx.now })
    .where(eq(nominations.id, draft.id));
  await expect(takePaper(ctx, draft.id, { paperId: id })).rejects.toMatchObject({ code: "closed" });
});

test("a member of two establishments does not carry papers from one to the other", async ({ db }) => {
  const { ctx, establishment, keep } = await aKeeper(db);
  const { id } = await keep();
  const second = await anEstablishment(db);
  await aMembership(db, ctx.actor!.userId, "producer", { establishmentId: second.id });
  const both = contextOf(db, await actorOf(db, { id: ctx.actor!.userId }));
  const product = await aProduct(db, { establishmentId: second.id });
  const draft = await aNomination(db, {
    product,
    state: "draft",
    roundId: (await aRound(db, { phase: "nomination" })).id,
  });

  await expect(takePaper(both, draft.id, { paperId: id })).rejects.toMatchObject({ code: "not_found" });
  expect((await papersToUse(both, establishment.id)).map((paper) => paper.id)).toEqual([id]);
});

test("a paper given for a dossier is kept in the vault too when that is ticked, once", async ({ db }) => {
  const { establishment, ctx, store } = await aKeeper(db);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const round = await aRound(db, { phase: "nomination" });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  const pdf = aPdf();
  const add = async (keep: boolean, bytes: Buffer) =>
    addPaper(ctx, store, id, { ...FACTS, keep, file: await aGivenFile("attp.pdf", bytes) });

  await add(true, pdf);
  await add(true, pdf);
  await add(false, aPdf());

  const [kept, ...more] = await vaultOf(ctx, establishment.id);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ ...FACTS, uses: [{ nominationId: id }] });
  const { papers: given } = (await nominationById(ctx, id)).dossier;
  expect(given.map((paper) => paper.paperId)).toEqual([kept!.id, undefined]);
});

test("members are told by mail sixty and fourteen days before, once each, in one mail an establishment", async ({
  db,
}) => {
  const morning = (days: number) => new Date(Date.parse("2026-05-01T00:00:00Z") + days * 86_400_000);
  const today = todayInVietnam(morning(0));
  const { establishment, ctx, keep } = await aKeeper(db, morning(0));
  const colleague = await aUser(db);
  await aMembership(db, colleague.id, "producer", { establishmentId: establishment.id });
  const left = await aUser(db);
  await aMembership(db, left.id, "producer", { establishmentId: establishment.id });
  await db
    .update(users)
    .set({ disabledAt: morning(0) })
    .where(eq(users.id, left.id));
  await keep({ validUntil: addDays(today, 60) });
  await keep({ kind: "food_safety", validUntil: addDays(today, 61) });
  await keep({ validUntil: addDays(today, -1) });
  const retired = await keep({ validUntil: addDays(today, 30) });
  await retirePaper(ctx, retired.id);
  const job = (days: number) => warnOfExpiry({ db, actor: null, now: morning(days) });
  const sentTo = async (email: string) =>
    (await db.select().from(mails).where(eq(mails.recipient, email))).map((mail) => mail.purpose);

  const told = [await job(0), await job(0), await job(1), await job(2), await job(46), await job(47), await job(70)];

  expect(told).toEqual([1, 0, 1, 0, 1, 1, 0]);
  for (const email of [ctx.actor!.email, colleague.email]) {
    expect(await sentTo(email)).toEqual(Array(4).fill("papers_ending"));
  }
  expect(await sentTo(left.email)).toEqual([]);
  const [mail] = await db.select().from(mails).where(eq(mails.recipient, ctx.actor!.email)).limit(1);
  expect(mail?.body).toContain(`/producer/establishments/${establishment.id}/papers`);
  expect(mail?.body).toContain("12/2026/ATTP");
});

test("an establishment that cannot be told of its papers does not hold up the others", async ({ db }) => {
  const morning = new Date("2026-07-01T00:00:00Z");
  const stuck = await aKeeper(db, morning);
  const fine = await aKeeper(db, morning);
  const validUntil = addDays(todayInVietnam(morning), 50);
  for (const { keep } of [stuck, fine]) await keep({ validUntil });
  const job = () => warnOfExpiry({ db, actor: null, now: morning });
  await db.execute(
    sql.raw(`alter table mails add constraint stuck check (recipient <> '${stuck.ctx.actor!.email}') not valid`),
  );

  await expect(job()).rejects.toMatchObject({
    name: "AggregateError",
    errors: [{ cause: { constraint_name: "stuck" } }],
  });

  const sent = await db.select().from(mails).where(eq(mails.recipient, fine.ctx.actor!.email));
  expect(sent.map((mail) => mail.purpose)).toEqual(["papers_ending"]);
  await db.execute(sql`alter table mails drop constraint stuck`);
  expect(await job()).toBe(1);
});

test("in a full vault a paper is still renewed, and nothing else is added", async ({ db }) => {
  const { establishment, ctx, store, keep } = await aKeeper(db);
  const { id } = await keep({ validUntil: "2026-12-31" });
  const [row] = await db.select().from(papers).where(eq(papers.id, id));
  const [file] = await db.select().from(files).where(eq(files.id, row!.fileId));
  for (let number = 1; number < MOST_IN_VAULT; number += 1) {
    const [more] = await db
      .insert(files)
      .values({ ...file!, id: undefined, sha256: `${number}`.padStart(64, "0") })
      .returning({ id: files.id });
    await db.insert(papers).values({ ...row!, id: undefined, fileId: more!.id });
  }

  await expect(keep()).rejects.toMatchObject({ code: "conflict" });
  const renewed = await renewPaper(ctx, store, id, { ...FACTS, file: await aGivenFile("moi.pdf", aPdf()) });

  const held = (await vaultOf(ctx, establishment.id)).filter((paper) => paper.retiredAt === null);
  expect(held).toHaveLength(MOST_IN_VAULT);
  expect(held.map((paper) => paper.id)).toContain(renewed.id);
  await expect(keep()).rejects.toMatchObject({ code: "conflict" });
});

test("endingPapers lists what ended or ends within sixty days in one's own vaults, the first to end first", async ({
  db,
}) => {
  const { ctx, stranger, keep } = await aKeeper(db);
  expect(await endingPapers(ctx)).toEqual([]);
  const today = todayInVietnam(ctx.now);
  const soon = await keep({ validUntil: addDays(today, 30) });
  expect((await endingPapers(ctx)).map((paper) => paper.id)).toEqual([soon.id]);
  const ended = await keep({ validUntil: addDays(today, -400) });
  const last = await keep({ validUntil: addDays(today, 60) });
  await keep({ validUntil: addDays(today, 61) });
  await keep();

  expect((await endingPapers(ctx)).map((paper) => paper.id)).toEqual([ended.id, soon.id, last.id]);
  expect(await endingPapers(stranger)).toEqual([]);
  expect(await db.$count(papers)).toBeGreaterThan(4);
});
