import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aFair } from "#tests/factories/fairs";
import {
  aBilledFair,
  aPlacedApplication,
  aStatementFile,
  type BilledFair,
  issued,
  NOW,
  RENT,
  statementCsv,
  takeBooth,
} from "#tests/factories/invoices";
import { anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { bankStatements, bankTransfers, fairPrices, mails, payments } from "~/db/schema";
import { accountsOf, setBankAccount } from "~/domain/invoices/account.server";
import { applyStatement } from "~/domain/invoices/apply-statement.server";
import { chooseColumns, columnsDesk } from "~/domain/invoices/choose-columns.server";
import { findRows } from "~/domain/invoices/findings.server";
import { matchTransfer, setTransferAside, takeTransferUp } from "~/domain/invoices/match-transfer.server";
import { invoiceAtWork } from "~/domain/invoices/queries.server";
import { referenceOf, spacedReference } from "~/domain/invoices/reference";
import { removeStatement, statementById, uploadStatement } from "~/domain/invoices/statements.server";
import { openTransfers, transferAtWork, transfersOf } from "~/domain/invoices/transfers.server";
import { undoPayment } from "~/domain/invoices/undo-payment.server";

const PLACE = "Hội chợ";
const ctxOf = (db: Database, { organiser }: BilledFair) => contextOf(db, organiser, NOW);

type Line = readonly [string, string, string, string];

async function upload(db: Database, world: BilledFair, lines: readonly Line[]): Promise<string> {
  const { id } = await uploadStatement(ctxOf(db, world), world.fair.id, aStatementFile(statementCsv(lines)));
  return id;
}

/** A match as a person fills it in. */
const by = (invoice: string, amount: number) => ({ invoice, amount, beyond: false, key: randomUUID() });

/** Imports a statement; its transfers by the bank's references. */
async function imported(db: Database, world: BilledFair, lines: readonly Line[]) {
  const id = await upload(db, world, lines);
  const applied = await applyStatement(ctxOf(db, world), id);
  const rows = await db.select().from(bankTransfers).where(eq(bankTransfers.statementId, id));
  return { id, applied, transfers: new Map(rows.map((row) => [row.bankReference!, row])) };
}

const noted = async (db: Database, transferId: string) =>
  (await db.select().from(payments).where(eq(payments.transferId, transferId))).map((one) => one.amount);

test("each transfer is told for what it is: right, too small, too large, paid twice, with a wrong reference or none", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const placed = [];
  for (let count = 0; count < 4; count += 1) placed.push(await aPlacedApplication(db, world.fair.id));
  const notices = await issued(
    db,
    world,
    placed.map(({ application }) => application.id),
  );
  const [a, b, c, d] = notices.map((notice) => notice.reference) as [string, string, string, string];
  const { applied, transfers } = await imported(db, world, [
    ["01/11/2026", "F1", "8.000.000", `CT tu 0123 ${a.toLowerCase()} ${PLACE}`],
    ["01/11/2026", "F2", "3.000.000", `ND ${b.slice(0, 4)} ${b.slice(4)}`],
    ["01/11/2026", "F3", "9,000,000", `${c}.CK`],
    ["01/11/2026", "F4", "8.000.000", `lan nua ${a}`],
    ["01/11/2026", "F5", "4.000.000", `${d.slice(0, -1)}${d.endsWith("A") ? "C" : "A"}`],
    ["01/11/2026", "F6", "5.000.000", "tien hang"],
    ["02/11/2026", "F7", "5.000.000", `${a} ${b}`],
    ["02/11/2026", "F8", "5.000.000", d],
  ]);

  expect(applied).toEqual({ added: 8, matched: 4, known: 0 });
  const told = await Promise.all(
    [...transfers.values()].map(async (one) => [one.bankReference, one.finding, await noted(db, one.id)]),
  );
  expect(told.toSorted()).toEqual([
    ["F1", "exact", [8_000_000]],
    ["F2", "too_small", [3_000_000]],
    ["F3", "too_large", [8_000_000]],
    ["F4", "duplicate", []],
    ["F5", "wrong_reference", []],
    ["F6", "unknown", []],
    ["F7", "several", []],
    ["F8", "part", [5_000_000]],
  ]);
  const ctx = ctxOf(db, world);
  expect(await openTransfers(ctx, world.agencyId)).toBe(5);
  const open = await transfersOf(ctx, world.agencyId, { show: "open", page: 1 });
  expect(open.rows.map(({ amount, matched }) => [amount, matched]).toSorted()).toContainEqual([9_000_000, 8_000_000]);
  const paid = await db.select().from(mails).where(eq(mails.purpose, "payment_noted"));
  expect(paid).toHaveLength(4);
});

