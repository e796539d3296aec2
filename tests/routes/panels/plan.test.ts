import { anAgency } from "#tests/factories/agencies";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { CoverageSummary } from "~/domain/panels/summary";
import { loader as juryLoader } from "~/routes/organiser.rounds_.$slug_.jury";
import { action, loader } from "~/routes/organiser.rounds_.$slug_.jury_.plan/route";

interface Shown {
  readonly plan: { readonly version: string; readonly plan: string };
  readonly changes: readonly { readonly given: readonly string[]; readonly takenBack: readonly string[] }[];
}

test("a plan is read, confirmed and seen on the jury's page; once something changed it is shown anew instead", async ({
  db,
}) => {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, phase: "screening" });
  await aJury(db, round.id, 3);
  await nominationsFor(db, round.id, 3);
  const as = await anOrganiser(db, agency.id, "secretary");
  const params = { slug: round.slug };
  const url = `/organiser/rounds/${round.slug}/jury/plan?way=balanced&perEntry=1`;
  const shown = async () => (await load(db, loader, { url, params, as })).data as Shown;
  const formOf = ({ plan: { version, plan } }: Shown) => ({ way: "balanced", perEntry: "1", version, plan });
  const summary = async () => {
    const ask = { url: `/organiser/rounds/${round.slug}/jury`, params, as };
    return ((await load(db, juryLoader, ask)).data as { summary: CoverageSummary }).summary;
  };

  const first = await shown();
  expect(first.changes.map(({ given, takenBack }) => [given.length, takenBack.length])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  const stale = formOf(first);
  await aNomination(db, { roundId: round.id });
  const refused = await post(db, action, { url, params, as, form: stale });
  expect([refused.status, JSON.stringify(refused.data)]).toEqual([409, expect.stringContaining("đã thay đổi")]);
  expect(await summary()).toMatchObject({ entries: 4, assignments: 0, parts: [] });

  const confirmed = await post(db, action, { url, params, as, form: formOf(await shown()) });

  expect([confirmed.status, confirmed.location]).toEqual([303, `/organiser/rounds/${round.slug}/jury`]);
  // One juror an entry connects nobody.
  expect(await summary()).toMatchObject({
    assignments: 4,
    jurors: { least: 1, most: 1 },
    load: { least: 1, most: 2 },
    few: 4,
    even: 0,
    parts: { length: 3 },
    links: { length: 2 },
  });
});
