import { eq } from "drizzle-orm";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { aFair } from "#tests/factories/fairs";
import { anActor } from "#tests/factories/people";
import { expect, test } from "#tests/support/database";
import { factsOf, load, servicesOf } from "#tests/support/routes";
import { aSession } from "#tests/support/sessions";
import type { Database } from "~/db/client.server";
import { awards, certificates, products, sessions } from "~/db/schema";
import { languageCookie } from "~/http/cookies.server";
import { requestContext } from "~/http/respond.server";
import { loader as root } from "~/root";
import { loader as home } from "~/routes/_public._index/route";
import { loader as certificate } from "~/routes/_public.certificates.$number/route";
import { loader as certificateQr } from "~/routes/_public.certificates.$number_.qr[.svg]";
import { loader as certificatePdf } from "~/routes/_public.certificates.$number[.pdf]";
import { loader as fair } from "~/routes/_public.fairs.$slug/route";
import { loader as producer } from "~/routes/_public.producers.$slug/route";
import { loader as gallery } from "~/routes/_public.products._index/route";
import { loader as product } from "~/routes/_public.products.$slug/route";
import { loader as productQr } from "~/routes/_public.products.$slug_.qr[.svg]";
import { loader as verify } from "~/routes/_public.verify/route";

async function aCertificateNumber(db: Database): Promise<string> {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ number: certificates.number })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));
  return row!.number;
}

const PNG_OR_XML = /^(<\?xml|<svg)/;

test("the front page has winners, a way to look up a certificate, and no fair or round when there is none", async ({
  db,
}) => {
  await recordedAwards(db, [{ product_name: "Cá bò khô", year: 2022 }]);

  expect((await load(db, home, { url: "/" })).data).toMatchObject({
    winners: [{ name: "Cá bò khô" }],
    total: 1,
    provinces: 1,
    since: 2022,
    openRound: null,
    fair: null,
  });
});

test("the gallery answers every address, however odd", async ({ db }) => {
  await recordedAwards(db, [{ product_name: "Bánh tráng Hòa Đa" }, { product_name: "Rượu 50%" }]);
  const ask = async (search: string) => {
    const { status, data } = await load(db, gallery, { url: `/products?${search}` });
    const { items, total } = data as { items: { name: string }[]; total: number };
    expect([status, total], search).toEqual([200, items.length]);
    return items.map((item) => item.name);
  };

  expect(await ask("q=banh+trang")).toEqual(["Bánh tráng Hòa Đa"]);
  expect(await ask("q=50%25")).toEqual(["Rượu 50%"]);
  const whole = await ask("");
  for (const nonsense of [
    "year=abc",
    "year=1e9",
    "level=__proto__",
    "page=-1",
    "page=x",
    "sort=drop",
    "lang=en",
    "x=1",
  ]) {
    expect(await ask(nonsense), nonsense).toEqual(whole);
  }
  for (const odd of [
    "q=%25",
    "q='",
    "q=%22",
    "q=%00",
    "q=%E0%A4%A",
    `q=${encodeURIComponent("𝕏".repeat(3000))}`,
    "q=../../etc/passwd",
    "group=%00",
    "tier=%00&tier='",
    "province=new-99",
    "__proto__=x&__proto__=y",
    "q=a&q=b&q=%00",
  ]) {
    await ask(odd);
  }
  const { status, location } = await load(db, gallery, { url: "/products?q=r%C6%B0%E1%BB%A3u&page=100000" });
  expect([status, location]).toEqual([302, "/products?q=r%C6%B0%E1%BB%A3u"]);
});

test("an address that names nothing is not found, also when it holds what no text holds", async ({ db }) => {
  const { round } = await aDecidedRound(db, { totals: [90] });
  await aFair(db, { agencyId: round.agencyId, publishedAt: null });
  for (const slug of ["khong-co", "../../etc/passwd", "\0", "a\0b", "%", "'", "𝕏".repeat(500)]) {
    for (const [name, loader] of Object.entries({ product, producer, fair })) {
      const { status } = await load(db, loader, { url: `/${name}/x`, params: { slug } });
      expect(status, `${name} ${slug}`).toBe(404);
    }
  }
});