test("overlapping statements bring each transfer once, and the same file leads to the one that is there", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const first: Line = ["01/11/2026", "F1", "4.000.000", notice!.reference];
  const one = await imported(db, world, [first]);
  const file = aStatementFile(statementCsv([first]));
  expect(await uploadStatement(ctxOf(db, world), world.fair.id, file)).toEqual({ id: one.id, isNew: false });
  await expect(applyStatement(ctxOf(db, world), one.id)).rejects.toMatchObject({ code: "closed" });

  const two = await imported(db, world, [
    first,
    ["02/11/2026", "F2", "4.000.000", notice!.reference],
    ["01/11/2026", "F1x", "1.000", "khác"],
  ]);
  expect(two.applied).toEqual({ added: 2, matched: 1, known: 1 });
  const ctx = ctxOf(db, world);
  expect((await invoiceAtWork(ctx, world.fair.slug, "1")).invoice).toMatchObject({
    standing: "settled",
    account: { paid: RENT, owed: 0 },
  });
  const again = await imported(db, world, [["05/11/2026", "F1", "9.000.000", "số bắt đầu lại"]]);
  expect(again.applied).toEqual({ added: 1, matched: 0, known: 0 });
});

test("one statement that is uploaded and applied by several at once counts once", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const csv = statementCsv([["01/11/2026", "F1", "4.000.000", notice!.reference]]);
  const uploads = await Promise.all(
    [1, 2, 3].map(() => uploadStatement(ctxOf(db, world), world.fair.id, aStatementFile(csv))),
  );
  expect(new Set(uploads.map(({ id }) => id)).size).toBe(1);
  expect(uploads.filter(({ isNew }) => isNew)).toHaveLength(1);
  const race = await Promise.allSettled([1, 2, 3].map(() => applyStatement(ctxOf(db, world), uploads[0]!.id)));
  expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await invoiceAtWork(ctxOf(db, world), world.fair.slug, "1")).invoice.account.paid).toBe(4_000_000);
});

test("two statements with one transfer, applied at once, bring it once", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const shared: Line = ["01/11/2026", "F1", "4.000.000", notice!.reference];
  const ids = [
    await upload(db, world, [shared, ["01/11/2026", "F2", "1.000", "a"]]),
    await upload(db, world, [shared, ["01/11/2026", "F3", "1.000", "b"]]),
  ];
  const applied = await Promise.all(ids.map((id) => applyStatement(ctxOf(db, world), id)));
  expect(applied.map(({ added, known }) => [added, known]).toSorted()).toEqual([
    [1, 1],
    [2, 0],
  ]);
  expect((await invoiceAtWork(ctxOf(db, world), world.fair.slug, "1")).invoice.account.paid).toBe(4_000_000);
});

