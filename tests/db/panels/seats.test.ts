import { eq } from "drizzle-orm";
import { aJury } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import { appointments, auditEntries, invitations, ledgerEvents, mails } from "~/db/schema";
import { acceptSeat, declineSeat } from "~/domain/panels/answer-seat.server";
import { editSeat } from "~/domain/panels/edit-seat.server";
import type { SeatFactsForm } from "~/domain/panels/forms";
import { seatFacts, waitingSeats } from "~/domain/panels/seat.server";
import { aJuryAtWork } from "./support";

const FACTS: SeatFactsForm = {
  title: "Giám đốc Hợp tác xã",
  expertise: ["B", "A", "B"],
  organisation: "Hợp tác xã Thắng Lợi",
  organisationTaxCode: "0100112437",
  homeProvinceId: "new-68",
  homeCommune: "Xã Hàm Thuận",
};

test("the facts of a seat are kept, audited, and known to the agency and the juror alone", async ({ db }) => {
  const { ctx, round, jury, agencyId } = await aJuryAtWork(db);
  const [, deputy, member] = jury.jurors;

  await editSeat(ctx, deputy!.appointmentId, FACTS);

  const known = {
    title: "Giám đốc Hợp tác xã",
    expertise: ["A", "B"],
    organisation: "Hợp tác xã Thắng Lợi",
    organisationTaxCode: "0100112437",
    homeProvinceId: "new-68",
    homeCommune: "Xã Hàm Thuận",
  };
  for (const actor of [ctx.actor, await anOrganiser(db, agencyId, "support"), deputy!.actor]) {
    expect(await seatFacts(contextOf(db, actor), deputy!.appointmentId)).toMatchObject(known);
  }
  for (const actor of [null, member!.actor, await anActor(db)]) {
    await expect(seatFacts(contextOf(db, actor), deputy!.appointmentId)).rejects.toMatchObject({ code: "not_found" });
  }
  const [audit] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, round.id));
  expect(audit).toMatchObject({ act: "jury.seat_edited", before: { organisation: null }, after: known });
});

test("a seat's facts are of this round and of this country, and change until the jury is done", async ({ db }) => {
  const { ctx, jury, agencyId } = await aJuryAtWork(db);
  const { appointmentId } = jury.head;

  await expect(editSeat(ctx, appointmentId, { ...FACTS, expertise: ["Z"] })).rejects.toMatchObject({
    code: "invalid",
    fields: { expertise: expect.any(Array) },
  });
  await expect(editSeat(ctx, appointmentId, { ...FACTS, homeProvinceId: "new-999" })).rejects.toMatchObject({
    code: "invalid",
    fields: { homeProvinceId: expect.any(Array) },
  });
  await expect(editSeat(ctx, crypto.randomUUID(), FACTS)).rejects.toMatchObject({ code: "not_found" });
  for (const actor of [null, jury.head.actor, await anOrganiser(db, agencyId, "support")]) {
    const act = () => editSeat(contextOf(db, actor), appointmentId, FACTS);
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  }
  const late = await aJuryAtWork(db, { phase: "council" });
  const act = () => editSeat(late.ctx, late.jury.head.appointmentId, FACTS);
  await expect(act()).rejects.toMatchObject({ code: "closed" });
});

test("a juror takes up their seat on their own page, once", async ({ db }) => {
  const { round } = await aJuryAtWork(db);
  const jury = await aJury(db, round.id, 2, { acceptedAt: null });
  const [first, second] = jury.jurors;
  const own = contextOf(db, first!.actor);
  const invitedBy = second!.actor.userId;
  const invitation = { email: first!.actor.email, name: "?", role: "juror", roundId: round.id, invitedBy } as const;
  const dates = { createdAt: own.now, expiresAt: new Date(own.now.getTime() + 86_400_000) };
  await db.insert(invitations).values({ ...invitation, ...dates, tokenHash: "moi" });
  expect(await waitingSeats(own)).toMatchObject([{ appointmentId: first!.appointmentId, round: { slug: round.slug } }]);
  await expect(acceptSeat(own, second!.appointmentId)).rejects.toMatchObject({ code: "not_found" });
  await expect(acceptSeat(contextOf(db, null), first!.appointmentId)).rejects.toMatchObject({ code: "forbidden" });

  await acceptSeat(own, first!.appointmentId);

  const [seat] = await db.select().from(appointments).where(eq(appointments.id, first!.appointmentId));
  expect(seat!.acceptedAt).toEqual(own.now);
  const [answered] = await db.select().from(invitations).where(eq(invitations.tokenHash, "moi"));
  expect(answered).toMatchObject({ acceptedAt: own.now, acceptedBy: first!.actor.userId });
  expect(await waitingSeats(own)).toEqual([]);
  await expect(acceptSeat(own, first!.appointmentId)).rejects.toMatchObject({ code: "conflict" });
  await expect(declineSeat(own, first!.appointmentId, { reason: "Muộn" })).rejects.toMatchObject({ code: "conflict" });
});

test("a seat that is declined ends, and the agency reads why", async ({ db }) => {
  const { round } = await aJuryAtWork(db);
  const jury = await aJury(db, round.id, 2, { acceptedAt: null });
  const own = contextOf(db, jury.jurors[1]!.actor);
  const { appointmentId } = jury.jurors[1]!;
  await expect(declineSeat(own, jury.head.appointmentId, { reason: "?" })).rejects.toMatchObject({ code: "not_found" });

  await declineSeat(own, appointmentId, { reason: "Trùng lịch công tác" });

  const [seat] = await db.select().from(appointments).where(eq(appointments.id, appointmentId));
  expect(seat).toMatchObject({ acceptedAt: null, endedAt: own.now });
  const [mail] = await db.select().from(mails).where(eq(mails.purpose, "seat_declined"));
  expect(mail!.body).toContain("Trùng lịch công tác");
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, round.id));
  expect(JSON.parse(events.at(-1)!.payload)).toMatchObject({ appointment: appointmentId, ended: true });
  expect(events.at(-1)!.payload).not.toContain("Trùng lịch");
  await expect(acceptSeat(own, appointmentId)).rejects.toMatchObject({ code: "conflict" });
});
