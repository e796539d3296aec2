import { aSignedDecision } from "#tests/factories/awards";
import { aListToDecide } from "#tests/factories/council-lists";
import { anEstablishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { loader as home } from "~/routes/producer._index/route";
import { loader as nomination } from "~/routes/producer.nominations.$id/route";

test("a maker's own pages say the result of each entry once it is released, and nothing before", async ({ db }) => {
  const now = new Date();
  const maker = await anEstablishment(db);
  const specs = [
    { points: 90, maker, groupCode: "A" as const, materials: "Đất sét", name: "Bình đất" },
    { points: 85, maker, groupCode: "A" as const, materials: "Đồng", name: "Bình đồng" },
    { points: 80, maker },
    { points: 75, maker, papersDueOn: "2090-07-01" },
    { points: 50, maker },
  ];
  const { round, entries, ctx, organiser } = await aListToDecide(db, specs, { now, phase: "decision" });
  const [lead, member, alone, waiting, loser] = entries.map((entry) => entry.id) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await mergeEntries(ctx, round.id, {
    nominationIds: [lead, member],
    leadNominationId: lead,
    name: "Bộ bình",
    setCase: "a",
    reason: "Cùng kiểu dáng",
  });
  await takeProposal(ctx, round.id);
  const decision = await recordDecision(organiser, round.id, aSignedDecision(organiser));
  const reader = await aProducer(db, maker.id);
  const resultOf = async (id: string) => {
    const { data } = await load(db, nomination, { url: `/producer/nominations/${id}`, params: { id }, as: reader });
    return (data as { announced: unknown }).announced;
  };
  const onHome = async () => {
    const { data } = await load(db, home, { url: "/producer", as: reader });
    const { nominations } = data as { nominations: { id: string; result: unknown }[] };
    return Object.fromEntries(nominations.map((one) => [one.id, one.result]));
  };
  const ids = [lead, member, alone, waiting, loser];
  expect(await Promise.all(ids.map(resultOf))).toEqual([null, null, null, null, null]);
  expect(Object.values(await onHome())).toEqual([null, null, null, null, null]);

  await releaseResults(organiser, aSigner(), decision);

  const certificate = (running: number) => `${round.codePrefix}-${round.year}-1493-00${running}`;
  const shown = { slug: round.slug, complainUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), isComplainable: true };
  const set = { kind: "recognised", certificateNumber: certificate(1), set: "Bộ bình" };
  expect(await Promise.all(ids.map(resultOf))).toEqual(
    [
      set,
      set,
      { kind: "recognised", certificateNumber: certificate(2), set: null },
      { kind: "waiting", papersDueOn: "2090-07-01" },
      { kind: "not_recognised" },
    ].map((told) => ({ ...shown, told })),
  );
  expect(await onHome()).toEqual({
    [lead]: "recognised",
    [member]: "recognised",
    [alone]: "recognised",
    [waiting]: "waiting",
    [loser]: "not_recognised",
  });
});
