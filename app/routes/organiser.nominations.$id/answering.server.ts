import type { LoaderFunctionArgs } from "@remix-run/node";
import { DomainError } from "~/domain/errors";
import { whyNotScreen } from "~/domain/nominations/policy";
import { type Nomination, nominationById, nominationsOfRound } from "~/domain/nominations/queries.server";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, requireActor } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { selectFrom } from "../organiser.rounds_.$slug_.nominations/queue";
import type { After } from "./answer-forms";

/** A nomination for the people who screen it. Its producer reads it elsewhere. */
export async function nominationToScreen(ctx: RequestContext, args: LoaderFunctionArgs): Promise<Nomination> {
  requireActor(ctx);
  const nomination = await nominationById(ctx, args.params.id!);
  if (!mayWorkOnRound(ctx.actor, nomination)) throw new DomainError("not_found", m.nominations_not_found());
  return nomination;
}

export type Answer = "admitted" | "more_asked" | "refused";

/** What the form of one answer shows. */
export function answerable(ctx: RequestContext, nomination: Nomination, answer: Answer) {
  const { id, code, groupCode, dossier, round } = nomination;
  return {
    id,
    code: code ?? "",
    product: dossier.product.name,
    groupCode,
    groups: round.rules.groups.map((group) => ({
      value: group.code,
      label: `${group.code} · ${inLanguage(group.name, group.nameEn)}`,
    })),
    roundSlug: round.slug,
    whyNot: whyNotScreen(ctx.actor, nomination, answer),
  };
}
export type Answerable = ReturnType<typeof answerable>;

/** Those still waiting in the round, and this one's place among them; `next` comes after it, or is the first. */
export async function placeInQueue(ctx: RequestContext, nomination: Nomination) {
  const rows = await nominationsOfRound(ctx, nomination.roundId);
  const waiting = selectFrom(rows, { state: "submitted", group: "", q: "" });
  const at = waiting.findIndex((row) => row.id === nomination.id);
  const others = [...waiting.slice(at + 1), ...waiting.slice(0, Math.max(at, 0))];
  return { number: at + 1, total: waiting.length, next: others[0]?.id ?? null };
}

/** After an answer: the next that waits, this one again, or the queue when nothing waits. */
export async function afterAnswer(ctx: RequestContext, nomination: Nomination, after: After, notice: string) {
  if (after === "stay") return redirectWithNotice(paths.organiserNomination(nomination.id), notice);
  const { next } = await placeInQueue(ctx, nomination);
  if (next) return redirectWithNotice(paths.organiserNomination(next), notice);
  return redirectWithNotice(
    paths.organiserNominations(nomination.round.slug),
    `${notice} ${m.rounds_nomination_all_done()}`,
  );
}
