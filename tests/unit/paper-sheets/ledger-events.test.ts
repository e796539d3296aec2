import { expect, test } from "vitest";
import type { Actor } from "~/domain/context";
import { checkRow } from "~/domain/ledger/check-row.server";
import { eventRow, type LedgerEvent } from "~/domain/ledger/record-event.server";
import { replaySheets } from "~/domain/sheets/replay";

const ROUND = { id: "01890000-0000-7000-8000-00000000000a", ledgerSalt: "muối" };
const actor = { userId: "01890000-0000-7000-8000-000000000001" } as Actor;
const now = new Date("2026-05-05T03:00:00Z");

/** An event of points from paper as it is kept, with the hashes public or sealed. */
function kept(event: Pick<LedgerEvent, "payload" | "sealed">) {
  const payload = {
    ...{ sheet: "s", nomination: "n", appointment: "a", criterion: "c", code: "I.1", points: 700, previous: null },
    ...{ medium: "paper", keyedBy: ["k"] },
    ...event.payload,
  };
  const row = eventRow(
    { actor, now },
    { ...event, roundId: ROUND.id, kind: "point_recorded", payload },
    ROUND.ledgerSalt,
  );
  return {
    ...{ place: 0, eventId: "e", leaf: row.leafHash, ownLeaf: row.leafHash },
    ...{ roundId: row.roundId, kind: row.kind, actorId: row.actorId ?? null, operation: row.operationId! },
    ...{ payload: row.payload, sealed: row.sealed ?? null, at: now.toISOString() },
  };
}

test("events from before paper and files were sealed stay valid, and say the same of a sheet", () => {
  const trail = { paper: "K7QP3-M2X8W", scan: "0".repeat(64) };
  const [older, newer] = [kept({ payload: trail }), kept({ payload: {}, sealed: trail })];

  expect([older, newer].map((row) => checkRow(row, ROUND))).toEqual([null, null]);
  expect(checkRow({ ...newer, sealed: newer.sealed!.replace("K7QP3", "K7QP4") }, ROUND)).toBe("event_fields");
  expect([older, newer].map(({ kind, payload }) => replaySheets([{ kind, payload }]).get("s")?.points)).toEqual([
    new Map([["c", 700]]),
    new Map([["c", 700]]),
  ]);
  expect(newer.payload).not.toContain("K7QP3");
});
