import { eq } from "drizzle-orm";
import { dossierSnapshots, nominations } from "~/db/schema";
import { formatDate, formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { sha256Hex } from "~/lib/hash.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { settleAdmitted } from "../rounds/settle-admitted.server";
import { inTransaction } from "../transaction.server";
import { blockingItems, type CheckedItem, checkedItems, itemName, itemsAsked, mayPend } from "./checklist";
import { checksOf, leavePending } from "./checks.server";
import type { Dossier } from "./dossier";
import type { AdmitNominationForm } from "./forms";
import { refuseIfMoved } from "./last-event.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { titleGapsOf } from "./lower-title.server";
import { admittedMail } from "./mails";
import { whyNotAdmitTitle } from "./policy";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { announcedOn } from "./rules";
import { whyNotScreen } from "./screening-policy";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Admit a nomination in a group, which may differ from the producer's, and seal its dossier for the jury: nothing in it
 * changes from now on. With `pending` it is admitted on condition that those papers come by `papersDueOn`.
 * Throws "closed" as the policy says, "conflict" when another officer answered since, "invalid" for a group the round does not
 * have, for a title of the level below that was revoked since it was handed in or no longer holds at the closing date, for a
 * required paper that was found wanting, and for papers that may not pend.
 */
export function admitNomination(ctx: Context, id: string, input: AdmitNominationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    await refuseIfMoved(ctx, id, input.seen);
    const refusal = whyNotScreen(ctx.actor, facts, "admitted");
    if (refusal) throw new DomainError("closed", refusal);
    if (!round.rules.groups.some((group) => group.code === input.groupCode)) {
      const sentence = m.nominations_group_not_in_round();
      throw new DomainError("invalid", sentence, { groupCode: [sentence] });
    }
    const pending = [...new Set(input.pending ?? [])];
    const asked = itemsAsked(round.rules.checklist.value, { level: round.level, groupCode: input.groupCode });
    const handedIn = await readDossier(ctx, id);
    const badTitle = whyNotAdmitTitle([...(await titleGapsOf(ctx, round, [handedIn])).values()]);
    if (badTitle) throw new DomainError("invalid", badTitle);
    const lines = checkedItems(asked, handedIn.papers, await checksOf(ctx, id), row.submittedAt);
    refuseBlocked(lines, pending);
    const papersDueOn = conditionOf(lines, pending, input.papersDueOn, round, todayInVietnam(ctx.now));

    await ctx.db
      .update(nominations)
      .set({ state: "admitted", groupCode: input.groupCode, decidedAt: ctx.now, papersDueOn })
      .where(eq(nominations.id, id));
    await settleAdmitted(ctx, round, id);
    await leavePending(ctx, id, pending);
    const dossier = await readDossier(ctx, id);
    const contentHash = hashOfDossier(dossier);
    await ctx.db
      .insert(dossierSnapshots)
      .values({ nominationId: id, content: dossier, contentHash, sealedAt: ctx.now });
    const awaited = lines.filter(({ item }) => pending.includes(item.code)).map(({ item }) => item);
    const papers = awaited.map((item) => ({ name: item.name, nameEn: item.nameEn }));
    await recordStep(ctx, id, "admitted", papersDueOn ? { kind: "condition", papers } : null, papersDueOn);
    await recordAudit(ctx, {
      act: "nominations.admitted",
      subject: { kind: "nomination", id },
      before: { groupCode: row.groupCode },
      after: { groupCode: input.groupCode, dossierHash: contentHash, ...(papersDueOn && { pending, papersDueOn }) },
    });
    const about = { product: dossier.product.name, round, code: row.code ?? "", nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      admittedMail({
        name,
        ...about,
        condition: papersDueOn ? { dueOn: papersDueOn, papers: awaited.map(itemName) } : null,
      }),
    );
  });
}

function refuseBlocked(lines: readonly CheckedItem[], pending: readonly string[]): void {
  const blocking = blockingItems(lines, pending);
  if (blocking.length === 0) return;
  throw new DomainError("invalid", m.nominations_screen_blocked({ papers: formatList(blocking.map(itemName)) }));
}

/** The day by which pending papers come; null when none are left pending. */
function conditionOf(
  lines: readonly CheckedItem[],
  pending: readonly string[],
  dueOn: PlainDate | undefined,
  round: RoundDetails,
  today: PlainDate,
): PlainDate | null {
  if (pending.length === 0) return null;
  const wrong = pending.filter((code) => !lines.some((line) => line.item.code === code && mayPend(line)));
  if (wrong.length > 0) {
    const sentence = m.nominations_screen_may_not_pend();
    throw new DomainError("invalid", sentence, { pending: [sentence] });
  }
  const decisionOn = announcedOn(round.phases, "decision");
  const sentence =
    dueOn === undefined
      ? m.nominations_screen_pending_needs_day()
      : dueOn <= today
        ? m.nominations_screen_day_is_past()
        : decisionOn !== null && dueOn >= decisionOn
          ? m.nominations_screen_day_after_decision({ date: formatDate(decisionOn) })
          : null;
  if (sentence) throw new DomainError("invalid", sentence, { papersDueOn: [sentence] });
  return dueOn ?? null;
}

/** SHA-256 of the canonical JSON of a dossier, hex. */
export function hashOfDossier(dossier: Dossier): string {
  // What is optional in it is left out, never undefined: it comes from JSON.
  return sha256Hex(canonicalJson(dossier as unknown as JsonValue));
}
