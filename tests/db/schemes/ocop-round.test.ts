import { anAgency } from "#tests/factories/agencies";
import { aNomination, type TestNomination } from "#tests/factories/nominations";
import { aJury, answerNone, type TestJuror } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aDatedRound, moveForm, roundForm } from "#tests/factories/round-forms";
import { criteriaForm } from "#tests/factories/section-forms";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { OCOP } from "~/domain/schemes/ocop";
import { publishScheme } from "~/domain/schemes/publish-scheme.server";
import { SchemeRules } from "~/domain/schemes/rules";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { tallyOfRound } from "~/domain/tallies/queries.server";
import { formatFraction } from "~/lib/points";

const at = (day: string) => new Date(`${day}T02:00:00Z`);

/** Fills the sheet of an entry to its total, in hundredths, and signs it. */
async function score(db: Database, juror: TestJuror, roundId: string, entry: TestNomination, total: number) {
  const ctx = contextOf(db, juror.actor, at("2026-05-10"));
  const { sheets } = await sheetsOfJuror(ctx, roundId);
  const { id } = sheets.find((sheet) => sheet.code === entry.code)!;
  const { criteria, version } = await sheetForScoring(ctx, id);
  const leaves = criteria.flatMap((one) => (one.parts.length > 0 ? one.parts : [one]));
  let left = total;
  const points: Record<string, number> = {};
  for (const leaf of leaves) {
    points[leaf.id] = Math.min(left, leaf.maximum);
    left -= points[leaf.id]!;
  }
  await saveSheet(ctx, id, { version, points, notes: {}, after: "stay" });
  await signSheet(ctx, id);
}

test("a round under OCOP, from publishing to the tally: 89.995 is four stars, 90 is five", async ({ db }) => {
  const { versionId } = await publishScheme(contextOf(db, null), OCOP);
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const preparing = contextOf(db, organiser, at("2026-02-01"));
  const round = await aDatedRound(preparing, roundForm(agency.id, versionId));
  const form = criteriaForm(SchemeRules.parse(OCOP.rules));
  // The finest step there is, so that a mean comes as near to the threshold as can be.
  await saveRoundRules(preparing, round.id, { section: "criteria", form: { ...form, scoreStep: 1 } });
  await openRound(preparing, round.id);
  const food = await aProduct(db, { groupCode: "F", name: "Cà phê rang mộc" });
  const herb = await aProduct(db, { groupCode: "H", name: "Trà atiso" });
  const craft = await aProduct(db, { groupCode: "CR", name: "Gùi mây" });
  const plant = await aProduct(db, { groupCode: "P", name: "Lan rừng" });
  const entries = await Promise.all(
    [food, herb, craft, plant].map((product) => aNomination(db, { roundId: round.id, product })),
  );
  const [four, five, three, none] = entries as [TestNomination, TestNomination, TestNomination, TestNomination];
  const { jurors } = await aJury(db, round.id, 7);
  await movePhase(contextOf(db, organiser, at("2026-04-05")), round.id, moveForm("screening", "scoring"));
  await answerNone(db, round.id);

  // The last juror is a relative of one maker: six sheets, so that the mean may end in half a hundredth.
  const [relative, ...others] = jurors.toReversed();
  const own = await sheetsOfJuror(contextOf(db, relative!.actor, at("2026-05-10")), round.id);
  const recused = own.sheets.find((sheet) => sheet.code === four.code)!;
  await recuseFromEntry(contextOf(db, relative!.actor, at("2026-05-10")), recused.id, {
    kind: "conflict",
    reason: "Cháu của chủ cơ sở",
  });
  for (const [place, juror] of others.entries()) {
    await score(db, juror, round.id, four, place % 2 === 0 ? 9000 : 8999);
  }
  for (const juror of jurors) {
    await score(db, juror, round.id, five, 9000);
    await score(db, juror, round.id, three, 6999);
    await score(db, juror, round.id, none, 4999);
  }
  const counting = contextOf(db, organiser, at("2026-05-20"));
  await movePhase(counting, round.id, moveForm("scoring", "council"));

  const tally = await tallyOfRound(counting, round.id);
  const said = tally.rows.map(({ nominationId, sheets, sum, divisor, score, outcome, grade }) => [
    nominationId,
    sheets,
    `${sum}/${divisor}`,
    formatFraction(score!, 2),
    outcome,
    grade?.kind === "tier" ? grade.tier.name : null,
  ]);
  expect(said).toEqual([
    [five.id, 7, "63000/7", "90,00", "recognised", "5 sao"],
    [four.id, 6, "53997/6", "90,00", "recognised", "4 sao"],
    [three.id, 7, "48993/7", "69,99", "recognised", "3 sao"],
    [none.id, 7, "34993/7", "49,99", "not_passed", null],
  ]);
});
