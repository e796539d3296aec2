import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { load } from "#tests/support/routes";
import { readCsv } from "~/lib/csv.server";
import { loader as galleryCsv } from "~/routes/_public.products.export[.csv]";
import { loader as roundCsv } from "~/routes/_public.rounds.$slug_.awards[.csv]";

const names = (text: unknown) =>
  readCsv(Buffer.from(text as string))
    .rows.slice(1)
    .map(({ cells }) => cells[1]);

test("the gallery's export holds what its address shows", async ({ db }) => {
  await recordedAwards(db, [
    { product_name: "Tải Chè" },
    { product_name: "Tải Mật", level: "quốc gia" },
    { product_name: "Khác" },
  ]);

  const { status, headers, data } = await load(db, galleryCsv, {
    url: "/products/export.csv?q=tai&level=nation&level=x",
  });

  expect([status, headers.get("content-type"), names(data)]).toEqual([200, "text/csv; charset=utf-8", ["Tải Mật"]]);
});

test("a round's award list is a file for everyone once announced, and before for its agency", async ({ db }) => {
  const { round, entries } = await aDecidedRound(db, { totals: [90, 85, 60], recognised: 2 });
  const undecided = await aRound(db, { phase: "council" });
  const organiser = await anOrganiser(db, undecided.agencyId);
  const ask = ({ slug }: { slug: string }, as: { userId: string } | null) =>
    load(db, roundCsv, { url: `/rounds/${slug}/awards.csv`, params: { slug }, as });

  const { data, headers } = await ask(round, null);

  expect(names(data)).toEqual(entries.slice(0, 2).map(({ product }) => product.name));
  expect(headers.get("content-disposition")).toContain(`filename="${round.slug}-danh-sach-san-pham-tieu-bieu.csv"`);
  expect([(await ask(undecided, null)).status, (await ask(undecided, organiser)).status]).toEqual([404, 200]);
});