test("a transfer is matched by hand, split, and freed again; never beyond what came", async ({ db }) => {
  const world = await aBilledFair(db);
  const placed = [await aPlacedApplication(db, world.fair.id), await aPlacedApplication(db, world.fair.id)];
  const [one, two] = await issued(
    db,
    world,
    placed.map(({ application }) => application.id),
  );
  const { transfers } = await imported(db, world, [["01/11/2026", "F1", "10.000.000", "khong ma"]]);
  const id = transfers.get("F1")!.id;
  const ctx = ctxOf(db, world);
  const match = (invoice: string, amount: number) => matchTransfer(ctx, world.fair.id, id, by(invoice, amount));

  expect((await transferAtWork(ctx, id)).left).toBe(10_000_000);
  await expect(match("999", 1)).rejects.toMatchObject({ code: "invalid", fields: { invoice: [expect.any(String)] } });
  await expect(match(String(one!.number), 10_000_001)).rejects.toMatchObject({
    fields: { amount: [expect.any(String)] },
  });
  await match(one!.reference.toLowerCase(), 6_000_000);
  await match(`${two!.number}/TB-${world.fair.code}`, 4_000_000);
  const done = await transferAtWork(ctx, id);
  expect([done.left, done.payments.map((each) => each.number)]).toEqual([0, [one!.number, two!.number]]);

  const undo = () => undoPayment(ctx, done.payments[0]!.id, { reason: "Nhầm đơn vị" });
  await undo();
  await expect(undo()).rejects.toMatchObject({ code: "closed" });
  expect((await transferAtWork(ctx, id)).left).toBe(6_000_000);
  expect((await invoiceAtWork(ctx, world.fair.slug, String(one!.number))).invoice.account.paid).toBe(0);
  const support = contextOf(db, await anOrganiser(db, world.agencyId, "support"), NOW);
  await expect(matchTransfer(support, world.fair.id, id, by("1", 1))).rejects.toMatchObject({
    code: "forbidden",
  });
  const stranger = contextOf(db, placed[0]!.producer, NOW);
  await expect(transferAtWork(stranger, id)).rejects.toMatchObject({ code: "not_found" });
});

test("two who match one transfer at once do not spend it twice", async ({ db }) => {
  const world = await aBilledFair(db);
  const placed = [await aPlacedApplication(db, world.fair.id), await aPlacedApplication(db, world.fair.id)];
  const notices = await issued(
    db,
    world,
    placed.map(({ application }) => application.id),
  );
  const { transfers } = await imported(db, world, [["01/11/2026", "F1", "5.000.000", "khong ma"]]);
  const id = transfers.get("F1")!.id;
  const race = await Promise.allSettled(
    notices.map((notice) => matchTransfer(ctxOf(db, world), world.fair.id, id, by(notice.reference, 5_000_000))),
  );
  expect(race.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await noted(db, id)).toEqual([5_000_000]);
  await expect(
    db.insert(payments).values({
      invoiceId: notices[0]!.id,
      kind: "transfer",
      amount: 1,
      transferId: id,
      paidOn: "2026-11-01",
      notedBy: world.organiser.userId,
      notedAt: NOW,
    }),
  ).rejects.toMatchObject({ cause: { constraint_name: "payments_within_transfer" } });
});

test("money that is nobody's is set aside with a reason, and taken up again", async ({ db }) => {
  const world = await aBilledFair(db);
  await aPlacedApplication(db, world.fair.id);
  const { transfers } = await imported(db, world, [["01/11/2026", "F1", "5.000.000", "tien ban hang"]]);
  const id = transfers.get("F1")!.id;
  const ctx = ctxOf(db, world);
  await setTransferAside(ctx, id, { reason: "Không phải tiền hội chợ" });
  await expect(setTransferAside(ctx, id, { reason: "lần nữa" })).rejects.toMatchObject({ code: "closed" });
  await expect(matchTransfer(ctx, world.fair.id, id, by("1", 1))).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await openTransfers(ctx, world.agencyId)).toBe(0);
  await takeTransferUp(ctx, id);
  await expect(takeTransferUp(ctx, id)).rejects.toMatchObject({ code: "closed" });
  expect(await openTransfers(ctx, world.agencyId)).toBe(1);
});

