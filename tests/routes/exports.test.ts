import { aDecidedRound, aRecordedDecision, recordedAwards } from "#tests/factories/awards";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { load } from "#tests/support/routes";
import { readCsv } from "~/lib/csv.server";
import { loader as galleryCsv } from "~/routes/_public.products.export[.csv]";
import { loader as roundCsv } from "~/routes/_public.rounds.$slug_.awards[.csv]";
import { loader as draftList } from "~/routes/organiser.rounds_.$slug_.decision_.$id_.list.$format";

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

test("a round's award list is a file for everyone once released; before, its agency has a draft in every format", async ({
  db,
}) => {
  const { round, entries } = await aDecidedRound(db, { totals: [90, 85, 60], recognised: 2 });
  const scored = await aScoredRound(db, [90, 60]);
  const id = await aRecordedDecision(contextOf(db, scored.organiser), scored.round.id, [scored.entries[0]!.id]);
  const ask = ({ slug }: { slug: string }, as: { userId: string } | null) =>
    load(db, roundCsv, { url: `/rounds/${slug}/awards.csv`, params: { slug }, as });
  const { slug } = scored.round;
  const draft = (format: string, as: { userId: string } | null) =>
    load(db, draftList, {
      url: `/organiser/rounds/${slug}/decision/${id}/list/${format}`,
      params: { slug, id, format },
      as,
    });

  const { data, headers } = await ask(round, null);
  expect(names(data)).toEqual(entries.slice(0, 2).map(({ product }) => product.name));
  expect(headers.get("content-disposition")).toContain(`filename="${round.slug}-danh-sach-san-pham-tieu-bieu.csv"`);

  expect([(await ask(scored.round, null)).status, (await ask(scored.round, scored.organiser)).status]).toEqual([
    404, 404,
  ]);
  for (const format of ["csv", "xlsx", "docx", "pdf", "json"]) {
    const answer = await draft(format, scored.organiser);
    expect([answer.status, answer.headers.get("content-disposition")]).toEqual([
      200,
      expect.stringContaining(`chua-cong-bo.${format}"`),
    ]);
  }
  expect(names((await draft("csv", scored.organiser)).data)).toEqual([scored.entries[0]!.product.name]);
  expect((await draft("exe", scored.organiser)).status).toBe(404);
  expect((await draft("csv", scored.jury.head.actor)).status).toBe(404);
  expect((await draft("csv", null)).location).toMatch(/^\/login/);
});
