import { PDFDocument } from "@cantoo/pdf-lib";
import { aSubmitted, dayFrom } from "#tests/db/nominations/steps";
import { anAgency } from "#tests/factories/agencies";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { expect, test } from "#tests/support/database";
import { factsOf, load, post, servicesOf, type TestServices } from "#tests/support/routes";
import { aSession } from "#tests/support/sessions";
import { Zip } from "~/adapters/documents/zip.server";
import type { Database } from "~/db/client.server";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { addPhotos } from "~/domain/products/add-photos.server";
import { sha256Hex } from "~/lib/hash.server";
import { loader as file } from "~/routes/files.$id.$variant";
import { loader as pdf } from "~/routes/organiser.nominations.$id_.dossier[.pdf]";
import { loader as zip } from "~/routes/organiser.nominations.$id_.dossier[.zip]";
import { loader as pending, action as sendPending } from "~/routes/producer.nominations.$id_.pending-papers";

/** A PDF of pages of so many points' width. */
async function pagesOf(...widths: number[]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  for (const width of widths) document.addPage([width, 300]);
  return document;
}

/** An entry with a real paper, admitted on condition of two more. */
async function anAdmitted(db: Database) {
  const services = servicesOf(db);
  const entry = await aSubmitted(db);
  const { ctx, staff, id } = entry;
  await askForMore(staff, id, { note: "Gửi giấy đăng ký" });
  const bytes = aPdf("giấy đăng ký");
  await addPaper(ctx, services.files, id, {
    kind: "registration",
    number: "42A8",
    issuer: "Sở Tài chính",
    issuedOn: "2021-03-04",
    validUntil: null,
    file: await aGivenFile("Giấy/đăng ký.pdf", bytes),
  });
  await submitNomination(ctx, id, { declared: true });
  await admitNomination(staff, id, { groupCode: "B", pending: ["quality"], papersDueOn: dayFrom(staff.now, 9) });
  return { ...entry, services, bytes };
}

const at = (id: string, path: string) => ({ url: `/organiser/nominations/${id}${path}`, params: { id } });

/** The bytes of an answer, which the helper for pages reads as text. */
async function bytesOf(
  loader: typeof zip,
  ask: { url: string; params: { id: string } },
  as: { userId: string },
  services: TestServices,
  db: Database,
): Promise<{ response: Response; bytes: Buffer }> {
  const request = new Request(new URL(ask.url, "http://localhost:3000"), {
    headers: { cookie: `session=${await aSession(db, as.userId)}` },
  });
  const context = { services, request: factsOf() };
  const response = (await loader({ request, params: ask.params, context })) as Response;
  return { response, bytes: Buffer.from(await response.clone().arrayBuffer()) };
}

test("the archive holds the sealed data byte for byte, the cover, each paper, and what came later apart", async ({
  db,
}) => {
  const { id, ctx, staff, services, bytes } = await anAdmitted(db);
  const form = new FormData();
  form.set("kind", "quality");
  form.set("file", new File([new Uint8Array(aPdf("tự công bố"))], "tu-cong-bo.pdf", { type: "application/pdf" }));
  const sent = await post(db, sendPending, {
    url: `/producer/nominations/${id}/pending-papers`,
    params: { id },
    as: ctx.actor!,
    form,
    services,
  });
  expect([sent.status, sent.location]).toEqual([303, `/producer/nominations/${id}/pending-papers`]);

  const { response, bytes: archive } = await bytesOf(zip, at(id, "/dossier.zip"), staff.actor!, services, db);

  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="LD\d+-2026-001 /);
  const entries = new Zip(archive, 10_000_000);
  const sealed = await dossierForJury(staff, id);
  const json = await entries.read("ho-so.json");
  expect(sha256Hex(json!.toString("utf8"))).toBe(sealed.contentHash);
  expect((await entries.read("ho-so.json.sha256"))?.toString()).toBe(`${sealed.contentHash}\n`);
  expect((await entries.read("00-bia-ho-so.pdf"))?.toString("latin1", 0, 5)).toBe("%PDF-");
  expect(await entries.read("giay-to/01-registration-giay-dang-ky.pdf")).toEqual(bytes);
  expect(await entries.read("giay-to-bo-sung/01-quality-tu-cong-bo.pdf")).toEqual(aPdf("tự công bố"));
  // Its photos are rows without bytes here: a lost file is said, and keeps no other from being taken away.
  expect((await entries.read("anh/01-front.webp"))?.toString()).toMatch(/^Kho tệp không còn/);
});

