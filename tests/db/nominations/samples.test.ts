import { aNomination } from "#tests/factories/nominations";
import { auditOf } from "#tests/support/audit";
import { expect, test } from "#tests/support/database";
import { sampleEvents } from "~/db/schema";
import type { Context } from "~/domain/context";
import { recordSample } from "~/domain/nominations/record-sample.server";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { sampleLog, samplesOfRound } from "~/domain/nominations/samples.server";
import { roundById } from "~/domain/rounds/queries.server";
import { runWithLocale } from "~/i18n/locale.server";
import { anEntrant, aSubmitted, dayFrom, lastMail, outsiders } from "./steps";

test("a sample comes, is shown and goes back; each line says who, when and where, and the producer is told", async ({
  db,
}) => {
  const { id, staff, ctx, round } = await aSubmitted(db);
  const write = (input: Parameters<typeof recordSample>[2]) => recordSample(staff, id, input);

  await write({ kind: "received", note: "Kho B, giá 3; anh Đức mang đến", on: dayFrom(staff.now, -2) });
  await write({ kind: "shown", on: dayFrom(staff.now, -1) });
  await write({ kind: "returned", note: "Trả cho anh Đức" });

  expect((await sampleLog(staff, id)).map(({ kind, note, byName }) => [kind, note, byName])).toEqual([
    ["received", "Kho B, giá 3; anh Đức mang đến", staff.actor!.name],
    ["shown", null, staff.actor!.name],
    ["returned", "Trả cho anh Đức", staff.actor!.name],
  ]);
  expect((await lastMail(db, ctx.actor!.email))?.body).toMatch(/đã được trả lại cơ sở/);
  expect(await auditOf(db, id)).toEqual(Array.from({ length: 3 }, () => "nominations.sample_recorded"));
  const rows = await samplesOfRound(staff, await roundById(staff, round.id));
  expect(rows).toMatchObject([{ nominationId: id, place: "returned", last: { kind: "returned" } }]);
  await expect(db.delete(sampleEvents)).rejects.toMatchObject({ cause: { message: "sample_events is append-only" } });
});

test("a sample is kept with its maker's consent alone; a catalogue may stand in for one", async ({ db }) => {
  const { id, staff } = await aSubmitted(db);
  await recordSample(staff, id, { kind: "catalogue" });
  await recordSample(staff, id, { kind: "received", note: "Kho B" });
  const today = dayFrom(staff.now, 0);

  for (const input of [
    {},
    { consented: true as const },
    { consented: true as const, consentedOn: dayFrom(staff.now, 1) },
  ]) {
    await expect(recordSample(staff, id, { kind: "kept", ...input })).rejects.toMatchObject({ code: "invalid" });
  }
  await recordSample(staff, id, { kind: "kept", consented: true, consentedOn: today, note: "Trưng bày lâu dài." });

  expect((await sampleLog(staff, id)).at(-1)?.note).toMatch(/^Cơ sở đồng ý để lại mẫu ngày .* Trưng bày lâu dài\.$/);
  await expect(recordSample(staff, id, { kind: "returned" })).rejects.toMatchObject({ code: "closed" });
});

test("the consent to leave a sample is said in each reader's language", async ({ db }) => {
  const { id, staff } = await aSubmitted(db);
  await recordSample(staff, id, { kind: "received", note: "Kho B" });
  const kept = { kind: "kept", consented: true, consentedOn: dayFrom(staff.now, 0), note: "Tủ 3." } as const;

  await runWithLocale("en", () => recordSample(staff, id, kept));

  const lastIn = (locale: "vi" | "en") => runWithLocale(locale, async () => (await sampleLog(staff, id)).at(-1)!.note);
  expect([await lastIn("vi"), await lastIn("en")]).toEqual([
    expect.stringMatching(/^Cơ sở đồng ý để lại mẫu ngày .* Tủ 3\.$/),
    expect.stringMatching(/^Its maker agreed on .* to leave the sample\. Tủ 3\.$/),
  ]);
});

test("a custody log is written by the agency, in its order, with days that can be", async ({ db }) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const { strangers, producer } = await outsiders(db, ctx);
  const receive = (as: Context, more = {}) => recordSample(as, id, { kind: "received", note: "Kho B", ...more });
  for (const stranger of strangers) await expect(receive(stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(receive(producer)).rejects.toMatchObject({ code: "closed" });
  await expect(recordSample(staff, id, { kind: "returned" })).rejects.toMatchObject({ code: "closed" });
  await expect(receive(staff, { note: undefined })).rejects.toMatchObject({ fields: { note: [/./] } });
  await expect(receive(staff, { on: dayFrom(staff.now, 1) })).rejects.toMatchObject({ fields: { on: [/./] } });
  await receive(staff);
  const early = recordSample(staff, id, { kind: "shown", on: dayFrom(staff.now, -1) });
  await expect(early).rejects.toMatchObject({ fields: { on: [/./] } });
  await refuseNomination(staff, id, { reason: "Mua lại" });

  // What was handed over goes back, but nothing new comes in.
  await recordSample(staff, id, { kind: "returned" });
  await expect(receive(staff)).rejects.toMatchObject({ code: "closed", message: /không còn nhận mẫu/ });
});

test("samplesOfRound lists one entry and three, drafts left out, for the agency alone", async ({ db }) => {
  const { round, staff, ctx } = await aSubmitted(db);
  const details = await roundById(staff, round.id);
  expect(await samplesOfRound(staff, details)).toHaveLength(1);

  for (const state of ["submitted", "refused", "draft"] as const) {
    await aNomination(db, { roundId: round.id, product: (await anEntrant(db)).product, state });
  }

  expect((await samplesOfRound(staff, details)).map((row) => [row.state, row.place, row.last])).toEqual([
    ["submitted", "none", null],
    ["submitted", "none", null],
    ["refused", "none", null],
  ]);
  await expect(samplesOfRound(ctx, details)).rejects.toMatchObject({ code: "forbidden" });
});
