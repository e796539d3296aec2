import { asc, eq } from "drizzle-orm";
import { aListToDecide } from "#tests/factories/council-lists";
import { aMotion, anOpenMeeting } from "#tests/factories/councils";
import { anEstablishment } from "#tests/factories/establishments";
import { contextOf, expect, test } from "#tests/support/database";
import { pseudonymIn, sealedIn } from "#tests/support/ledger";
import { servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { ledgerEvents, notices } from "~/db/schema";
import { closeMotion } from "~/domain/councils/close-motion.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { publishExpectedList } from "~/domain/councils/publish-expected-list.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { undoMerge } from "~/domain/councils/undo-merge.server";
import { signHead } from "~/domain/ledger/sign-head.server";
import { verifyLedger } from "~/domain/ledger/verify-ledger.server";
import { isPublic } from "~/domain/transcripts/events.server";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";

const NOW = new Date("2026-06-10T03:00:00Z");

/** What the council did in a round, oldest first, without what every payload carries. */
async function councilEvents(db: Database, roundId: string) {
  const kinds = ["list_set", "entries_merged", "merge_undone", "motion_closed", "expected_list_published"];
  const rows = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, roundId))
    .orderBy(asc(ledgerEvents.id));
  return rows
    .filter((row) => kinds.includes(row.kind))
    .map((row) => {
      const { at, operation, round, sealed, ...told } = JSON.parse(row.payload);
      return { told, kept: sealedIn(row), isSealed: sealed === (row.sealed ? sha256Hex(row.sealed) : undefined), row };
    });
}

test("what a council says of its list, its sets and its motions stands in the ledger, reasons and names sealed", async ({
  db,
}) => {
  const maker = await anEstablishment(db, { name: "Gốm Phước Lâm" });
  const { round, organiser, council, ctx, entries } = await aListToDecide(
    db,
    [
      { points: 90, name: "Mật ong" },
      { points: 85, name: "Bình gốm", maker, groupCode: "A" },
      { points: 80, name: "Đĩa gốm", maker, groupCode: "A" },
    ],
    { now: NOW, rules: { expectedList: true } },
  );
  const [honey, pot, plate] = entries;

  const set = await mergeEntries(ctx, round.id, {
    nominationIds: [pot!.id, plate!.id],
    leadNominationId: pot!.id,
    name: "Bộ gốm",
    setCase: "b",
    reason: "Cùng công dụng",
  });
  await undoMerge(ctx, set, { reason: "Cơ sở đề nghị" });
  const meeting = await anOpenMeeting(db, council, { now: NOW });
  const motion = await aMotion(db, council, meeting, { now: NOW });
  await closeMotion(ctx, motion);
  await setListItems(ctx, round.id, {
    items: [
      { nominationId: honey!.id, verdict: "not_recognise" },
      { nominationId: pot!.id, verdict: "recognise" },
      { nominationId: plate!.id, verdict: "recognise" },
    ],
    reason: "Chưa rõ nguồn gốc",
  });
  const notice = await publishExpectedList(organiser, round.id, { approval: "Chủ tịch thống nhất" });

  const events = await councilEvents(db, round.id);
  const secretary = await pseudonymIn(db, round.id, ctx.actor!.userId, "list_set");
  const [published] = await db.select().from(notices).where(eq(notices.id, notice));
  expect(events.map(({ told, kept }) => [told, kept])).toEqual([
    [
      {
        actor: secretary,
        kind: "entries_merged",
        merge: set,
        lead: pot!.id,
        entries: [pot!.id, plate!.id],
        setCase: "b",
        motion: null,
      },
      { name: "Bộ gốm", reason: "Cùng công dụng" },
    ],
    [{ actor: secretary, kind: "merge_undone", merge: set, lead: pot!.id }, { reason: "Cơ sở đề nghị" }],
    [
      {
        actor: secretary,
        kind: "motion_closed",
        motion,
        about: "other",
        votesFor: 0,
        votesAgainst: 0,
        abstentions: 0,
        present: expect.any(Number),
        members: expect.any(Number),
        isCarried: false,
      },
      {},
    ],
    [
      {
        actor: secretary,
        kind: "list_set",
        items: [
          { nomination: honey!.id, verdict: "not_recognise", tier: null },
          { nomination: pot!.id, verdict: "recognise", tier: null },
          { nomination: plate!.id, verdict: "recognise", tier: null },
        ],
        motion: null,
      },
      { reason: "Chưa rõ nguồn gốc" },
    ],
    [
      {
        actor: await pseudonymIn(db, round.id, organiser.actor!.userId, "list_set"),
        kind: "expected_list_published",
        notice,
        content: sha256Hex(canonicalJson(published!.content as JsonValue)),
        products: 2,
        replaces: null,
      },
      {},
    ],
  ]);
  expect(events.every((event) => event.isSealed)).toBe(true);
  // A transcript shows what went to the public; what was said on the way only by its hash.
  expect(events.map(({ row }) => [row.kind, isPublic(row.kind, row.payload, new Set())])).toEqual([
    ["entries_merged", false],
    ["merge_undone", false],
    ["motion_closed", false],
    ["list_set", false],
    ["expected_list_published", true],
  ]);
  const visitor = contextOf(db, null, NOW);
  await signHead(visitor, servicesOf(db).signer, round.id);
  expect((await verifyLedger(visitor, round.id)).findings).toEqual([]);
});
