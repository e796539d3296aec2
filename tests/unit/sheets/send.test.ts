import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { SyncOperation } from "~/domain/sheets/forms";
import { newUuid } from "~/lib/uuid";
import type { Operation } from "~/offline/operation";
import { sendOperations } from "~/offline/send";

const OPERATION: Operation = {
  id: "1",
  jurorId: "juror",
  roundId: null,
  sheetId: "s",
  code: "LD1-001",
  criterionId: "c",
  criterionCode: "I.1",
  text: "7,5",
  note: "Thơm",
  at: "2026-05-04T03:00:00.000Z",
  state: { kind: "waiting" },
};
const TOLD = { jurorId: "juror", roundIds: [], operations: [] };

let answer: Response;
let bodies: unknown[];

beforeEach(() => {
  bodies = [];
  vi.stubGlobal("fetch", async (_: string, { body }: RequestInit) => {
    bodies.push(JSON.parse(String(body)).operations);
    return answer;
  });
  vi.stubGlobal("navigator", { userAgent: "" });
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {} });
});
afterEach(() => void vi.unstubAllGlobals());

test("an operation says what its words were written over, and nothing of what it does not change", async () => {
  answer = Response.json({ at: OPERATION.at, skewSeconds: null, results: [] });
  const change = (more: Partial<Operation>): Operation => ({ ...OPERATION, ...more });

  await sendOperations(
    [
      OPERATION,
      change({ base: "Mặn" }),
      change({ base: "Thơm" }),
      change({ base: "", keepsPoints: true }),
      change({ text: "", note: "", base: "" }),
      change({ text: "bảy", note: "", base: "" }),
      change({ criterionId: null, text: "Đẹp", base: "Gọn" }),
    ],
    TOLD,
  );

  const { at } = OPERATION;
  const common = { operationId: "1", sheetId: "s", criterionId: "c", at };
  expect(bodies).toEqual([
    [
      // As a page of an earlier version left it.
      { ...common, points: 7.5, note: "Thơm" },
      { ...common, points: 7.5, note: "Thơm", noteBase: "Mặn" },
      { ...common, points: 7.5 },
      { ...common, note: "Thơm", noteBase: "" },
      { ...common, points: null },
      // For the server to refuse: nothing that is no number takes points back.
      { ...common, points: "bảy" },
      { operationId: "1", sheetId: "s", remarks: "Đẹp", base: "Gọn" },
    ],
  ]);
});

test("a server that is too busy has contact, a gateway in its place has not", async () => {
  const outcomes = [];
  for (const given of [
    Response.json({ error: { code: "busy", message: "" } }, { status: 503 }),
    new Response("<html>", { status: 503, headers: { "content-type": "text/html" } }),
    new Response(null, { status: 401 }),
    new Response(null, { status: 500 }),
  ]) {
    answer = given;
    outcomes.push(await sendOperations([OPERATION], TOLD));
  }

  expect(outcomes.map((one) => (one.kind === "failed" ? one.reason : one.kind))).toEqual([
    "trouble",
    "no_contact",
    "signed_out",
    "trouble",
  ]);
});

test("an operation that was put together can be read, whatever it changes", async () => {
  const of = (more: Partial<Operation>): Operation => ({ ...OPERATION, id: newUuid(), sheetId: newUuid(), ...more });
  const c = newUuid();
  const batch = [
    of({ criterionId: c, base: "Thơm" }),
    of({ criterionId: c, base: "Thơm", keepsPoints: true }),
    of({ criterionId: c, note: "", base: "", keepsPoints: true }),
    of({ criterionId: c, text: "" }),
  ];
  answer = Response.json({ at: OPERATION.at, skewSeconds: null, results: [] });

  await sendOperations(batch, TOLD);

  expect(z.array(SyncOperation).safeParse(bodies[0]).error).toBeUndefined();
});
