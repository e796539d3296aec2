import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury, type TestJuror } from "#tests/factories/panels";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { ledgerEvents } from "~/db/schema";
import type { TokenScope } from "~/domain/people/api-token.server";
import { createToken } from "~/domain/people/create-token.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { loader } from "~/routes/api.v1.sheets";
import { action } from "~/routes/api.v1.sheets_.sync";

async function tokenOf(db: Database, juror: TestJuror, scope: TokenScope = "judging") {
  const input = { email: juror.actor.email, scopes: [scope], name: "điện thoại" };
  const { token } = await createToken(contextOf(db, null), input);
  return { authorization: `Bearer ${token}` };
}

const operationOn = (sheet: TestSheet, points: unknown, more: object = {}) => ({
  operationId: randomUUID(),
  sheetId: sheet.id,
  criterionId: sheet.round.leaves[0]!.id,
  points,
  note: `O'Brien "thử" & <b>`,
  at: new Date().toISOString(),
  ...more,
});

async function sync(db: Database, headers: Record<string, string>, operations: unknown[]) {
  const answer = await post(db, action, { url: "/api/v1/sheets/sync", json: { operations }, headers });
  return (answer.data as { results: { operationId: string; result: string; reason?: string }[] }).results;
}

test("an operation is applied once, its replay is a duplicate, and what does not fit is refused with a reason", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const headers = await tokenOf(db, sheet.juror);
  const operation = operationOn(sheet, 7.5);
  const other = (change: object) => ({ ...operation, operationId: randomUUID(), ...change });

  const first = await sync(db, headers, [operation]);
  const again = await sync(db, headers, [
    operation,
    other({ points: 16.5 }),
    other({ points: -1 }),
    other({ sheetId: randomUUID() }),
    other({ points: 7.555 }),
    other({ points: 7.25 }),
    other({ points: "7" }),
    other({ criterionId: "I.1" }),
    null,
    other({ points: 8 }),
  ]);

  expect(first).toEqual([{ operationId: operation.operationId, result: "applied" }]);
  expect(again.map(({ result, reason }) => [result, reason])).toEqual([
    ["duplicate", undefined],
    ["refused", "Điểm phải từ 0 đến 16."],
    ["refused", "Trường points: Hãy nhập điểm bằng số, nhiều nhất hai chữ số thập phân, ví dụ 7,5."],
    ["refused", "Không tìm thấy phiếu chấm này trong các phiếu của bạn."],
    ["refused", "Trường points: Hãy nhập điểm bằng số, nhiều nhất hai chữ số thập phân, ví dụ 7,5."],
    ["refused", "Điểm tính theo bước 0,5: hãy nhập 7 hoặc 7,5."],
    ["refused", expect.stringContaining("points")],
    ["refused", expect.stringContaining("criterionId")],
    ["refused", "Không đọc được thao tác này."],
    ["applied", undefined],
  ]);
  expect(await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, sheet.round.id))).toHaveLength(2);
});

test("a token shows its own juror's sheets, with points in points, and writes on no other's", async ({ db }) => {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 2);
  const [juror, colleague] = [jurors[0]!, jurors[1]!];
  const [first, second, third] = await nominationsFor(db, round.id, 3);
  const signed = await aSheet(db, { round, juror, nomination: first!, points: 7350, signed: true });
  const open = await aSheet(db, { round, juror, nomination: second!, points: { "I.1": 750, IV: 0 } });
  const recused = await aSheet(db, { round, juror, nomination: third! });
  await recuseFromEntry(contextOf(db, juror.actor), recused.id, {
    kind: "conflict",
    reason: "Chủ cơ sở là em ruột tôi",
  });
  const theirs = await aSheet(db, { round, juror: colleague, nomination: first!, points: 9900 });
  const headers = await tokenOf(db, juror);
  const list = () => load(db, loader, { url: `/api/v1/sheets?round=${round.id}`, headers });

  const { status, data } = await list();

  const criteria = round.leaves.map(({ id, code, maximum }) => ({ id, code, maximum: maximum / 100, step: 0.5 }));
  expect(status).toBe(200);
  expect(data).toEqual({
    items: [
      { id: signed.id, code: first!.code, signed: true, criteria, points: expect.any(Object) },
      {
        id: open.id,
        code: second!.code,
        signed: false,
        criteria,
        points: { [round.leaves[0]!.id]: 7.5, [round.leaves[10]!.id]: 0 },
      },
    ],
  });
  expect((await sync(db, headers, [operationOn(theirs, 8)]))[0]).toMatchObject({ result: "refused" });
  await setPhase(db, round.id, "council");
  expect(((await list()).data as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([signed.id]);
});

test("the API wants a token of the right scope and a readable body", async ({ db }) => {
  const sheet = await aSheet(db);
  const url = `/api/v1/sheets?round=${sheet.round.id}`;
  const right = await tokenOf(db, sheet.juror);

  const without = await load(db, loader, { url });
  const wrong = await load(db, loader, { url, headers: { authorization: "Bearer tinhhoa_wrong" } });
  const scope = await load(db, loader, { url, headers: await tokenOf(db, sheet.juror, "booths") });
  const empty = await post(db, action, { url: "/api/v1/sheets/sync", json: { operations: [] }, headers: right });
  const other = await load(db, loader, { url: "/api/v1/sheets?round=none", headers: right });

  expect([without.status, wrong.status, scope.status, empty.status]).toEqual([401, 401, 403, 400]);
  expect(without.data).toMatchObject({ error: { code: "unauthorized" } });
  expect(empty.data).toMatchObject({ error: { code: "invalid", fields: { operations: [expect.any(String)] } } });
  expect([other.status, other.data]).toEqual([200, { items: [] }]);
});