test("the reference of a notice that was replaced pays the one in force", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [old] = await issued(db, world, [application.id]);
  await takeBooth(db, world.fair.id, application.id);
  const [current] = await issued(db, world, [application.id]);
  const { transfers } = await imported(db, world, [["01/11/2026", "F1", "16.000.000", old!.reference]]);
  expect(transfers.get("F1")).toMatchObject({ finding: "exact", namedInvoiceId: current!.id });
});

test("a statement is dropped before it is applied; one with a fault, of strangers or without an account is refused", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const id = await upload(db, world, [["01/11/2026", "F1", "1.000", "a"]]);
  const outsider = contextOf(db, (await aBilledFair(db)).organiser, NOW);
  await expect(statementById(outsider, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(applyStatement(outsider, id)).rejects.toMatchObject({ code: "not_found" });
  const support = contextOf(db, await anOrganiser(db, world.agencyId, "support"), NOW);
  await expect(removeStatement(support, id)).rejects.toMatchObject({ code: "forbidden" });
  await removeStatement(ctxOf(db, world), id);
  expect(await db.select().from(bankStatements).where(eq(bankStatements.id, id))).toEqual([]);

  const bad = aStatementFile(
    statementCsv([
      ["01/11/2026", "F1", "1.000", "a"],
      ["32/11/2026", "F2", "1.000", "a"],
    ]),
  );
  await expect(uploadStatement(ctxOf(db, world), world.fair.id, bad)).rejects.toMatchObject({
    code: "invalid",
    fields: { file: [expect.stringContaining("Dòng 3")] },
  });
  await expect(uploadStatement(support, world.fair.id, bad)).rejects.toMatchObject({ code: "forbidden" });
  expect(await transfersOf(ctxOf(db, world), world.agencyId, { show: "all", page: 1 })).toMatchObject({ total: 0 });
});

test("a credit that was imported under another name of the holder, or from the same file, is known", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const ctx = ctxOf(db, world);
  const credit: Line = ["01/11/2026", "F1", "4.000.000", notice!.reference];
  const { id } = await imported(db, world, [credit]);
  const number = "113366668888";
  await setBankAccount(ctx, world.fair.id, { bankBin: "970415", number, holder: "TRUNG TAM KHUYEN CONG TINH" });
  const file = aStatementFile(statementCsv([credit]));
  expect(await uploadStatement(ctx, world.fair.id, file)).toEqual({ id, isNew: false });
  const later = await imported(db, world, [credit, ["02/11/2026", "F2", "1.000", "khac"]]);
  expect(later.applied).toEqual({ added: 1, matched: 0, known: 1 });
  expect((await accountsOf(ctx, world.agencyId)).map((one) => one.number)).toEqual([number]);

  await setBankAccount(ctx, world.fair.id, { bankBin: "970415", number: "999988887777", holder: "X" });
  const other = await imported(db, world, [["01/11/2026", "F1", "1.000", "khac"]]);
  expect(other.applied).toEqual({ added: 1, matched: 0, known: 0 });
  expect((await accountsOf(ctx, world.agencyId)).map((one) => one.number)).toEqual(["999988887777", number]);
});

