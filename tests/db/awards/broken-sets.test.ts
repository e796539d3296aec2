import { aSignedDecision } from "#tests/factories/awards";
import { aListToDecide, type ListToDecide } from "#tests/factories/council-lists";
import { anOpenMeeting } from "#tests/factories/councils";
import { anEstablishment } from "#tests/factories/establishments";
import { actorOf, aMembership, aUser } from "#tests/factories/people";
import { scoringForm } from "#tests/factories/schemes";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { decisionToRecord } from "~/domain/awards/decision-to-record.server";
import { nextResultStep } from "~/domain/awards/next-step.server";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { toldResultsOf } from "~/domain/awards/told-results.server";
import { councilList } from "~/domain/councils/council-list.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { openMotion } from "~/domain/councils/open-motion.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { undoMerge } from "~/domain/councils/undo-merge.server";
import { roundById } from "~/domain/rounds/queries.server";
import { reopenRules } from "~/domain/rounds/reopen-rules.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { startReopening } from "~/domain/rounds/start-reopening.server";

const NOW = new Date("2026-06-10T03:00:00Z");
const BROKEN = "Trong bộ “Bộ bình gốm” có sản phẩm không còn đạt: hãy tách bộ trước, rồi quyết định từng sản phẩm.";

/** The council reopened the mark to 75 points after it had joined two pots, one of 95 and one of 72, under one of them. */
async function aBrokenSet(db: Database, lead: "passes" | "fails") {
  const maker = await anEstablishment(db);
  const clay = { maker, groupCode: "A", name: "Bình gốm đất", materials: "Đất sét" } as const;
  const copper = { maker, groupCode: "A", name: "Bình gốm đồng", materials: "Đồng" } as const;
  const list = await aListToDecide(
    db,
    [
      { points: 95, ...clay },
      { points: 72, ...copper },
      { points: 90, name: "Mật ong" },
    ],
    { now: NOW },
  );
  const [good, bad] = list.entries.map((entry) => entry.id) as [string, string];
  const mergeId = await mergeEntries(list.ctx, list.round.id, {
    nominationIds: [good, bad],
    leadNominationId: lead === "passes" ? good : bad,
    name: "Bộ bình gốm",
    setCase: "a",
    reason: "Cùng kiểu dáng",
  });
  await reopenMark(list);
  await takeProposal(list.ctx, list.round.id);
  return { ...list, maker, mergeId };
}

async function reopenMark({ organiser, round }: ListToDecide) {
  await startReopening(organiser, round.id);
  const { rules, rulesVersion } = await roundById(organiser, round.id);
  const form = scoringForm({ rules, saved: { version: rulesVersion } } as never, { passMark: 7500 });
  await saveRoundRules(organiser, round.id, { section: "scoring", form });
  const { rulesVersion: version } = await roundById(organiser, round.id);
  const decision = { number: "9/QĐ-HĐBC", decidedOn: "2026-06-10", reason: "Nâng mức đạt" };
  await reopenRules(organiser, round.id, { ...decision, version });
}

for (const lead of ["passes", "fails"] as const) {
  test(`nothing is decided over a set of which an entry no longer passes, where its lead ${lead}`, async ({ db }) => {
    const list = await aBrokenSet(db, lead);
    const { round, ctx, organiser, council, mergeId, entries } = list;
    const at = await roundById(organiser, round.id);

    expect((await councilList(organiser, round.id)).brokenSets).toMatchObject([{ mergeId, name: "Bộ bình gốm" }]);
    expect(await decisionToRecord(organiser, at)).toMatchObject({ whyNot: BROKEN, isComplete: false });
    expect(await nextResultStep(organiser, at)).toEqual({ kind: "list", whyNot: BROKEN });
    const recording = recordDecision(organiser, round.id, aSignedDecision(organiser));
    await expect(recording).rejects.toMatchObject({ code: "invalid", message: BROKEN });
    const meetingId = await anOpenMeeting(db, council, { now: NOW });
    const motion = openMotion(ctx, meetingId, { kind: "list", text: "Thông qua danh sách", ballot: "open" });
    await expect(motion).rejects.toMatchObject({ code: "closed", message: BROKEN });

    // The way out: each entry stands by itself again, and is told what it reached.
    await undoMerge(organiser, mergeId, { reason: "Một sản phẩm không còn đạt" });
    await takeProposal(ctx, round.id);
    const id = await recordDecision(organiser, round.id, aSignedDecision(organiser));
    await releaseResults(organiser, aSigner(), id);
    const ids = entries.map((entry) => entry.id);
    const told = await toldResultsOf(organiser, ids);
    expect(ids.map((one) => told.get(one))).toEqual([
      { kind: "recognised", certificateNumber: expect.any(String), set: null },
      { kind: "not_recognised" },
      { kind: "recognised", certificateNumber: expect.any(String), set: null },
    ]);
  });
}

test("a broken set is not taken apart by one of its own establishment", async ({ db }) => {
  const { round, maker, mergeId } = await aBrokenSet(db, "fails");
  const user = await aUser(db);
  await aMembership(db, user.id, "organiser", { agencyId: round.agencyId });
  await aMembership(db, user.id, "producer", { establishmentId: maker.id });
  const own = contextOf(db, await actorOf(db, user, NOW), NOW);
  const undoing = undoMerge(own, mergeId, { reason: "Tách bộ" });
  await expect(undoing).rejects.toMatchObject({ code: "forbidden" });
});
