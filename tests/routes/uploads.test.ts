import fs from "node:fs";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { aJpeg, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { factsOf, post, servicesOf } from "#tests/support/routes";
import { aSession } from "#tests/support/sessions";
import { zipOf } from "#tests/unit/adapters/sample-zip";
import { incomingFolder } from "~/adapters/files/given-file.server";
import type { Database } from "~/db/client.server";
import { m } from "~/i18n/paraglide/messages";
import { action as importList } from "~/routes/organiser.imports._index";
import { action as addPaper } from "~/routes/producer.nominations.$id_.papers";
import { action as addPhotos } from "~/routes/producer.products.$id_.photos/route";

const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
/** A workbook with macros, under the name of one without. */
const WITH_MACROS = zipOf([
  { name: "[Content_Types].xml", text: `<Types><Override PartName="/x" ContentType="${SHEET}"/></Types>` },
  { name: "xl/vbaProject.bin", text: "Sub AutoOpen()" },
]);

async function aDossierBeingWritten(db: Database) {
  const establishment = await anEstablishment(db);
  const as = await aProducer(db, establishment.id);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const round = await aRound(db, { phase: "nomination" });
  const { id } = await aNomination(db, { roundId: round.id, product, state: "draft" });
  return { as, id, product, services: servicesOf(db), round };
}

function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const file = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name);

test("temporary files are gone once the request is answered, kept or refused", async ({ db }) => {
  const { as, id, services } = await aDossierBeingWritten(db);
  const folder = incomingFolder(services.env);
  const send = (name: string, bytes: Uint8Array, kind = "other") =>
    post(db, addPaper, { url: "/", params: { id }, as, services, form: formOf({ kind, file: file(name, bytes) }) });

  expect((await send("giấy.pdf", aPdf())).status).toBe(303);
  expect(fs.readdirSync(folder)).toEqual([]);
  expect((await send("giấy.pdf", Buffer.from("MZ"))).status).toBe(422);
  expect((await send("giấy.pdf", aPdf(), "no such kind")).status).toBe(422);
  expect(fs.readdirSync(folder)).toEqual([]);
});

test("a paper with macros, or under a name that is not its own, is refused with the reason on the form", async ({
  db,
}) => {
  const { as, id, services } = await aDossierBeingWritten(db);
  const refusal = async (name: string, bytes: Uint8Array) => {
    const form = formOf({ kind: "other", number: "12", file: file(name, bytes) });
    const { status, data } = await post(db, addPaper, { url: "/", params: { id }, as, services, form });
    const { result } = data as { result: { error: unknown; initialValue: unknown } };
    expect([status, result.initialValue]).toEqual([422, { kind: "other", number: "12" }]);
    return result.error;
  };

  expect(await refusal("bảng.xlsx", WITH_MACROS)).toEqual({ "": [m.errors_file_macros({ name: "bảng.xlsx" })] });
  expect(await refusal("giấy.docm", aPdf())).toEqual({ "": [m.errors_file_macros({ name: "giấy.docm" })] });
  expect(await refusal("giấy.pdf", await aJpeg())).toEqual({ "": [m.errors_file_misnamed({ name: "giấy.pdf" })] });
  const wrong = m.nominations_paper_wrong_type({ name: "giấy.html" });
  expect(await refusal("giấy.html", Buffer.from("<html>"))).toEqual({ "": [wrong] });
});

test("a photo with macros is refused and the good one beside it is kept", async ({ db }) => {
  const { as, product, services } = await aDossierBeingWritten(db);
  const form = new FormData();
  form.append("photos", file("ảnh.xlsx", WITH_MACROS));
  form.append("photos", file("ảnh.jpg", await aJpeg({ width: 900, height: 900 })));

  const { status, data } = await post(db, addPhotos, { url: "/", params: { id: product.id }, as, services, form });

  expect([status, data]).toMatchObject([
    422,
    { result: { error: { photos: [m.errors_file_macros({ name: "ảnh.xlsx" })] } } },
  ]);
});

test("an award list with macros is refused beside its field", async ({ db }) => {
  const { round, services } = await aDossierBeingWritten(db);
  const as = await anOrganiser(db, round.agencyId);
  const form = formOf({ file: file("danh sách.xlsx", WITH_MACROS) });

  const { status, data } = await post(db, importList, { url: "/", as, services, form });

  expect([status, data]).toMatchObject([
    422,
    { result: { error: { file: [m.errors_file_macros({ name: "danh sách.xlsx" })] } } },
  ]);
});

test("a form that was cut off on its way says so, and leaves nothing behind", async ({ db }) => {
  const { as, id, services } = await aDossierBeingWritten(db);
  const whole = new Request("http://x/", {
    method: "POST",
    body: formOf({ kind: "other", file: file("a.pdf", aPdf()) }),
  });
  const type = whole.headers.get("content-type")!;
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const headers = { "content-type": type, cookie: `session=${await aSession(db, as.userId)}` };
  const request = new Request("http://localhost:3000/", { method: "POST", headers, body: bytes.subarray(0, -70) });
  const context = { services, request: factsOf() };
  fs.mkdirSync(incomingFolder(services.env), { recursive: true });

  const { data } = (await addPaper({ request, params: { id }, context })) as unknown as { data: unknown };

  expect(data).toMatchObject({ result: { error: { "": [m.products_upload_interrupted()] } } });
  expect(fs.readdirSync(incomingFolder(services.env))).toEqual([]);
});
