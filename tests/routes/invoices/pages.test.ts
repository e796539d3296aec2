import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aBilledFair, aPlacedApplication, issued, NOW, RENT, statementCsv } from "#tests/factories/invoices";
import { anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { wordsOf } from "#tests/support/pdf-text";
import { load, post } from "#tests/support/routes";
import { paymentNoticePdf } from "~/adapters/documents/pdf/payment-notice.server";
import { bankTransfers, boothClaims, boothReturns, fairInvoices, payments } from "~/db/schema";
import { paymentNotice } from "~/domain/invoices/notice.server";
import { ownInvoiceNumbered } from "~/domain/invoices/own-invoices.server";
import { action as giveBack, loader as returning } from "~/routes/applications_.$id_.booths_.$claim_.return";
import { loader as own } from "~/routes/applications_.$id_.invoices";
import { loader as pdf } from "~/routes/applications_.$id_.invoices_.$number_.notice[.pdf]";
import { action as cash } from "~/routes/organiser.fairs_.$slug_.invoices_.$number_.cash";
import { action as issue, loader as issuing } from "~/routes/organiser.fairs_.$slug_.invoices_.issuing";
import { loader as list } from "~/routes/organiser.fairs_.$slug_.invoices_.list.$format";
import { action as statements } from "~/routes/organiser.fairs_.$slug_.statements/route";
import { loader as statement } from "~/routes/organiser.fairs_.$slug_.statements_.$id";
import { action as application } from "~/routes/organiser.fairs_.$slug_.statements_.$id_.application";
import { action as chosen, loader as columns } from "~/routes/organiser.fairs_.$slug_.statements_.$id_.columns";

async function world(db: Parameters<typeof aBilledFair>[0]) {
  const billed = await aBilledFair(db, {
    startsOn: "2099-12-04",
    endsOn: "2099-12-09",
    depositDueOn: "2099-11-10",
    balanceDueOn: "2099-11-25",
  });
  const placed = await aPlacedApplication(db, billed.fair.id);
  return { ...billed, ...placed, slug: billed.fair.slug };
}

test("notices are previewed with their sum, issued by a plain form, and refused when the sum is another", async ({
  db,
}) => {
  const { slug, organiser, application } = await world(db);
  const ask = { url: `/organiser/fairs/${slug}/invoices/issuing`, params: { slug }, as: organiser };
  expect(await load(db, issuing, ask)).toMatchObject({
    status: 200,
    data: { rows: [{ payable: RENT }], whyNot: null },
  });

  const wrong = await post(db, issue, { ...ask, form: { applications: application.id, payable: "1" } });
  expect(wrong).toMatchObject({
    status: 409,
    data: { result: { error: { applications: ["Tổng tiền đã khác so với lúc bạn xem. Hãy xem lại rồi gửi."] } } },
  });
  const done = await post(db, issue, { ...ask, form: { applications: application.id, payable: String(RENT) } });
  expect([done.status, done.location]).toEqual([303, `/organiser/fairs/${slug}/invoices`]);
});

test("a bad statement names its line and column beside the field, and a good one is previewed, then imported", async ({
  db,
}) => {
  const { slug, organiser, application: placed, ...rest } = await world(db);
  const [notice] = await issued(db, { organiser, ...rest }, [placed.id]);
  const upload = (csv: string) => {
    const form = new FormData();
    form.append("file", new File([csv], "sao-ke.csv", { type: "text/csv" }));
    return post(db, statements, { url: `/organiser/fairs/${slug}/statements`, params: { slug }, as: organiser, form });
  };
  const bad = await upload(statementCsv([["01/13/2026", "F1", "5.000", "a"]]));
  expect(bad).toMatchObject({
    status: 422,
    data: {
      result: { error: { file: ["Dòng 2, cột “Ngày giao dịch”: “01/13/2026” không phải ngày dạng dd/mm/yyyy."] } },
    },
  });
  const good = await upload(statementCsv([["01/11/2026", "F1", "4.000.000", notice!.reference]]));
  const id = good.location!.split("/").at(-1)!;
  const ask = { url: good.location!, params: { slug, id }, as: organiser };
  const preview = (await load(db, statement, ask)).data as { statement: { seen: string } };
  expect(preview).toMatchObject({ count: 1, noted: 1, sum: 4_000_000 });
  expect(await db.select().from(bankTransfers)).toEqual([]);
  const applied = (seen: string) =>
    post(db, application, { ...ask, url: `${good.location}/application`, form: { seen } });
  expect((await applied("read by other columns since")).status).toBe(409);
  expect((await applied(preview.statement.seen)).status).toBe(303);
  expect((await load(db, statement, ask)).data).toMatchObject({ kept: [{ finding: "exact", matched: 4_000_000 }] });
  expect((await applied(preview.statement.seen)).status).toBe(409);

  const otherwise = await upload(statementCsv([["01/11/2026", "F1", "4.000.000", `${notice!.reference} lan 2`]]));
  const params = { slug, id: otherwise.location!.split("/").at(-1)! };
  const other = await load(db, statement, { url: otherwise.location!, params, as: organiser });
  expect(other.data).toMatchObject({ count: 1, fresh: 1, noted: 0, doubtful: 1, rows: [{ finding: "doubtful" }] });
});

test("the exhibitor sees what to pay with a code, the organiser's names stay out, and the paper is theirs", async ({
  db,
}) => {
  const { organiser, application, producer, ...rest } = await world(db);
  const ask = { url: `/applications/${application.id}/invoices`, params: { id: application.id }, as: producer };
  expect((await load(db, own, ask)).data).toMatchObject({ invoice: null });
  const [notice] = await issued(db, { organiser, ...rest }, [application.id]);
  await db.insert(payments).values({
    ...{ invoiceId: notice!.id, kind: "cash" as const, amount: 1_000_000, paidOn: "2026-11-01" },
    ...{ notedBy: organiser.userId, notedAt: new Date(), key: randomUUID() },
  });
  const page = await load(db, own, ask);
  expect(page.data).toMatchObject({
    code: { amount: RENT / 2 - 1_000_000 },
    invoice: { payments: [{ amount: 1_000_000 }] },
  });
  expect(JSON.stringify(page.data)).not.toContain(organiser.name);

  const number = String(notice!.number);
  const answer = await load(db, pdf, { ...ask, params: { id: application.id, number } });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const ctx = contextOf(db, producer, NOW);
  const { invoice } = await ownInvoiceNumbered(ctx, application.id, number);
  const words = await wordsOf(await paymentNoticePdf(await paymentNotice(ctx, invoice)));
  expect(words).toContain("Bằng chữ: Tám triệu đồng.");
  expect(words).toContain(notice!.reference);
  const stranger = await anOrganiser(db, rest.agencyId);
  expect((await load(db, own, { ...ask, as: stranger })).status).toBe(404);
});

test("cash that is no amount or of a day to come is told beside its field, and nothing typed is lost", async ({
  db,
}) => {
  const { slug, organiser, application, ...rest } = await world(db);
  const [notice] = await issued(db, { organiser, ...rest }, [application.id]);
  const params = { slug, number: String(notice!.number) };
  const ask = { url: `/organiser/fairs/${slug}/invoices/1/cash`, params, as: organiser };
  const none = await post(db, cash, { ...ask, form: { amount: "0", paidOn: "01/11/2026", key: randomUUID() } });
  expect(none).toMatchObject({
    status: 422,
    data: {
      result: {
        initialValue: { amount: "0" },
        error: { amount: ["Hãy nhập số tiền lớn hơn 0, ví dụ 4.500.000."] },
      },
    },
  });
  const early = await post(db, cash, { ...ask, form: { amount: "5000", paidOn: "01/11/2098", key: randomUUID() } });
  expect(early).toMatchObject({ status: 422, data: { result: { error: { paidOn: ["Ngày này chưa đến."] } } } });
  expect(await db.select().from(payments).where(eq(payments.invoiceId, notice!.id))).toEqual([]);
  expect(await db.select().from(fairInvoices).where(eq(fairInvoices.id, notice!.id))).toHaveLength(1);
});

test("the list is taken away as it is on screen", async ({ db }) => {
  const { slug, organiser, application } = await world(db);
  const ask = (format: string, query = "") =>
    load(db, list, {
      url: `/organiser/fairs/${slug}/invoices/list/${format}${query}`,
      params: { slug, format },
      as: organiser,
    });
  const csv = String((await ask("csv")).data);
  expect(csv).toContain(application.number!);
  expect(csv).toContain("Chưa gửi thông báo");
  expect(String((await ask("csv", "?standing=late")).data)).not.toContain(application.number!);
  expect((await ask("xlsx")).status).toBe(200);
  expect((await ask("pdf")).status).toBe(404);
});

test("the page of giving a booth back says in đồng what happens to the money, and the form settles it", async ({
  db,
}) => {
  const { organiser, application, producer, ...rest } = await world(db);
  await issued(db, { organiser, ...rest }, [application.id]);
  const [claim] = await db.select().from(boothClaims).where(eq(boothClaims.applicationId, application.id));
  const ask = {
    url: `/applications/${application.id}/booths/${claim!.id}/return`,
    params: { id: application.id, claim: claim!.id },
    as: producer,
  };
  expect((await load(db, returning, ask)).data).toMatchObject({
    money: { isTaken: false, outcome: { paid: 0, kept: 0, owed: 0, toRefund: 0 } },
    whyNot: null,
  });
  const done = await post(db, giveBack, { ...ask, form: { reason: "Không đủ hàng để bày." } });
  expect(done.status).toBe(303);
  const returned = await db.select().from(boothReturns).where(eq(boothReturns.claimId, claim!.id));
  expect(returned).toMatchObject([{ worth: RENT, refundShare: 1000 }]);
});

test("columns are chosen on a page of their own: what is wrong is said beside its field, and what fits leads to the preview", async ({
  db,
}) => {
  const { slug, organiser } = await world(db);
  const upload = (values: Record<string, string>) => {
    const form = new FormData();
    form.append(
      "file",
      new File(["Khi nào;Bao nhiêu;Chuyện gì\r\n01/11/2026;5.000;a\r\n"], "sao-ke.csv", { type: "text/csv" }),
    );
    for (const [name, value] of Object.entries(values)) form.append(name, value);
    return post(db, statements, { url: `/organiser/fairs/${slug}/statements`, params: { slug }, as: organiser, form });
  };
  const { location } = await upload({ isChosen: "on" });
  expect(location).toMatch(/\/statements\/[\w-]+\/columns$/);
  const id = location!.split("/").at(-2)!;
  expect((await upload({})).location).toBe(`/organiser/fairs/${slug}/statements/${id}`);
  const params = { slug, id };
  expect(
    await load(db, statement, { url: `/organiser/fairs/${slug}/statements/${id}`, params, as: organiser }),
  ).toMatchObject({
    location,
  });

  const ask = { url: location!, params, as: organiser };
  expect((await load(db, columns, ask)).data).toMatchObject({
    statement: { isRead: false },
    shown: [{ line: 2 }],
  });
  const missing = await post(db, chosen, { ...ask, form: { heading: "1", date: "0", credit: "", text: "2" } });
  expect(missing).toMatchObject({ status: 422, data: { result: { error: { credit: [expect.any(String)] } } } });
  const wrong = await post(db, chosen, { ...ask, form: { heading: "1", date: "2", credit: "1", text: "0" } });
  expect(wrong).toMatchObject({ data: { result: { error: { date: [expect.stringContaining("Dòng 2")] } } } });
  const done = await post(db, chosen, { ...ask, form: { heading: "1", date: "0", credit: "1", text: "2" } });
  expect([done.status, done.location]).toEqual([303, `/organiser/fairs/${slug}/statements/${id}`]);
});