test("what may be a credit of another statement is noted by nobody before a person decides", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const ctx = ctxOf(db, world);
  await imported(db, world, [["01/11/2026", "7", "4.000.000", notice!.reference]]);
  const id = await upload(db, world, [
    ["01/11/2026", "7", "4.000.000", `lan hai ${notice!.reference}`],
    ["01/11/2026", "", "4.000.000", notice!.reference.toLowerCase()],
    ["02/11/2026", "7", "1.000.000", notice!.reference],
  ]);
  const statement = await statementById(ctx, id);
  const found = await findRows(ctx, statement, statement.rows);
  expect(found.map(({ finding, noted, isKnown }) => [finding, noted, isKnown])).toEqual([
    ["doubtful", 0, false],
    ["doubtful", 0, false],
    ["too_small", 1_000_000, false],
  ]);
  expect(await applyStatement(ctx, id)).toEqual({ added: 3, matched: 1, known: 0 });
  expect(await openTransfers(ctx, world.agencyId)).toBe(2);
  expect((await invoiceAtWork(ctx, world.fair.slug, "1")).invoice.account.paid).toBe(5_000_000);

  const both = await imported(db, world, [
    ["03/11/2026", "8", "1.000", "a"],
    ["03/11/2026", "8", "1.000", "b"],
  ]);
  expect(both.applied.added).toBe(2);
  const whole = await upload(db, world, [
    ["03/11/2026", "8", "1.000", "a"],
    ["03/11/2026", "8", "1.000", "b"],
    ["03/11/2026", "8", "1.000", "c"],
  ]);
  const rest = await statementById(ctx, whole);
  expect((await findRows(ctx, rest, rest.rows)).map(({ finding, isKnown }) => [finding, isKnown])).toEqual([
    ["unknown", true],
    ["unknown", true],
    ["unknown", false],
  ]);
});

test("a match that is sent twice counts once, other content under its key is refused, and what is beyond is ticked", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const { transfers } = await imported(db, world, [["01/11/2026", "F1", "20.000.000", "khong ma"]]);
  const id = transfers.get("F1")!.id;
  const ctx = ctxOf(db, world);
  const input = by(notice!.reference, 3_000_000);
  const match = (given: typeof input) => matchTransfer(ctx, world.fair.id, id, given);
  await Promise.all([match(input), match(input)]);
  await match(input);
  expect(await noted(db, id)).toEqual([3_000_000]);
  await expect(match({ ...input, amount: 1 })).rejects.toMatchObject({ code: "conflict" });
  const beyond = by(notice!.reference, 5_000_001);
  await expect(match(beyond)).rejects.toMatchObject({
    code: "invalid",
    fields: { amount: [expect.stringContaining("chỉ còn phải nộp 5.000.000")] },
  });
  await match({ ...beyond, beyond: true });
  expect((await invoiceAtWork(ctx, world.fair.slug, "1")).invoice.account).toMatchObject({ owed: 0, toRefund: 1 });
});

test("a transfer that names a right reference and a broken one pays nothing before a person decides", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const { transfers } = await imported(db, world, [
    ["01/11/2026", "F1", "8.000.000", `${notice!.reference} va HCTH000000A`],
  ]);
  expect(transfers.get("F1")).toMatchObject({ finding: "several", namedInvoiceId: notice!.id });
  expect(await noted(db, transfers.get("F1")!.id)).toEqual([]);
});

test("a transfer whose rest was set aside waits again when its match is undone", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const { transfers } = await imported(db, world, [["01/11/2026", "F1", "9.000.000", notice!.reference]]);
  const id = transfers.get("F1")!.id;
  const ctx = ctxOf(db, world);
  await setTransferAside(ctx, id, { reason: "Đã trả lại phần thừa" });
  expect(await openTransfers(ctx, world.agencyId)).toBe(0);
  const { payments: matches } = await transferAtWork(ctx, id);
  await undoPayment(ctx, matches[0]!.id, { reason: "Nhầm đơn vị" });
  expect(await transferAtWork(ctx, id)).toMatchObject({ setAsideAt: null, left: 9_000_000 });
  expect(await openTransfers(ctx, world.agencyId)).toBe(1);
});

/** An export that no bank heads so. */
const oddFile = (text: string, headings = "Khi nào;Bao nhiêu;Chuyện gì") =>
  aStatementFile(`${headings}\r\n02/11/2026;5.000;${text}\r\n03/11/2026;;phí\r\n`);
const ODD = { heading: 1, date: 0, credit: 1, text: 2 };

