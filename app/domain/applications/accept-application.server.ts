import { and, eq } from "drizzle-orm";
import { applicationAsks } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ASKED_KINDS } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { askedKindOf } from "../fairs/rules";
import { inTransaction } from "../transaction.server";
import { claimsOf } from "./claims.server";
import type { GrantForm } from "./forms";
import { type LockedApplication, lockToDecide } from "./lock-application.server";
import { acceptedMail, type GrantedPlaces, grantChangedMail } from "./mails";
import { whyNotAnswer, whyNotChangeGrant } from "./policy";
import { quotaUseOf } from "./quotas.server";
import { type Ask, contentOf } from "./read-application.server";
import { recordEvent } from "./record-event.server";
import { countChange } from "./save-application.server";
import { aboutOf, writeToApplicant } from "./write-to-applicant.server";

/**
 * Accept an application and grant it places by kind: at most what it asked for, at least one, and within the quota of its territory.
 * It says whether it counts as rural too. The applicant is told. Refused as `lockToDecide`; "closed" when its state takes no such answer or an offer to it stands, "invalid" for a
 * grant as above.
 */
export function acceptApplication(ctx: Context, id: string, { version, rural, ...granted }: GrantForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToDecide(ctx, id, version);
    const { row, fair } = locked;
    const refusal = whyNotAnswer(row.state, "accepted");
    if (refusal) throw new DomainError("closed", refusal);
    if ((await claimsOf(ctx, id)).length > 0) throw new DomainError("closed", m.applications_acceptance_has_offer());
    const places = await writeGrant(ctx, locked, granted);
    const isRural = ruralOf(row, rural);
    await countChange(ctx, locked, { state: "accepted", decidedAt: ctx.now, isRural });
    await recordEvent(ctx, id, "accepted", { granted: { places: [...places], isOffer: false } });
    await recordAudit(ctx, {
      act: "applications.accepted",
      subject: { kind: "application", id },
      before: { state: row.state, isRural: row.isRural },
      after: { granted: places, isRural },
    });
    await writeToApplicant(ctx, row, ({ name }) => acceptedMail(name, aboutOf(row, fair), places));
  });
}

/**
 * Grant an accepted application more or fewer places. The applicant is told. Refused as `acceptApplication`; "conflict" below what it
 * has taken of a kind.
 */
export function changeGrant(ctx: Context, id: string, { version, rural, ...granted }: GrantForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockToDecide(ctx, id, version);
    const { row, fair } = locked;
    const refusal = whyNotChangeGrant(row.state);
    if (refusal) throw new DomainError("closed", refusal);
    const claims = await claimsOf(ctx, id);
    refuseBelowTaken(claims, granted);
    const places = await writeGrant(ctx, locked, granted);
    const isRural = ruralOf(row, rural);
    await countChange(ctx, locked, { isRural });
    await recordEvent(ctx, id, "grant_changed", { granted: { places: [...places], isOffer: false } });
    await recordAudit(ctx, {
      act: "applications.grant_changed",
      subject: { kind: "application", id },
      before: { isRural: row.isRural },
      after: { granted: places, isRural },
    });
    await writeToApplicant(ctx, row, ({ name }) => grantChangedMail(name, aboutOf(row, fair), places));
  });
}

function refuseBelowTaken(claims: Awaited<ReturnType<typeof claimsOf>>, granted: Granted): void {
  for (const [kind, taken] of Map.groupBy(claims, (claim) => askedKindOf(claim.kind))) {
    if (taken.length <= (granted[kind] ?? 0)) continue;
    const codes = taken.map((claim) => claim.code).join(", ");
    const sentence = m.applications_grant_below_taken({ count: formatNumber(taken.length), booths: codes });
    throw new DomainError("conflict", sentence, { [kind]: [sentence] });
  }
}

type Granted = Omit<GrantForm, "version" | "rural">;

const ruralOf = (row: LockedApplication["row"], said: GrantForm["rural"]): boolean =>
  said === undefined ? row.isRural : said === "yes";

async function writeGrant(
  ctx: WriteContext,
  { row, fair }: LockedApplication,
  granted: Granted,
): Promise<GrantedPlaces> {
  const { asks } = await contentOf(ctx, row);
  refuseBeyondAsked(asks, granted);
  const places = asks.map(({ kind }) => ({ kind, booths: granted[kind] ?? 0 }));
  const total = sumOf(places);
  if (total === 0) throw new DomainError("invalid", m.applications_grant_nothing());
  const use = await quotaUseOf(ctx, fair, row.provinceId);
  // Of an application that was granted something already, that is counted in `granted`.
  const left =
    use.quota === null ? null : use.quota - use.granted + asks.reduce((sum, ask) => sum + (ask.granted ?? 0), 0);
  if (left !== null && total > left) {
    throw new DomainError(
      "invalid",
      m.applications_grant_beyond_quota({
        province: use.provinceName,
        quota: formatNumber(use.quota ?? 0),
        left: formatNumber(Math.max(0, left)),
      }),
    );
  }
  for (const { kind, booths } of places) {
    await ctx.db
      .update(applicationAsks)
      .set({ granted: booths })
      .where(and(eq(applicationAsks.applicationId, row.id), eq(applicationAsks.kind, kind)));
  }
  return places;
}

const sumOf = (places: GrantedPlaces) => places.reduce((sum, { booths }) => sum + booths, 0);

function refuseBeyondAsked(asks: readonly Ask[], granted: Granted): void {
  const fields: Record<string, string[]> = {};
  for (const kind of ASKED_KINDS) {
    const asked = asks.find((ask) => ask.kind === kind)?.booths ?? 0;
    if ((granted[kind] ?? 0) > asked)
      fields[kind] = [m.applications_grant_beyond_asked({ asked: formatNumber(asked) })];
  }
  const [first] = Object.values(fields);
  if (first) throw new DomainError("invalid", first[0]!, fields);
}
