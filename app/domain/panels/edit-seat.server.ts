import { eq } from "drizzle-orm";
import { appointments, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { SeatFactsForm } from "./forms";
import { liveSeat, lockJury, roundOfSeat } from "./lock-jury.server";

/**
 * Write what is known of a juror: position, groups they know, where they work and where they are at home.
 * Throws "closed" once the jury is done, "invalid" for a group that the round has not and an unknown province.
 */
export function editSeat(ctx: Context, appointmentId: string, input: SeatFactsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, await roundOfSeat(ctx, appointmentId));
    const seat = await liveSeat(ctx, appointmentId);
    const strange = input.expertise.filter((code) => !round.rules.groups.some((group) => group.code === code));
    if (strange.length > 0) {
      throw new DomainError("invalid", m.panels_group_unknown(), { expertise: [m.panels_group_unknown()] });
    }
    const homeProvinceId = input.homeProvinceId ?? null;
    if (homeProvinceId !== null && (await ctx.db.$count(provinces, eq(provinces.id, homeProvinceId))) === 0) {
      throw new DomainError("invalid", m.panels_province_unknown(), { homeProvinceId: [m.panels_province_unknown()] });
    }
    const after = {
      title: input.title,
      expertise: [...new Set(input.expertise)].sort(),
      organisation: input.organisation || null,
      organisationTaxCode: input.organisationTaxCode ?? null,
      homeProvinceId,
      homeCommune: input.homeCommune || null,
    };
    const before = Object.fromEntries(Object.keys(after).map((key) => [key, seat[key as keyof typeof after]]));
    await ctx.db.update(appointments).set(after).where(eq(appointments.id, seat.id));
    await recordAudit(ctx, {
      act: "jury.seat_edited",
      subject: { kind: "round", id: round.id },
      before: { appointmentId: seat.id, ...before },
      after: { appointmentId: seat.id, ...after },
    });
  });
}
