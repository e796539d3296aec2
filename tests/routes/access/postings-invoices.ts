import { randomUUID } from "node:crypto";
import { takeBooth } from "#tests/factories/invoices";
import { contextOf } from "#tests/support/database";
import { setTransferAside } from "~/domain/invoices/match-transfer.server";
import { noteCash } from "~/domain/invoices/note-money.server";
import { rowsDigest, statementById } from "~/domain/invoices/statements.server";
import { form, type Makers } from "./posting";
import * as typed from "./typed";

const HERE = "/organiser/fairs/:slug";
const money = (amount: string) => ({ amount, paidOn: "05/01/2026", note: "", key: randomUUID() });

/** Notices of a fair, what was paid on them, and what the bank says. */
export const INVOICE_POSTINGS: Makers = {
  [`${HERE}/invoices/:number/cancellation`]: form(() => typed.reason),
  [`${HERE}/invoices/:number/cash`]: form(() => money("500.000")),
  [`${HERE}/invoices/:number/refund`]: async ({ people, things }, db) => {
    const paid = { amount: 9_000_000, paidOn: "2026-01-05", key: randomUUID() };
    await noteCash(contextOf(db, people.organiser), things.notice.id, paid);
    return { form: money("500.000") };
  },
  [`${HERE}/invoices/account`]: form(() => ({ bankBin: "970416", number: "257678859", holder: "SO CONG THUONG" })),
  [`${HERE}/invoices/issuing`]: async ({ things }, db) => {
    await takeBooth(db, things.billedFair.id, things.billedApplicationId);
    return { form: { applications: things.billedApplicationId, payable: "16000000" } };
  },
  [`${HERE}/invoices/payments/:payment/undoing`]: form(() => typed.reason),
  [`${HERE}/statements`]: () => {
    const body = new FormData();
    const csv = "Ngày,Số tham chiếu,Ghi có,Nội dung\r\n06/01/2026,F9,5000,a\r\n";
    body.append("file", new File([csv], "sao-ke.csv", { type: "text/csv" }));
    return { form: body };
  },
  [`${HERE}/statements/:id/application`]: async ({ people, things }, db) => ({
    form: { seen: rowsDigest((await statementById(contextOf(db, people.organiser), things.waitingStatementId)).rows) },
  }),
  [`${HERE}/statements/:id/columns`]: form(() => ({ heading: "1", date: "0", reference: "1", credit: "3", text: "4" })),
  [`${HERE}/statements/:id/removal`]: () => ({}),
  [`${HERE}/statements/transfers/:id`]: ({ things }) => ({
    form: { invoice: String(things.notice.number), amount: "1.000.000", key: randomUUID() },
  }),
  [`${HERE}/statements/transfers/:id/return`]: async ({ people, things }, db) => {
    await setTransferAside(contextOf(db, people.organiser), things.transferId, { reason: "Không phải tiền hội chợ" });
    return {};
  },
  [`${HERE}/statements/transfers/:id/setting-aside`]: form(() => typed.reason),
};
