import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { anActor } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { load } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { awards, certificates, revocations } from "~/db/schema";
import { loader as pageLoader } from "~/routes/_public.certificates.$number_.logo";
import { loader as pngLoader } from "~/routes/_public.certificates.$number_.logo[.png]";
import { loader as svgLoader } from "~/routes/_public.certificates.$number_.logo[.svg]";

async function aNumber(db: Database) {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ id: certificates.id, number: certificates.number })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));
  return row!;
}

const ask = (number: string, query = "") => ({ url: `/certificates/${number}/logo${query}`, params: { number } });

test("the medal says level and year in outlines, and other sites may show it", async ({ db }) => {
  const { number } = await aNumber(db);
  const svg = await load(db, svgLoader, ask(number));
  expect(svg.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
  expect(svg.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(svg.data).toContain("<title>Sản phẩm công nghiệp nông thôn tiêu biểu · Cấp tỉnh · 2026 · ");
  expect(svg.data).not.toMatch(/<text|font-family|<script|href/);
  for (const query of ["", "?side=256", "?side=9999"]) {
    const png = await load(db, pngLoader, ask(number, query));
    expect([png.status, png.headers.get("content-type")]).toEqual([200, "image/png"]);
  }
});

test("what no longer holds is grey wherever it was embedded, and is not offered for print", async ({ db }) => {
  const { id, number } = await aNumber(db);
  const { userId } = await anActor(db);
  await db
    .insert(revocations)
    .values({ certificateId: id, revokedOn: "2026-01-01", reason: "Sai", recordedBy: userId });
  const svg = await load(db, svgLoader, ask(number));
  expect(svg.data).toContain("· Đã thu hồi ·");
  expect(svg.data).not.toContain("#8C1C13");
  expect((await load(db, pageLoader, ask(number))).data).toMatchObject({ isFaded: true });
  for (const loader of [svgLoader, pngLoader, pageLoader]) {
    expect((await load(db, loader, ask("KHONG-CO"))).status).toBe(404);
  }
});

test("the line for a website is a picture and a link and nothing else", async ({ db }) => {
  const { number } = await aNumber(db);
  const { data } = await load(db, pageLoader, ask(number));
  const { snippet } = data as { snippet: string };
  expect(snippet).toMatch(
    new RegExp(
      `^<a href="http://localhost:3000/certificates/${number}" rel="noopener"><img src="http://localhost:3000/certificates/${number}/logo.svg" alt="[^"<>]+" width="160" height="160" loading="lazy"></a>$`,
    ),
  );
});
