import { eq } from "drizzle-orm";
import { aLetter, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { anOrganiser } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { nominations } from "~/db/schema";
import { paths } from "~/http/paths";
import { readCsv } from "~/lib/csv.server";
import * as page from "~/routes/organiser.rounds_.$slug_.forwarding/route";
import { loader as incoming } from "~/routes/organiser.rounds_.$slug_.incoming";
import { loader as list } from "~/routes/organiser.rounds_.$slug_.incoming_.list.$format";

const formOf = ({ awardIds, confirmed, ...letter }: ReturnType<typeof aLetter>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(letter)) form.append(name, value);
  for (const id of awardIds) form.append("awardIds", id);
  if (confirmed) form.append("confirmed", confirmed);
  return form;
};

test("what is chosen is reviewed with what stays behind, and goes only when it is confirmed", async ({ db }) => {
  const { round, organiser, candidates } = await aReleasedRound(db, { winners: 2 });
  const region = await aRegion(db, { quota: 1 });
  const ask = { url: paths.organiserForwarding(round.slug), params: { slug: round.slug }, as: organiser };
  const inRegion = () => db.select().from(nominations).where(eq(nominations.roundId, region.id));

  const review = await post(db, page.action, { ...ask, form: formOf(aLetter(region, candidates)) });

  expect(review).toMatchObject({
    status: 200,
    data: {
      review: {
        accepted: [{ awardId: candidates[0]!.awardId }],
        refused: [{ product: candidates[1]!.productName, reason: "Lâm Đồng được gửi 1 hồ sơ, đã gửi 1." }],
      },
    },
  });
  expect(await inRegion()).toEqual([]);

  const done = await post(db, page.action, {
    ...ask,
    form: formOf(aLetter(region, candidates.slice(0, 1), { confirmed: "yes" })),
  });

  expect([done.status, done.location]).toEqual([303, paths.organiserForwarding(round.slug)]);
  expect(await inRegion()).toMatchObject([{ state: "draft", productId: candidates[0]!.productId }]);
});

test("nothing chosen is said beside the list, and what was typed stays", async ({ db }) => {
  const { round, organiser } = await aReleasedRound(db);
  const region = await aRegion(db);
  const ask = { url: paths.organiserForwarding(round.slug), params: { slug: round.slug }, as: organiser };

  const refused = await post(db, page.action, { ...ask, form: formOf(aLetter(region, [])) });

  expect(refused).toMatchObject({
    status: 422,
    data: { result: { error: { awardIds: expect.anything() }, initialValue: { number: "812/SCT-QLCN" } } },
  });
});

test("the receiving agency reads the list and takes it away as a file", async ({ db }) => {
  const { round, organiser, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  const receiver = await anOrganiser(db, region.agencyId, "support");
  const letter = aLetter(region, candidates, { confirmed: "yes" });
  const url = paths.organiserForwarding(round.slug);
  await post(db, page.action, { url, params: { slug: round.slug }, as: organiser, form: formOf(letter) });

  const shown = await load(db, incoming, {
    url: paths.organiserIncoming(region.slug),
    params: { slug: region.slug },
    as: receiver,
  });
  expect(shown.data).toMatchObject({ letters: [{ number: "812/SCT-QLCN", entries: [{ state: "draft" }] }] });

  const file = (format: string) =>
    load(db, list, {
      url: paths.organiserSummaryList(region.slug, "incoming", "csv"),
      params: { slug: region.slug, format },
      as: receiver,
    });
  const csv = await file("csv");
  const [, row] = readCsv(Buffer.from(String(csv.data))).rows.map((one) => one.cells);
  expect(row).toContain(candidates[0]!.productName);
  expect(row).toContain(candidates[0]!.certificate.number);
  expect((await file("txt")).status).toBe(404);
});