test("the document is a PDF with the photos drawn into it, whatever form they are kept in", async ({ db }) => {
  const services = servicesOf(db);
  const { id, ctx, staff, product } = await aSubmitted(db);
  const drawn = async () => {
    const { response, bytes } = await bytesOf(pdf, at(id, "/dossier.pdf"), staff.actor!, services, db);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    return bytes.toString("latin1").match(/\/Subtype \/Image/g)?.length ?? 0;
  };
  expect(await drawn()).toBe(0);

  await askForMore(staff, id, { note: "Gửi thêm ảnh" });
  await addPhotos(ctx, services.files, product.id, [await aGivenFile("anh.jpg", await aJpeg())]);

  expect(await drawn()).toBe(1);
});

test("papers follow the document: PDFs with all their pages, scans on one, and a page that says why where one cannot", async ({
  db,
}) => {
  const services = servicesOf(db);
  const { id, ctx, staff } = await aSubmitted(db);
  const plain = async () => (await pagesOf(400, 401)).save();
  const locked = await pagesOf(402);
  locked.encrypt({ userPassword: "mở tệp", ownerPassword: "chủ tệp" });
  await askForMore(staff, id, { note: "Gửi giấy tờ" });
  const given = [
    ["dang-ky.pdf", Buffer.from(await plain())],
    ["ban-chup.jpg", await aJpeg()],
    ["khoa.pdf", Buffer.from(await locked.save({ useObjectStreams: false }))],
    ["hong.pdf", aPdf()],
  ] as const;
  for (const [name, bytes] of given) {
    const facts = { kind: "other" as const, number: null, issuer: null, issuedOn: null, validUntil: null };
    await addPaper(ctx, services.files, id, { ...facts, file: await aGivenFile(name, bytes) });
  }

  const { bytes } = await bytesOf(pdf, at(id, "/dossier.pdf"), staff.actor!, services, db);

  const whole = await PDFDocument.load(bytes);
  const widths = whole.getPages().map((page) => Math.round(page.getWidth()));
  const A4 = 595;
  const front = widths.indexOf(400);
  expect(widths.slice(0, front).every((width) => width === A4)).toBe(true);
  expect(widths.slice(front)).toEqual([400, 401, A4, A4, A4]);
});

test("whole dossiers are the agency's alone", async ({ db }) => {
  const { id, ctx, services } = await anAdmitted(db);
  const outsider = await anOrganiser(db, (await anAgency(db)).id);
  for (const [loader, path] of [
    [zip, "/dossier.zip"],
    [pdf, "/dossier.pdf"],
  ] as const) {
    for (const as of [outsider, ctx.actor!]) {
      expect((await load(db, loader, { ...at(id, path), as, services })).status).toBe(404);
    }
    expect((await load(db, loader, { ...at(id, path), services })).location).toMatch(/^\/login/);
  }
});

test("a paper is shown in a frame of this site and of no other, and nothing in it runs", async ({ db }) => {
  const { id, staff, services } = await anAdmitted(db);
  const [paper] = (await nominationById(staff, id)).dossier.papers;

  const answer = await load(db, file, {
    url: `/files/${paper!.fileId}/original`,
    params: { id: paper!.fileId, variant: "original" },
    as: staff.actor!,
    services,
  });

  expect(answer.headers.get("content-security-policy")).toBe(
    "frame-ancestors 'self'; script-src 'none'; base-uri 'none'; form-action 'none'",
  );
  expect(answer.headers.get("content-disposition")).toMatch(/^inline/);
});

test("papers left pending are sent on a page of the producer's alone", async ({ db }) => {
  const { id, ctx, staff, services } = await anAdmitted(db);
  const page = { url: `/producer/nominations/${id}/pending-papers`, params: { id }, services };
  const stranger = await aProducer(db, (await aSubmitted(db)).establishment.id);
  for (const as of [staff.actor!, stranger]) expect((await load(db, pending, { ...page, as })).status).toBe(404);
  expect((await load(db, pending, { ...page, as: ctx.actor! })).data).toMatchObject({
    dueOn: dayFrom(staff.now, 9),
    kinds: ["quality"],
    items: [{ item: { code: "quality" }, verdict: "missing", sent: [] }],
    whyNot: null,
  });
  const form = new FormData();
  form.set("kind", "award");
  form.set("file", new File([new Uint8Array(aPdf())], "x.pdf", { type: "application/pdf" }));

  const refused = await post(db, sendPending, { ...page, as: ctx.actor!, form });

  expect([refused.status, refused.data]).toMatchObject([422, { result: { error: { kind: [/./] } } }]);
});
