import { eq } from "drizzle-orm";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { aFair } from "#tests/factories/fairs";
import { DESK, expect, PHONE, test } from "#tests/support/browser";
import type { TestServer } from "#tests/support/server";
import { awards, certificates, establishments } from "~/db/schema";
import { paths } from "~/http/paths";

/** A winner, its maker and certificate, a fair, and an award known from a list: one of each public page. */
async function publicPages({ db }: TestServer): Promise<{ number: string; addresses: string[] }> {
  const { round, entries } = await aDecidedRound(db, { totals: [90] });
  const { product } = entries[0]!;
  const [maker] = await db.select().from(establishments).where(eq(establishments.id, product.establishmentId!));
  const [certificate] = await db
    .select({ number: certificates.number })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.productId, product.id));
  const fair = await aFair(db, { agencyId: round.agencyId });
  await recordedAwards(db, [{ product_name: "Bánh tráng Hòa Đa" }]);
  const { number } = certificate!;
  return {
    number,
    addresses: [
      paths.home(),
      paths.products(),
      paths.products({ q: "banh trang", level: "province" }),
      paths.products({ q: "zzzz" }),
      paths.product(product.slug),
      paths.producer(maker!.slug),
      paths.fairs(),
      paths.fair(fair.slug),
      paths.rounds(),
      paths.round(round.slug),
      paths.certificate(number),
    ],
  };
}

test("a public page without charts is the same for everyone until its content changes: no script, no nonce, an ETag that answers 304", async ({
  site,
}) => {
  const { addresses } = await publicPages(site);
  for (const address of addresses) {
    const first = await fetch(site.url + address);
    const html = await first.text();
    const etag = first.headers.get("etag");

    expect(first.status, address).toBe(200);
    expect(html, address).not.toMatch(/<script(?![^>]*(?:application\/ld\+json|src="\/plan-motion\.js"))|nonce=/);
    expect(html, address).not.toContain(first.headers.get("x-request-id"));
    expect(first.headers.get("set-cookie"), address).toBeNull();
    const second = await fetch(site.url + address);
    expect(await second.text(), address).toBe(html);
    expect(second.headers.get("etag"), address).toBe(etag);
    const again = await fetch(site.url + address, { headers: { "if-none-match": etag! } });
    expect([again.status, await again.text()], address).toEqual([304, ""]);
  }
});

test("?lang=en speaks English, says so, and is remembered", async ({ site }) => {
  const chosen = await fetch(`${site.url}/products?lang=en`);
  const cookie = chosen.headers.getSetCookie().find((one) => one.startsWith("lang="))!;

  expect(await chosen.text()).toContain('<html lang="en"');
  const later = await fetch(`${site.url}/statistics`, { headers: { cookie: cookie.split(";")[0]! } });
  expect(await later.text()).toContain('<html lang="en"');
  expect(await (await fetch(`${site.url}/statistics`)).text()).toContain('<html lang="vi"');
});

test("a certificate answers under its address, with .pdf as the paper and with qr.svg as a picture", async ({
  site,
}) => {
  const { number } = await publicPages(site);
  const ask = async (path: string) => {
    const response = await fetch(site.url + path, { redirect: "manual" });
    const start = Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString();
    return [response.status, response.headers.get("content-type"), start];
  };

  expect(await ask(`/certificates/${number}.pdf`)).toEqual([200, "application/pdf", "%PDF-"]);
  expect(await ask(`/certificates/${number}/qr.svg`)).toEqual([200, "image/svg+xml; charset=utf-8", "<svg "]);
  expect(await ask(paths.certificate(number))).toEqual([200, "text/html; charset=utf-8", "<!DOC"]);
  expect(await ask("/certificates/KH%C3%94NG-1")).toEqual([404, "text/html; charset=utf-8", "<!DOC"]);
  expect((await ask("/certificates/KH%C3%94NG-1.pdf"))[0]).toBe(404);
  expect((await ask(`/verify?number=${number}`))[0]).toBe(302);
});

test("no address makes the server stumble", async ({ site }) => {
  // The server is shared: another test may have made it fail on purpose before.
  const logged = site.log().length;
  const odd = ["%", "'", '"', "\0", "a\0b", "𝕏".repeat(300), "../../etc/passwd", "<script>alert(1)</script>", "\u202e"];
  for (const text of odd.map(encodeURIComponent)) {
    for (const address of [`/products?q=${text}`, `/products?group=${text}&tier=${text}&province=${text}`]) {
      const response = await fetch(site.url + address);
      expect([response.status, (await response.text()).includes("<script>alert")], address).toEqual([200, false]);
    }
    for (const folder of ["products", "producers", "fairs", "rounds", "certificates"]) {
      const { status } = await fetch(`${site.url}/${folder}/${text}`);
      expect(status, `${folder} ${text}`).toBe(404);
    }
  }
  // Longer than a request's head may be: refused before any page is asked.
  const tooLong = `/products?q=${encodeURIComponent("𝕏".repeat(3000))}`;
  expect((await fetch(site.url + tooLong)).status).toBe(431);
  for (const broken of ["/products/%E0%A4%A", "/%ff", "/products?q=%E0%A4%A", "//products", "/products/"]) {
    expect((await fetch(site.url + broken)).status, broken).toBeLessThan(500);
  }
  expect(site.log().slice(logged)).not.toContain("request failed");
});

test.for([PHONE, DESK])("public pages are no wider than $width pixels", async (viewport, { site, page }) => {
  const { addresses } = await publicPages(site);
  await page.setViewportSize(viewport);
  for (const address of addresses) {
    await page.goto(address);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, address).toBeLessThanOrEqual(0);
  }
});
