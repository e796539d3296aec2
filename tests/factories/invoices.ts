import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { and, eq, isNull } from "drizzle-orm";
import { contextOf } from "#tests/support/database";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { Database } from "~/db/client.server";
import { type applications, boothClaims, booths, fairInvoices, fairPrices, type fairs } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { fairById } from "~/domain/fairs/fair-details.server";
import { setBankAccount } from "~/domain/invoices/account.server";
import { issueInvoices } from "~/domain/invoices/issue-invoices.server";
import { sumsOf } from "~/domain/invoices/lines";
import { moneyOf } from "~/domain/invoices/money.server";
import { anAgency } from "./agencies";
import { anEstablishment } from "./establishments";
import { aClaim, aFair, anApplication } from "./fairs";
import { anOrganiser, aProducer } from "./people";

export const NOW = new Date("2026-11-01T03:00:00Z");
export const RENT = 8_000_000;

export interface BilledFair {
  readonly fair: typeof fairs.$inferSelect;
  readonly agencyId: string;
  readonly organiser: Actor;
}

/** A fair with an account to pay into and a price of 8 million đồng; half is a deposit, due on 10 November, the rest on the 25th. */
export async function aBilledFair(db: Database, values: Partial<typeof fairs.$inferInsert> = {}): Promise<BilledFair> {
  const { id: agencyId } = await anAgency(db);
  const organiser = await anOrganiser(db, agencyId);
  const fair = await aFair(db, { agencyId, depositDueOn: "2026-11-10", balanceDueOn: "2026-11-25", ...values });
  await db.insert(fairPrices).values({ fairId: fair.id, kind: "standard", price: RENT, per: "booth" });
  await setBankAccount(contextOf(db, organiser, NOW), fair.id, {
    bankBin: "970415",
    number: "113366668888",
    holder: "TRUNG TAM KHUYEN CONG",
  });
  return { fair, agencyId, organiser };
}

export interface BilledApplication {
  readonly application: typeof applications.$inferSelect;
  readonly producer: Actor;
}

/** An accepted application that took a free booth of the fair; another booth is drawn where none is left. */
export async function aPlacedApplication(db: Database, fairId: string): Promise<BilledApplication> {
  const maker = await anEstablishment(db);
  const producer = await aProducer(db, maker.id);
  const application = await anApplication(db, {
    fairId,
    establishmentId: maker.id,
    createdBy: producer.userId,
    granted: 5,
    signName: maker.name,
  });
  await takeBooth(db, fairId, application.id);
  return { application, producer };
}

export async function takeBooth(db: Database, fairId: string, applicationId: string): Promise<string> {
  const [hall] = await db.select().from(booths).where(eq(booths.fairId, fairId)).limit(1);
  const [{ count }] = (await db
    .select({ count: booths.id })
    .from(booths)
    .where(eq(booths.fairId, fairId))
    .then((rows) => [{ count: rows.length }])) as [{ count: number }];
  const [booth] = await db
    .insert(booths)
    .values({
      fairId,
      hallId: hall!.hallId,
      code: `T${count}`,
      kind: "standard",
      x: (count % 9) * 30,
      y: 80 + Math.floor(count / 9) * 30,
      width: 30,
      height: 30,
    })
    .returning({ id: booths.id, code: booths.code });
  await aClaim(db, {
    boothId: booth!.id,
    applicationId,
    state: "confirmed",
    during: `[${new Date(NOW.getTime() - 3_600_000).toISOString()},)`,
  });
  return booth!.code;
}

/** Gives back all booths of an application. */
export async function leaveBooths(db: Database, applicationId: string): Promise<void> {
  await db.update(boothClaims).set({ during: "empty" }).where(eq(boothClaims.applicationId, applicationId));
}

/** Issues notices for applications as they stand; returns the notice in force of each, in the order given. */
export async function issued(db: Database, { fair, organiser }: BilledFair, ids: readonly string[], now = NOW) {
  const ctx = contextOf(db, organiser, now);
  const details = await fairById(ctx, fair.id);
  const chosen = (await moneyOf(ctx, details)).filter((one) => ids.includes(one.id));
  const payable = chosen.reduce((sum, one) => sum + sumsOf(one.lines, details.rules).payable, 0);
  await issueInvoices(ctx, fair.id, { applications: [...ids], payable });
  const notices = await db
    .select()
    .from(fairInvoices)
    .where(and(eq(fairInvoices.fairId, fair.id), isNull(fairInvoices.cancelledAt)));
  return ids.map((id) => notices.find((one) => one.applicationId === id)!);
}

/** A statement as a bank writes it: day, its reference, amount, text. */
export function statementCsv(rows: readonly (readonly [string, string, string, string])[]): string {
  return `Ngày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung\r\n${rows
    .map(([day, reference, amount, text]) => `${day};${reference};;${amount};${text}`)
    .join("\r\n")}\r\n`;
}

/** The same as a file that came from outside. */
export function aStatementFile(csv: string, name = "sao-ke.csv"): GivenFile {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-statement-"));
  const target = path.join(folder, name);
  fs.writeFileSync(target, csv);
  return { name, path: target, size: Buffer.byteLength(csv), sha256: createHash("sha256").update(csv).digest("hex") };
}
