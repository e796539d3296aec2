import { eq } from "drizzle-orm";
import { afterEach, vi } from "vitest";
import { aDecidedRound } from "#tests/factories/awards";
import { expect, test } from "#tests/support/database";
import { load, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { awards, certificates } from "~/db/schema";
import { prove } from "~/domain/credentials/credential.server";
import type { JsonObject } from "~/domain/credentials/proof";
import { verdictOf, vouchedFor } from "~/domain/credentials/verdict";
import { loader as credential } from "~/routes/_public.certificates.$number[.json]";
import { loader as paper } from "~/routes/_public.certificates.$number[.pdf]";
import { lookThrough } from "~/routes/_public.verify/look-through";
import { loader as issuer } from "~/routes/[.well-known].did[.json]";
import { loader as statusList } from "~/routes/credentials.status.$list[.json]";

afterEach(() => vi.unstubAllGlobals());

const textOf = (data: unknown): string => (typeof data === "string" ? data : JSON.stringify(data));

/** A site with one certificate, which answers what the page asks it for, and notes that it was asked. */
async function aSite(db: Database) {
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ number: certificates.number, product: awards.productName })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));
  const { number, product } = row!;
  const services = servicesOf(db);
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    const [loader, params] = path.startsWith("/certificates/")
      ? [credential, { number: /^\/certificates\/(.*)\.json$/.exec(path)![1]! }]
      : path.startsWith("/credentials/")
        ? [statusList, { list: /(\d+)\.json$/.exec(path)![1]! }]
        : [issuer, {}];
    const { status, data } = await load(db, loader, { url: path, params, services });
    return new Response(textOf(data), { status });
  });
  const json = textOf((await load(db, credential, { url: "/", params: { number }, services })).data);
  const context = { services, request: { id: "test", address: "127.0.0.1", nonce: "test", shows: new Set<string>() } };
  const request = new Request(`http://localhost:3000/certificates/${number}.pdf`);
  const response = (await paper({ request, params: { number }, context })) as Response;
  const pdf = new Uint8Array(await response.arrayBuffer());
  const look = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
    const { report, checks, differences } = await lookThrough(new File([content], name));
    const faults = report.checks.filter(({ state }) => state !== "ok").map((check) => [check.name, check.reason]);
    return { ok: report.ok, faults, differences, titles: checks.map(({ title }) => title) };
  };
  return { number, product, json, pdf, look, asked };
}

test("the PDF and the JSON of a certificate hold in full against the site's keys and list", async ({ db }) => {
  const { json, pdf, look, asked } = await aSite(db);
  const whole = { ok: true, faults: [], differences: null };
  expect(await look("giay.pdf", pdf)).toMatchObject(whole);
  expect(await look("giay.json", json)).toMatchObject(whole);
  expect((await look("giay.pdf", pdf)).titles.at(-1)).toBe("Trang giấy trong tệp PDF đúng như khi cấp");
  expect([...new Set(asked)]).toEqual(["/.well-known/did.json", "/credentials/status/1.json"]);
});

test("a PDF that was edited is told, though what it carries is signed", async ({ db }) => {
  const { pdf, look } = await aSite(db);
  const edited = Uint8Array.from([...pdf, 0x0a]);
  expect(await look("sua.pdf", edited)).toMatchObject({ ok: false, faults: [["paper", "paper_changed"]] });
  const none = new TextEncoder().encode("%PDF-1.7");
  expect(await look("khac.pdf", none)).toMatchObject({ ok: false, faults: [["format", "not_carried"]] });
});

test("what a stranger signed in our name is vouched for by nothing, also while the site's keys cannot be asked for", async ({
  db,
}) => {
  const { json } = await aSite(db);
  const { signer: stranger } = servicesOf(db);
  const { proof: _proof, ...document } = JSON.parse(json) as JsonObject;
  const site = `http://${new URL(document.id as string).host}`;
  const forged = (more: JsonObject) =>
    JSON.stringify(prove({ ...document, ...more }, stranger, site, new Date("2020-01-01T00:00:00Z")));
  const look = async (text: string) => {
    const { report } = await lookThrough(new File([text], "gia.json"));
    const key = report.checks.find(({ name }) => name === "key");
    return { key: key?.reason, verdict: verdictOf(report), vouched: vouchedFor(report).content };
  };
  const expired = { validFrom: "2020-01-01T00:00:00Z", validUntil: "2020-12-31T00:00:00Z" };
  expect(await look(json)).toEqual({ key: undefined, verdict: "holds", vouched: true });
  expect(await look(forged(expired))).toEqual({ key: "other_key", verdict: "fails", vouched: false });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  expect(await look(forged(expired))).toEqual({ key: "not_pinned", verdict: "fails", vouched: false });
  expect(await look(forged({}))).toEqual({ key: "not_pinned", verdict: "not_sure", vouched: false });
});

test("a changed JSON is held against the site's own, and one of a number it does not have against nothing", async ({
  db,
}) => {
  const { number, product, json, look } = await aSite(db);
  const forged = json.replace(`"productName": "${product}"`, '"productName": "Rượu giả"');
  expect(await look("giay.json", forged)).toMatchObject({
    ok: false,
    faults: [
      ["proof", "changed"],
      ["status", "not_asked"],
    ],
    differences: [`Tên sản phẩm: tệp ghi “Rượu giả”, hệ thống ghi “${product}”.`],
  });
  expect((await look("giay.json", json.replaceAll(number, "XYZ-1-1-1"))).differences).toBeNull();
});
