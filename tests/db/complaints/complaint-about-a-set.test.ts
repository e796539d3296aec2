import { aSignedDecision } from "#tests/factories/awards";
import { aComplaint } from "#tests/factories/complaints";
import { aListToDecide } from "#tests/factories/council-lists";
import { anEstablishment } from "#tests/factories/establishments";
import { anActor } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { receiptOf } from "~/domain/complaints/filing.server";
import { findComplaint } from "~/domain/complaints/find-complaint.server";
import { ownComplaintById } from "~/domain/complaints/own-complaints.server";
import { complaintDesk } from "~/domain/complaints/queries.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";

const NOW = new Date("2026-06-10T03:00:00Z");

test("a complaint about a set names the set wherever it is read, not the product that leads it", async ({ db }) => {
  const maker = await anEstablishment(db);
  const specs = [
    { points: 90, maker, groupCode: "A" as const, materials: "Đất sét", name: "Bình gốm đất" },
    { points: 85, maker, groupCode: "A" as const, materials: "Đồng", name: "Bình gốm đồng" },
  ];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now: NOW, phase: "decision" });
  const [lead] = entries;
  await mergeEntries(ctx, round.id, {
    nominationIds: entries.map((entry) => entry.id),
    leadNominationId: lead!.id,
    name: "Bộ bình gốm",
    setCase: "a",
    reason: "Cùng kiểu dáng",
  });
  await takeProposal(ctx, round.id);
  await releaseResults(organiser, aSigner(), await recordDecision(organiser, round.id, aSignedDecision(organiser)));
  const sender = contextOf(db, await anActor(db), NOW);
  const id = await aComplaint(db, round, lead!, { now: NOW, actor: sender.actor });
  const desk = await complaintDesk(organiser, { state: "open", page: 1, roundId: round.id });

  expect({
    receipt: (await receiptOf(sender, round.slug, id)).productName,
    own: (await ownComplaintById(sender, id)).entry,
    desk: desk.rows.map((row) => row.entry),
    found: (await findComplaint(organiser, id)).entry?.productName,
  }).toEqual({
    receipt: "Bộ bình gốm",
    own: { code: lead!.code, productName: "Bộ bình gốm" },
    desk: [{ code: lead!.code, productName: "Bộ bình gốm" }],
    found: "Bộ bình gốm",
  });
});
