import { and, asc, eq } from "drizzle-orm";
import { openAccountOf, roleAtMaker } from "~/db/maker-joins.server";
import { dossierSnapshots, memberships, nominations, notices, products, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { isLiveSealOf, sealedFact } from "../nominations/live-seal.server";
import { queueLetter } from "../notifications/queue-mail.server";
import type { RoundDetails } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { EXPECTED_LIST, type ExpectedList, type ExpectedListContent, expectedListOf } from "./expected-list.server";
import type { PublishExpectedListForm } from "./forms";
import { type CouncilListState, readList } from "./list.server";
import { lockCouncil, openMotionsOf } from "./lock-council.server";
import { expectedListMail } from "./mails";
import { mayApproveList, whyNotPublishExpectedList } from "./policy";
import type { OwnSeat } from "./queries.server";

/**
 * Make the list public that the council expects to be recognised: on the round's page, and to every entrant by mail. It rests on
 * the carried motion about the list as it stands, else on the approval of the council's chair or an organiser, in their words.
 * Once; a correction is a new notice with its reason, which takes the place of the earlier one. Returns the notice's id.
 * Refused: "closed" where none is foreseen, out of time or with rows left open, "invalid" without approval or reason, "conflict"
 * for a list that says what the last notice said.
 * Source: docs/rules/councils.md#expected-list.
 */
export function publishExpectedList(ctx: Context, roundId: string, input: PublishExpectedListForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { round, seat } = await lockCouncil(ctx, roundId);
    const list = await readList(ctx, round);
    const isVotedOn = (await openMotionsOf(ctx, round)).some((motion) => motion.kind === "list");
    const closed = isVotedOn ? m.councils_list_is_voted_on() : whyNotPublishExpectedList(round, list);
    if (closed) throw new DomainError("closed", closed);
    const basis = basisOf(ctx, round, seat, list, input);
    const earlier = await expectedListOf(ctx, round.id);
    const products = expectedProducts(round, list);
    const supersedes = earlier && correctionOf(earlier, products, input);
    const content: ExpectedListContent = { basis, supersedes, products };

    const [notice] = await ctx.db
      .insert(notices)
      .values({
        roundId: round.id,
        kind: EXPECTED_LIST,
        content,
        publishedBy: ctx.actor!.userId,
        publishedAt: ctx.now,
      })
      .returning({ id: notices.id });
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "expected_list_published",
      payload: {
        notice: notice!.id,
        content: sha256Hex(canonicalJson(content as unknown as JsonValue)),
        products: products.length,
        replaces: supersedes?.noticeId ?? null,
      },
    });
    await recordAudit(ctx, {
      act: "council.expected_list_published",
      subject: { kind: "round", id: round.id },
      after: { noticeId: notice!.id, basis, supersedes, products: products.length },
    });
    await tellEntrants(ctx, round, list, supersedes !== null);
    return notice!.id;
  });
}

function basisOf(
  ctx: Context,
  round: RoundDetails,
  seat: OwnSeat | null,
  { approval }: CouncilListState,
  input: PublishExpectedListForm,
): ExpectedListContent["basis"] {
  if (approval?.isCurrent) {
    const { meetingNumber, number, closedAt } = approval.motion;
    return { kind: "motion", meeting: meetingNumber, motion: number, closedAt: closedAt.toISOString() };
  }
  if (!mayApproveList(ctx.actor, round, seat?.role ?? null)) {
    throw new DomainError("forbidden", m.councils_approval_not_yours());
  }
  if (input.approval) return { kind: "approval", sentence: input.approval };
  throw new DomainError("invalid", m.councils_approval_needed(), { approval: [m.councils_approval_needed()] });
}

function correctionOf(
  earlier: ExpectedList,
  products: ExpectedListContent["products"],
  { correction }: PublishExpectedListForm,
): ExpectedListContent["supersedes"] {
  if (canonicalJson(earlier.products) === canonicalJson(products)) {
    throw new DomainError("conflict", m.councils_expected_unchanged());
  }
  if (correction) return { noticeId: earlier.noticeId, reason: correction };
  throw new DomainError("invalid", m.councils_correction_needed(), { correction: [m.councils_correction_needed()] });
}

/** What the notice shows, and nothing else: no scores, and nothing of those that are not on it. */
export function expectedProducts(round: RoundDetails, list: CouncilListState): ExpectedListContent["products"] {
  return list.rows
    .filter((row) => row.verdict === "recognise")
    .map((row, place) => {
      const { code, name, nameEn } = round.rules.groups.find((group) => group.code === row.lead.groupCode) ?? {
        code: row.lead.groupCode,
        name: row.lead.groupCode,
        nameEn: row.lead.groupCode,
      };
      return {
        position: place + 1,
        name: row.name,
        members: row.set ? row.entries.map((entry) => entry.nomination.productName) : [],
        establishment: row.lead.nomination.establishmentName,
        group: { code, name, nameEn },
      };
    });
}

/** One mail a person, about all admitted entries of their establishments. */
async function tellEntrants(
  ctx: WriteContext,
  round: RoundDetails,
  list: CouncilListState,
  isCorrection: boolean,
): Promise<void> {
  const listed = new Set(
    list.rows
      .filter((row) => row.verdict === "recognise")
      .flatMap((row) => row.entries.map((entry) => entry.nominationId)),
  );
  const entrants = await ctx.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      locale: users.locale,
      nominationId: nominations.id,
      code: nominations.code,
      product: sealedFact<string>("product", "name"),
    })
    .from(nominations)
    .innerJoin(dossierSnapshots, isLiveSealOf(nominations.id))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(memberships, roleAtMaker())
    .innerJoin(users, openAccountOf())
    .where(and(eq(nominations.roundId, round.id), eq(nominations.state, "admitted")))
    .orderBy(asc(users.email), asc(nominations.code));
  const readers = Map.groupBy(entrants, (entrant) => entrant.userId);
  for (const own of readers.values()) {
    const entries = own.map(({ nominationId, code, product }) => ({
      code: code ?? "",
      product,
      isListed: listed.has(nominationId),
    }));
    await queueLetter(ctx, own[0]!, () => expectedListMail(own[0]!.name, round, { entries, isCorrection }));
  }
}
