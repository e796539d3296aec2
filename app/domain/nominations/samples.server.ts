import { and, asc, eq, isNotNull } from "drizzle-orm";
import { establishments, nominations, products, sampleEvents, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { NominationState, SampleEvent } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnRound } from "../rounds/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { type SamplePlace, sampleNote, samplePlace } from "./sample";

export interface SampleLine {
  readonly id: string;
  readonly kind: SampleEvent;
  readonly note: string | null;
  readonly byName: string;
  readonly at: Date;
}

/** The custody log of an entry's sample, oldest first. The caller has decided that the reader may know. */
export async function sampleLog(ctx: Context, nominationId: string): Promise<SampleLine[]> {
  const rows = await ctx.db
    .select(lineColumns)
    .from(sampleEvents)
    .innerJoin(users, eq(users.id, sampleEvents.by))
    .where(eq(sampleEvents.nominationId, nominationId))
    .orderBy(asc(sampleEvents.id));
  return rows.map(asLine);
}

const lineColumns = {
  id: sampleEvents.id,
  kind: sampleEvents.kind,
  note: sampleEvents.note,
  consentedOn: sampleEvents.consentedOn,
  byName: users.name,
  at: sampleEvents.at,
};

const asLine = ({ consentedOn, ...line }: SampleLine & { readonly consentedOn: PlainDate | null }): SampleLine => ({
  ...line,
  note: sampleNote({ note: line.note, consentedOn }),
});

export interface SampleRow {
  readonly nominationId: string;
  readonly code: string;
  readonly state: NominationState;
  readonly productName: string;
  readonly establishmentName: string;
  readonly place: SamplePlace;
  /** The last line of its log; null when nothing was written down. */
  readonly last: SampleLine | null;
}

/** Every entry that was handed in to a round with where its sample is, by voting code. For the agency's staff. */
export async function samplesOfRound(ctx: Context, round: Pick<RoundDetails, "id" | "agencyId">): Promise<SampleRow[]> {
  if (!mayWorkOnRound(ctx.actor, round)) throw new DomainError("forbidden", m.nominations_not_staff());
  const [entries, lines] = await Promise.all([
    ctx.db
      .select({
        nominationId: nominations.id,
        code: nominations.code,
        state: nominations.state,
        productName: products.name,
        establishmentName: establishments.name,
      })
      .from(nominations)
      .innerJoin(products, eq(products.id, nominations.productId))
      .innerJoin(establishments, eq(establishments.id, products.establishmentId))
      .where(and(eq(nominations.roundId, round.id), isNotNull(nominations.submittedAt)))
      .orderBy(asc(nominations.code)),
    ctx.db
      .select({ nominationId: sampleEvents.nominationId, ...lineColumns })
      .from(sampleEvents)
      .innerJoin(users, eq(users.id, sampleEvents.by))
      .innerJoin(nominations, and(eq(nominations.id, sampleEvents.nominationId), eq(nominations.roundId, round.id)))
      .orderBy(asc(sampleEvents.id)),
  ]);
  const last = new Map(lines.map(({ nominationId, ...line }) => [nominationId, asLine(line)]));
  return entries.map(({ code, ...entry }) => {
    const line = last.get(entry.nominationId) ?? null;
    return { ...entry, code: code ?? "", place: samplePlace(line ? [line] : []), last: line };
  });
}
