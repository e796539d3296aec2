import { asc, eq } from "drizzle-orm";
import { aSignedDecision } from "#tests/factories/awards";
import { aListToDecide } from "#tests/factories/council-lists";
import { anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import { awards } from "~/db/schema";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { reviewRelease } from "~/domain/awards/review-release.server";
import { councilList } from "~/domain/councils/council-list.server";
import { listOfRound } from "~/domain/councils/list.server";
import { councilAt } from "~/domain/councils/queries.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { publicFigures } from "~/domain/rounds/public-figures.server";
import { roundById } from "~/domain/rounds/queries.server";
import { formatFraction } from "~/lib/points";
import { whyNotProposed } from "~/ui/tallies/choice-texts";

// Bình Thuận 2022: 45 entries, 40 with a mean of at least 70, money for 30.

const NOW = new Date("2026-06-10T03:00:00Z");

test("45 entries, 40 pass, the best 30 are recognised, and each of the other ten reads why not", async ({ db }) => {
  const totals = Array.from({ length: 45 }, (_, place) => 96 - place * 0.5 - (place >= 40 ? 8 : 0));
  const { round, entries, council, ctx, organiser } = await aListToDecide(
    db,
    totals.map((points) => ({ points })),
    { now: NOW, rules: { cap: 30 } },
  );
  expect(await takeProposal(ctx, round.id)).toBe(40);
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  const motionId = await aVotedMotion(db, council, meetingId, ["for", "for", "for", "for", "for", "against"], {
    kind: "list",
    text: "Thông qua danh sách 30 sản phẩm",
    now: new Date(NOW.getTime() + 1000),
  });

  const state = await listOfRound(ctx, await councilAt(ctx, round.slug));
  expect(state).toMatchObject({ entries: 45, passed: 40, notPassed: 5, proposed: 30, recognised: 30, undecided: 0 });
  const list = await councilList(ctx, round.id);
  expect(list.recognised.map(({ position, nominationId, tier }) => [position, nominationId, tier])).toEqual(
    entries.slice(0, 30).map((entry, place) => [place + 1, entry.id, null]),
  );
  expect(list.notRecognised.map((one) => one.nominationId)).toEqual(entries.slice(30, 40).map((entry) => entry.id));
  expect([list.pending, list.undecided, list.decided]).toEqual([[], [], []]);
  expect(list.motion).toMatchObject({ id: motionId });

  const reasons = state.rows
    .slice(30)
    .map(({ choice, lead }) => whyNotProposed(choice, { rank: lead.rank, score: formatFraction(lead.score, 2, "vi") }));
  expect(reasons).toEqual([
    "Đạt, xếp thứ 31 với 81,00 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 31, hoặc nếu 1 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 32 với 80,50 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 32, hoặc nếu 2 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 33 với 80,00 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 33, hoặc nếu 3 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 34 với 79,50 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 34, hoặc nếu 4 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 35 với 79,00 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 35, hoặc nếu 5 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 36 với 78,50 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 36, hoặc nếu 6 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 37 với 78,00 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 37, hoặc nếu 7 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 38 với 77,50 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 38, hoặc nếu 8 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 39 với 77,00 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 39, hoặc nếu 9 sản phẩm đang được đề nghị rút.",
    "Đạt, xếp thứ 40 với 76,50 điểm; giới hạn là tối đa 30 sản phẩm. Sẽ được đề nghị nếu giới hạn là 40, hoặc nếu 10 sản phẩm đang được đề nghị rút.",
  ]);

  const later = { ...organiser, now: new Date(NOW.getTime() + 2000) };
  const decisionId = await recordDecision(later, round.id, aSignedDecision(later, { approvalNote: undefined }));
  expect(await reviewRelease(later, decisionId)).toMatchObject({
    recognised: 30,
    participants: 45,
    entries: { not_recognised: 15 },
  });
  await releaseResults(later, aSigner(), decisionId);

  const awarded = await db.select().from(awards).where(eq(awards.decisionId, decisionId)).orderBy(asc(awards.position));
  expect(awarded.map((award) => award.nominationId)).toEqual(entries.slice(0, 30).map((entry) => entry.id));
  const visitor = { db, actor: null, now: later.now };
  expect((await publicFigures(visitor, [await roundById(visitor, round.id)])).get(round.id)).toEqual({
    nominated: 45,
    admitted: 45,
    scored: 45,
    passed: 40,
    recognised: 30,
  });
});