test("columns that guessing does not find are chosen from the first lines, and kept for the bank", async ({ db }) => {
  const world = await aBilledFair(db);
  const ctx = ctxOf(db, world);
  const { id } = await uploadStatement(ctx, world.fair.id, oddFile("a"));
  expect((await statementById(ctx, id)).rows).toEqual([]);
  await expect(applyStatement(ctx, id)).rejects.toMatchObject({ code: "conflict" });
  expect(await columnsDesk(ctx, id)).toMatchObject({
    statement: { isRead: false },
    likely: { heading: 1, columns: { date: 0, credit: 1, text: 2 } },
    isGuessed: true,
    headings: ["Khi nào", "Bao nhiêu", "Chuyện gì"],
    shown: [
      { line: 2, cells: ["02/11/2026", "5.000", "a"] },
      { line: 3, cells: ["03/11/2026", "", "phí"] },
    ],
    whyNot: null,
  });

  expect(await chooseColumns(ctx, id, ODD)).toBe(1);
  expect((await statementById(ctx, id)).rows).toMatchObject([{ bookedOn: "2026-11-02", amount: 5000, text: "a" }]);
  expect(await columnsDesk(ctx, id)).toMatchObject({
    likely: { heading: 1, columns: { date: 0, credit: 1, text: 2 } },
    headings: ["Khi nào", "Bao nhiêu", "Chuyện gì"],
    shown: [{ line: 2 }, { line: 3 }],
  });
  expect(await auditOf(db, id)).toContain("invoices.statement_read");

  // The next one needs nothing, one that the bank heads otherwise is guessed, and who wants to choose may.
  const next = await uploadStatement(ctx, world.fair.id, oddFile("b"));
  expect((await statementById(ctx, next.id)).rows).toMatchObject([{ amount: 5000, text: "b" }]);
  const usual = await uploadStatement(ctx, world.fair.id, oddFile("c", "Ngày giao dịch;Ghi có;Nội dung"));
  expect((await statementById(ctx, usual.id)).rows).toMatchObject([{ amount: 5000, text: "c" }]);
  const byHand = await uploadStatement(ctx, world.fair.id, oddFile("d"), { isChosen: true });
  expect((await statementById(ctx, byHand.id)).rows).toEqual([]);
  expect(await columnsDesk(ctx, byHand.id)).toMatchObject({ likely: { heading: 1, columns: { date: 0, credit: 1 } } });
});

test("a statement that was read by wrong columns is read anew by others, until it is applied", async ({ db }) => {
  const world = await aBilledFair(db);
  const ctx = ctxOf(db, world);
  const csv = "Ngày,Ghi có,Nội dung,Ghi chú\r\n01/11/2026,5.000,nội bộ,HCTH 1\r\n";
  const { id } = await uploadStatement(ctx, world.fair.id, aStatementFile(csv));
  expect((await statementById(ctx, id)).rows).toMatchObject([{ text: "nội bộ" }]);
  await chooseColumns(ctx, id, { heading: 1, date: 0, credit: 1, text: 3 });
  expect((await statementById(ctx, id)).rows).toMatchObject([{ text: "HCTH 1" }]);
  await applyStatement(ctx, id);
  expect((await columnsDesk(ctx, id)).whyNot).not.toBeNull();
  await expect(chooseColumns(ctx, id, ODD)).rejects.toMatchObject({ code: "closed" });
  const [kept] = await db.select().from(bankStatements).where(eq(bankStatements.id, id));
  expect(kept!.cells).toBeNull();
});

