import { randomUUID } from "node:crypto";
import type { WriteContext } from "~/domain/context";
import { fairById } from "~/domain/fairs/fair-details.server";
import { applyStatement } from "~/domain/invoices/apply-statement.server";
import { noteCash } from "~/domain/invoices/note-money.server";
import { todayInVietnam } from "~/lib/dates";
import { dayFrom } from "./days";
import { organiserOf } from "./fair-set-up.server";
import { issueAll, keepStatement, setAccount } from "./money.server";
import type { DemoWorld } from "./rounds.server";

interface Held {
  readonly id: string;
  /** The morning of its first day. */
  readonly startsAt: Date;
}

/** What exhibitors of a fair that was held were billed and paid: deposits and balances through the bank, the last one in cash. */
export async function addHeldMoney(world: DemoWorld, { id, startsAt }: Held): Promise<void> {
  const on = (days: number): Promise<WriteContext> => organiserOf(world, dayFrom(startsAt, days));
  const billing = await on(-19);
  await setAccount(billing, id);
  const { agencyId, code } = await fairById(billing, id);
  const notices = await issueAll(billing, id);
  const owing = notices.filter(({ payable }) => payable > 0);
  const [last, ...byBank] = owing.toReversed();
  for (const [days, part] of [
    [-15, "deposit"],
    [-6, "balance"],
  ] as const) {
    const ctx = await on(days);
    const credits = byBank.map((notice) => [notice[part], `NOP TIEN GIAN HANG ${notice.reference}`] as const);
    const paid = credits.filter(([amount]) => amount > 0);
    if (paid.length > 0)
      await applyStatement(ctx, await keepStatement(ctx, agencyId, `sao-ke-${code}-${part}.csv`, paid));
  }
  if (!last) return;
  const ctx = await on(-1);
  const cash = { amount: last.payable, paidOn: todayInVietnam(ctx.now), note: "Phiếu thu khi nhận gian" };
  await noteCash(ctx, last.id, { ...cash, key: randomUUID() });
}
