import { desc, eq } from "drizzle-orm";
import { dossierSnapshots, establishments, nominations, products, redactions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Dossier } from "../nominations/dossier";
import { isLiveSealOf } from "../nominations/live-seal.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { mayRedact } from "./policy";
import { type BlindCopy, plainCopy, textsOf } from "./rules";
import { type MakerFacts, type Needle, needlesFor } from "./traces";

export type CopyRow = typeof redactions.$inferSelect;

/** An entry with its seal and the copies made of it. */
export interface EntryToRedact {
  readonly nominationId: string;
  readonly code: string;
  readonly state: typeof nominations.$inferSelect.state;
  readonly round: RoundDetails;
  readonly establishmentId: string | null;
  readonly isSealed: boolean;
  /** Null where nothing is sealed. */
  readonly seal: { readonly snapshotId: string; readonly dossier: Dossier } | null;
  /** What its copy must not say. */
  readonly needles: readonly Needle[];
  /** Newest first; of the seal that holds. */
  readonly copies: readonly CopyRow[];
}

/** For the people of the round's agency who do not judge it; to others the entry does not exist ("not_found"). */
export async function entryToRedact(ctx: Context, nominationId: string): Promise<EntryToRedact> {
  const [row] = isUuid(nominationId)
    ? await ctx.db
        .select({
          roundId: nominations.roundId,
          code: nominations.code,
          state: nominations.state,
          maker: establishments,
          snapshotId: dossierSnapshots.id,
          content: dossierSnapshots.content,
        })
        .from(nominations)
        .innerJoin(products, eq(products.id, nominations.productId))
        .leftJoin(establishments, eq(establishments.id, products.establishmentId))
        .leftJoin(dossierSnapshots, isLiveSealOf(nominations.id))
        .where(eq(nominations.id, nominationId))
    : [];
  const round = row && (await roundById(ctx, row.roundId));
  if (!row || !round || !mayRedact(ctx.actor, round)) throw new DomainError("not_found", m.nominations_not_found());
  const { snapshotId, maker } = row;
  const dossier = row.content as Dossier | null;
  const copies = snapshotId
    ? await ctx.db
        .select()
        .from(redactions)
        .where(eq(redactions.snapshotId, snapshotId))
        .orderBy(desc(redactions.version))
    : [];
  return {
    nominationId,
    code: row.code ?? "",
    state: row.state,
    round,
    establishmentId: maker?.id ?? null,
    isSealed: snapshotId !== null,
    seal: snapshotId && dossier ? { snapshotId, dossier } : null,
    needles: dossier ? needlesOf(dossier, maker) : [],
    copies,
  };
}

function needlesOf(dossier: Dossier, maker: typeof establishments.$inferSelect | null): Needle[] {
  const then = dossier.establishment;
  const known = (...values: readonly (string | number | null | undefined)[]) => [
    ...new Set(values.flatMap((value) => (value ? [String(value)] : []))),
  ];
  const facts: MakerFacts = {
    names: known(then.name, maker?.name),
    taxCode: then.taxCode ?? maker?.taxCode ?? null,
    phone: maker?.phone ?? null,
    email: maker?.email ?? null,
    website: maker?.website ?? null,
    representatives: known(then.representative, maker?.representative),
    places: known(...[then, maker].flatMap((one) => [one?.address, one?.commune, one?.district])),
    numbers: known(
      ...dossier.papers.map((paper) => paper.number),
      dossier.answers.lowerTitleNumber,
      ...[dossier.lower?.code, dossier.lower?.decision?.number, dossier.lower?.certificate?.number],
    ),
  };
  return needlesFor(
    facts,
    textsOf(plainCopy(dossier)).map(({ text }) => text),
  );
}

export function copyOf({ productName, summary, setMembers, answers, photos }: CopyRow): BlindCopy {
  return { productName, summary, setMembers, answers: answers as BlindCopy["answers"], photos };
}

/** Names the newest copy as it stands: another name means that someone has written meanwhile. */
export const seenKey = (newest: CopyRow | undefined): string =>
  newest ? `${newest.id}:${newest.savedAt.getTime()}:${newest.releasedAt ? 1 : 0}` : "";