test("a certificate's page, paper and picture; an unknown number is told with 404", async ({ db }) => {
  const number = await aCertificateNumber(db);
  const services = servicesOf(db, { PUBLIC_URL: "https://tinhhoa.test" });
  const ask = (loader: typeof certificate, of: string) =>
    load(db, loader as never, { url: `/certificates/${of}`, params: { number: of }, services });

  const page = await ask(certificate, number.toLowerCase());
  expect(page).toMatchObject({
    status: 200,
    data: { number, address: `https://tinhhoa.test/certificates/${number}`, certificate: { number, status: "valid" } },
  });
  const unknown = await ask(certificate, "KHÔNG-CÓ-001");
  expect(unknown).toMatchObject({ status: 404, data: { number: "KHÔNG-CÓ-001", certificate: null } });
  expect((await ask(certificate, "\0")).status).toBe(404);

  const pdf = await ask(certificatePdf as never, number);
  expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(String(pdf.data)).toMatch(/^%PDF-/);
  expect(pdf.headers.get("content-disposition")).toContain(`inline; filename="${number}.pdf"`);
  expect((await ask(certificatePdf as never, "KHÔNG-CÓ-001")).status).toBe(404);
  expect((await ask(certificateQr as never, number)).data).toMatch(PNG_OR_XML);
  expect((await load(db, productQr, { url: "/", params: { slug: "x" }, services })).data).toMatch(PNG_OR_XML);
});

test("looking up a number goes to its page as it is written there", async ({ db }) => {
  const ask = (search: string) => load(db, verify, { url: `/verify${search}` });

  expect(await ask("?number=+ldg+2026+1493+007+")).toMatchObject({
    status: 302,
    location: "/certificates/LDG-2026-1493-007",
  });
  expect((await ask("?number=a/b?c%23d")).location).toBe("/certificates/A%2FB%3FC%23D");
  expect((await ask(`?number=${"x".repeat(5000)}`)).location).toHaveLength("/certificates/".length + 80);
  for (const nothing of ["", "?number=", "?number=+++"]) {
    expect(await ask(nothing)).toMatchObject({ status: 200, location: null, data: null });
  }
});

test("?lang= is remembered in a cookie; a word that is no language is not", async ({ db }) => {
  const ask = (url: string, cookie?: string) => load(db, root, { url, headers: cookie ? { cookie } : {} });
  const chosen = await ask("/?lang=en");
  const [cookie] = chosen.headers.getSetCookie();

  expect(await languageCookie.parse(cookie!)).toBe("en");
  expect(cookie).toMatch(/Max-Age=31536000; Path=\/; SameSite=Lax/);
  expect((await ask("/", cookie!.split(";")[0])).headers.getSetCookie()).toEqual([]);
  for (const url of ["/", "/?lang=xx", "/?lang="]) expect((await ask(url)).headers.getSetCookie()).toEqual([]);
});

test("the session is read once for all loaders of a page, and anew by an action", async ({ db }) => {
  const actor = await anActor(db);
  const cookie = `session=${await aSession(db, actor.userId)}`;
  const context = {
    services: servicesOf(db),
    request: factsOf(),
  };
  const of = (method: string) => ({
    request: new Request("http://localhost/", { method, headers: { cookie } }),
    params: {},
    context,
  });

  const [first, second] = await Promise.all([requestContext(of("GET")), requestContext(of("GET"))]);
  await db.delete(sessions).where(eq(sessions.userId, actor.userId));

  expect(second.actor).toBe(first.actor);
  expect(first.actor?.userId).toBe(actor.userId);
  expect(second.now).toBe(first.now);
  expect(second.headers).not.toBe(first.headers);
  expect((await requestContext(of("GET"))).actor).toBe(first.actor);
  expect((await requestContext(of("POST"))).actor).toBeNull();
  const next = { ...context, request: { ...context.request } };
  expect((await requestContext({ ...of("GET"), context: next })).actor).toBeNull();
});

test("the address of a product that a decision's own stands for leads there for ever", async ({ db }) => {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  await recordedAwards(db, [{ product_name: "Nước mắm nhỉ" }]);
  const [listed] = await db.select().from(products).where(eq(products.name, "Nước mắm nhỉ"));
  const supersededById = entries[0]!.productId;
  await db.update(products).set({ archivedAt: new Date(), supersededById }).where(eq(products.id, listed!.id));

  const asked = await load(db, product, { url: `/products/${listed!.slug}`, params: { slug: listed!.slug } });

  expect(asked).toMatchObject({ status: 301, location: `/products/${entries[0]!.product.slug}` });
});