test("columns are refused beside what is wrong with them, and chosen by nobody but who bills", async ({ db }) => {
  const world = await aBilledFair(db);
  const ctx = ctxOf(db, world);
  const { id } = await uploadStatement(ctx, world.fair.id, oddFile("a"));
  await expect(chooseColumns(ctx, id, { ...ODD, text: 1 })).rejects.toMatchObject({
    code: "invalid",
    fields: { text: [expect.any(String)] },
  });
  await expect(chooseColumns(ctx, id, { ...ODD, date: 2, text: 0 })).rejects.toMatchObject({
    fields: { date: [expect.stringContaining("Dòng 2, cột “Chuyện gì”")] },
  });
  await expect(chooseColumns(ctx, id, { ...ODD, credit: 9 })).rejects.toMatchObject({
    fields: { credit: [expect.any(String)] },
  });
  expect((await statementById(ctx, id)).rows).toEqual([]);
  const support = contextOf(db, await anOrganiser(db, world.agencyId, "support"), NOW);
  await expect(chooseColumns(support, id, ODD)).rejects.toMatchObject({ code: "forbidden" });
  expect((await columnsDesk(support, id)).whyNot).not.toBeNull();
  const outsider = contextOf(db, (await aBilledFair(db)).organiser, NOW);
  await expect(chooseColumns(outsider, id, ODD)).rejects.toMatchObject({ code: "not_found" });
  await expect(columnsDesk(outsider, id)).rejects.toMatchObject({ code: "not_found" });
});

test("a number with the code of another fair of the agency is that fair's notice, and is never this fair's", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  await issued(db, world, [application.id]);
  const other = await aFair(db, { agencyId: world.agencyId });
  await db.insert(fairPrices).values({ fairId: other.id, kind: "standard", price: RENT, per: "booth" });
  const elsewhere = await aPlacedApplication(db, other.id);
  const [there] = await issued(db, { ...world, fair: other }, [elsewhere.application.id]);
  const { transfers } = await imported(db, world, [["01/11/2026", "FT1", String(RENT), "nop tien gian hang"]]);
  const { id } = transfers.get("FT1")!;
  const ctx = ctxOf(db, world);

  expect((await transferAtWork(ctx, id)).likely.map((one) => one.text).toSorted()).toEqual(
    [`01/TB-${world.fair.code}`, `01/TB-${other.code}`].toSorted(),
  );
  await expect(matchTransfer(ctx, world.fair.id, id, by("01/TB-KHONGCO", 1))).rejects.toMatchObject({
    code: "invalid",
  });
  await matchTransfer(ctx, world.fair.id, id, by(`01/tb-${other.code.toLowerCase()}`, 3_000_000));
  await matchTransfer(ctx, world.fair.id, id, by(spacedReference(there!.reference), 1_000_000));
  const matched = await db.select().from(payments).where(eq(payments.transferId, id));
  expect(matched.map((one) => one.invoiceId)).toEqual([there!.id, there!.id]);
});

test("texts of a file are kept as they can be: no zero byte, no half of a letter, and however many references", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const long = `${"x".repeat(499)}😀`;
  const filler = Array.from({ length: 60 }, (_, at): Line => ["02/11/2026", `F${at}`, "1000", "y".repeat(90)]);
  const { transfers } = await imported(db, world, [
    ...filler,
    ["01/11/2026", "FT1", "5000", `a\0b ${notice!.reference}`],
    ["01/11/2026", "FT2", "5000", `${long} rest`],
  ]);
  expect(transfers.get("FT1")).toMatchObject({ text: `ab ${notice!.reference}`, namedInvoiceId: notice!.id });
  expect(transfers.get("FT2")!.text).toBe(long);

  const many = Array.from({ length: 70_000 }, (_, at) => referenceOf(at));
  const rows = Array.from({ length: 1750 }, (_, at) => ({
    ...{ line: at + 1, bookedOn: "2026-11-01", amount: 1000, bankReference: null, identity: String(at) },
    text: many.slice(at * 40, at * 40 + 40).join(" "),
  }));
  const found = await findRows(ctxOf(db, world), { accountId: notice!.accountId, agencyId: world.agencyId }, rows);
  expect(new Set(found.map((one) => one.finding))).toEqual(new Set(["wrong_reference"]));
});
