import { desc, eq, sql } from "drizzle-orm";
import { certificates, decisions, files, printRuns, revocations, rounds, seals, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { PrintLanguage, PrintRunKind, PrintRunState } from "~/lib/vocabulary";
import { type StoredForm, storedForm } from "../attachments/queries.server";
import { ORIGINAL } from "../attachments/rules";
import { decisionToWorkOn } from "../awards/decisions.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { latestSeal } from "../seals/queries.server";
import type { SealedTemplate } from "../seals/rules";
import { drawableOf } from "./drawable.server";
import { mayPrintCertificates } from "./policy";

export interface PrintRun {
  readonly id: string;
  readonly kind: PrintRunKind;
  readonly language: PrintLanguage;
  readonly state: PrintRunState;
  readonly done: number;
  readonly total: number;
  /** Numbers that were taken back or replaced, and so are not in the file. */
  readonly leftOut: readonly string[];
  /** Certificates of its file that were taken back or replaced since; 0 where there is no file. */
  readonly overtaken: number;
  readonly fileId: string | null;
  readonly fileName: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly movedAt: Date;
  readonly sealVersion: number;
  readonly roundId: string;
  readonly roundSlug: string;
  readonly agencyId: string;
  readonly decisionId: string;
  readonly decisionNumber: string;
}

/** Numbers of the list that are in the file, and hold no more. */
const overtaken = sql<number>`case when ${printRuns.state} <> 'done' then 0 else (
  select count(*)::int from ${certificates}
  left join ${revocations} on ${revocations.certificateId} = ${certificates.id}
  where ${certificates.number} in (
    select one -> 'certificate' ->> 'number' from jsonb_array_elements(${seals.content} -> 'awards') one)
  and ${certificates.number} <> all(${printRuns.leftOut})
  and (not ${certificates.isCurrent} or ${revocations.certificateId} is not null)) end`;

function selectRuns(ctx: Context) {
  return ctx.db
    .select({
      id: printRuns.id,
      kind: printRuns.kind,
      state: printRuns.state,
      done: printRuns.done,
      language: printRuns.language,
      total: printRuns.total,
      overtaken,
      leftOut: printRuns.leftOut,
      fileId: printRuns.fileId,
      fileName: sql<string | null>`${files.name}`,
      size: sql<number | null>`${files.size}::float8`,
      requestedBy: users.name,
      requestedAt: printRuns.requestedAt,
      movedAt: printRuns.movedAt,
      sealVersion: seals.version,
      roundId: rounds.id,
      roundSlug: rounds.slug,
      agencyId: rounds.agencyId,
      decisionId: decisions.id,
      decisionNumber: decisions.number,
    })
    .from(printRuns)
    .innerJoin(seals, eq(seals.id, printRuns.sealId))
    .innerJoin(decisions, eq(decisions.id, seals.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .innerJoin(users, eq(users.id, printRuns.requestedBy))
    .leftJoin(files, eq(files.id, printRuns.fileId))
    .$dynamic();
}

export interface PrintDesk {
  readonly roundSlug: string;
  readonly decision: { readonly id: string; readonly number: string };
  /** Certificates of the list as it counts now that a run would draw. */
  readonly certificates: number;
  readonly sealVersion: number;
  /** Null of releases from before there were templates. */
  readonly template: SealedTemplate | null;
  /** Latest first. */
  readonly runs: readonly PrintRun[];
}

/** A released decision with the runs that drew its certificates. Refused: "not_found", "forbidden" to all but organisers, "conflict" before its seal. */
export async function printDesk(ctx: Context, decisionId: string): Promise<PrintDesk> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  if (!mayPrintCertificates(ctx.actor, round)) throw new DomainError("forbidden", m.templates_organisers_only());
  const seal = await latestSeal(ctx, decision.id);
  if (!seal) throw new DomainError("conflict", m.certificates_not_sealed_yet());
  const { version, template } = seal.content;
  return {
    roundSlug: round.slug,
    decision: { id: decision.id, number: decision.number },
    certificates: (await drawableOf(ctx, seal.content)).length,
    sealVersion: version,
    template: template ?? null,
    runs: await selectRuns(ctx)
      .where(eq(decisions.id, decision.id))
      .orderBy(desc(printRuns.requestedAt), desc(printRuns.id)),
  };
}

/** A run, for organisers of its agency; "not_found" to anyone else. */
export async function printRunById(ctx: Context, id: string): Promise<PrintRun> {
  const [run] = isUuid(id) ? await selectRuns(ctx).where(eq(printRuns.id, id)) : [];
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!run || !mayPrintCertificates(ctx.actor, run)) throw new DomainError("not_found", m.templates_run_unknown());
  return run;
}

/** The file a run made, as it is kept. Refused as `printRunById`; "not_found" too while there is none. */
export async function printRunFile(ctx: Context, id: string): Promise<StoredForm & { readonly name: string }> {
  const run = await printRunById(ctx, id);
  const form = run.fileId && (await storedForm(ctx, run.fileId, ORIGINAL));
  if (!form) throw new DomainError("not_found", m.templates_run_no_file());
  return { ...form, name: run.fileName! };
}
