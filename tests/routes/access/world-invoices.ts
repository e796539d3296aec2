import { randomUUID } from "node:crypto";
import { aFair, anApplication } from "#tests/factories/fairs";
import { aStatementFile, issued, statementCsv, takeBooth } from "#tests/factories/invoices";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { bankTransfers, fairPrices, payments } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { setBankAccount } from "~/domain/invoices/account.server";
import { applyStatement } from "~/domain/invoices/apply-statement.server";
import { noteCash } from "~/domain/invoices/note-money.server";
import { uploadStatement } from "~/domain/invoices/statements.server";
import type { Places } from "./places";
import { MARKER } from "./roles";

export interface InvoiceThings {
  readonly billedFair: { readonly id: string; readonly slug: string };
  /** In force, with some cash noted on it. */
  readonly notice: { readonly id: string; readonly number: number };
  /** Of the notice. */
  readonly billedApplicationId: string;
  /** Names no notice. */
  readonly transferId: string;
  readonly waitingStatementId: string;
}

/** A fair of the agency that bills: one notice, a statement that was imported and one that was not. */
export async function layOutInvoices(
  db: Database,
  of: { agencyId: string; establishmentId: string; producer: Actor; organiser: Actor },
): Promise<{ places: Places; things: InvoiceThings }> {
  const { agencyId, establishmentId, producer, organiser } = of;
  const now = new Date();
  const ctx = contextOf(db, organiser, now);
  const fair = await aFair(db, { agencyId, startsOn: "2099-12-04", endsOn: "2099-12-09" });
  await db.insert(fairPrices).values({ fairId: fair.id, kind: "standard", price: 8_000_000, per: "booth" });
  await setBankAccount(ctx, fair.id, { bankBin: "970415", number: "113366668888", holder: MARKER });
  const createdBy = producer.userId;
  const application = await anApplication(db, { fairId: fair.id, establishmentId, createdBy, signName: MARKER });
  await takeBooth(db, fair.id, application.id);
  const [notice] = await issued(db, { fair, agencyId, organiser }, [application.id], now);
  await noteCash(ctx, notice!.id, { amount: 1_000_000, paidOn: "2026-01-05", note: MARKER, key: randomUUID() });
  const [payment] = await db.select({ id: payments.id }).from(payments);
  const upload = (reference: string) => {
    const csv = statementCsv([["05/01/2026", reference, "5.000.000", MARKER]]);
    return uploadStatement(ctx, fair.id, aStatementFile(csv));
  };
  await applyStatement(ctx, (await upload("F1")).id);
  const [transfer] = await db.select({ id: bankTransfers.id }).from(bankTransfers);
  const waiting = await upload("F2");
  const here = "/organiser/fairs/:slug";
  return {
    places: {
      "/applications/:id invoices": application.id,
      "/applications/:id/invoices/:number": String(notice!.number),
      [`${here} invoices`]: fair.slug,
      [`${here} statements`]: fair.slug,
      [`${here}/invoices/:number`]: String(notice!.number),
      [`${here}/invoices/list/:format`]: "csv",
      [`${here}/invoices/payments/:payment`]: payment!.id,
      [`${here}/statements/:id`]: waiting.id,
      [`${here}/statements/transfers/:id`]: transfer!.id,
    },
    things: {
      billedFair: fair,
      notice: notice!,
      billedApplicationId: application.id,
      transferId: transfer!.id,
      waitingStatementId: waiting.id,
    },
  };
}
