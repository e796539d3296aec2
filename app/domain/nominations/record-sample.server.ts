import { asc, eq } from "drizzle-orm";
import { sampleEvents } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { RecordSampleForm } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { sampleMail } from "./mails";
import { readDossier } from "./read-dossier.server";
import { instantOfSampleDay, samplePlace } from "./sample";
import { whyNotRecordSample } from "./screening-policy";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Add a line to the custody log of an entry's sample. Throws "closed" as the policy says, "invalid" for a day that is to come
 * or before the last line, for a sample received without saying where it stands, and for one kept without its maker's consent.
 * Source: docs/rules/nominations.md#samples.
 */
export function recordSample(ctx: Context, id: string, input: RecordSampleForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNomination(ctx, id);
    const events = await ctx.db
      .select({ kind: sampleEvents.kind, at: sampleEvents.at })
      .from(sampleEvents)
      .where(eq(sampleEvents.nominationId, id))
      .orderBy(asc(sampleEvents.id));
    const refusal = whyNotRecordSample(ctx.actor, facts, samplePlace(events), input.kind);
    if (refusal) throw new DomainError("closed", refusal);
    const today = todayInVietnam(ctx.now);
    const on = input.on ?? today;
    const last = events.at(-1);
    refuseUnclear(input, on, { today, notBefore: last ? todayInVietnam(last.at) : null });
    const note = input.note ?? null;
    const consentedOn = input.kind === "kept" ? (input.consentedOn ?? null) : null;
    await ctx.db.insert(sampleEvents).values({
      nominationId: id,
      kind: input.kind,
      note,
      consentedOn,
      by: ctx.actor!.userId,
      at: instantOfSampleDay(on, today, ctx.now),
    });
    await recordAudit(ctx, {
      act: "nominations.sample_recorded",
      subject: { kind: "nomination", id },
      after: { kind: input.kind, on, note, ...(consentedOn && { consentedOn }) },
    });
    const { product } = await readDossier(ctx, id);
    const about = { product: product.name, round, code: row.code ?? "", nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      sampleMail({ name, ...about, kind: input.kind, note, consentedOn }),
    );
  });
}

function refuseUnclear(
  input: RecordSampleForm,
  on: string,
  { today, notBefore }: { today: string; notBefore: string | null },
): void {
  const refuse = (field: keyof RecordSampleForm, sentence: string) => {
    throw new DomainError("invalid", sentence, { [field]: [sentence] });
  };
  if (on > today) refuse("on", m.nominations_screen_sample_to_come());
  if (notBefore !== null && on < notBefore) {
    refuse("on", m.nominations_screen_sample_before_last({ date: formatDate(notBefore) }));
  }
  if (input.kind === "received" && !input.note) refuse("note", m.nominations_screen_sample_where());
  if (input.kind !== "kept") return;
  if (!input.consented) refuse("consented", m.nominations_screen_sample_consent_needed());
  if (!input.consentedOn || input.consentedOn > today) {
    refuse("consentedOn", m.nominations_screen_sample_consent_day());
  }
}
