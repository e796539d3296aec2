import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { ReleaseForm, TemplateQuery } from "~/domain/awards/forms";
import type { RecordedAlready } from "~/domain/awards/recorded-already.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import type { UnreachableEntry } from "~/domain/awards/result-readers.server";
import { type OverdueEntry, reviewRelease } from "~/domain/awards/review-release.server";
import { DomainError } from "~/domain/errors";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { REFUSAL_STATUS } from "~/http/refusal-status";
import { type RequestContext, redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { ResultKind } from "~/lib/vocabulary";
import { recognisedCount } from "~/ui/awards/recognised-count";
import { Alert } from "~/ui/primitives/alert";
import { Card } from "~/ui/primitives/card";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { FormErrors } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { TemplateChoice } from "~/ui/templates/template-choice";

export const meta: MetaFunction = () => [{ title: `${m.awards_release()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { template } = parseQuery(args.request, TemplateQuery);
    const { round, decision, ...review } = await reviewRelease(
      ctx,
      args.params.id!,
      template,
      ctx.services.env.PUBLIC_URL,
    );
    const { id, number, decidedOn } = decision;
    const isMade = decision.releasedAt !== null;
    return {
      slug: round.slug,
      agency: round.agency.slug,
      id,
      number,
      decidedOn,
      isMade,
      complaintDays: round.rules.complaintDays.value,
      ...review,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const { signer, env } = ctx.services;
    const form = await parseForm(ctx, ReleaseForm);
    try {
      const { round, decision, recognised } = await releaseResults(ctx, signer, id, form, env.PUBLIC_URL);
      const notice = m.awards_released({ products: recognisedCount(recognised), number: decision.number });
      return redirectWithNotice(paths.organiserDecision(round.slug), notice);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "conflict") throw error;
      return data(await lookAgain(ctx, id, form, error), { status: REFUSAL_STATUS.conflict });
    }
  });
}

/** What was sent, with its refusal and the template it named: the page's address may name another one. */
async function lookAgain(ctx: RequestContext, id: string, form: ReleaseForm, { fields, message }: DomainError) {
  const { template } = await reviewRelease(ctx, id, form.template, ctx.services.env.PUBLIC_URL);
  const fieldErrors = Object.fromEntries(Object.entries(fields ?? {}).map(([name, texts]) => [name, [...texts]]));
  return { result: ctx.submission!.reply({ formErrors: fields ? [] : [message], fieldErrors }), template };
}

/** The last step before everyone knows, with its numbers. */
export default function Release() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<{ result?: SubmissionResult<string[]>; template?: typeof page.template }>();
  const [form] = useForm({ id: "release", lastResult: refused?.result });
  const { recognised, participants, reached, entries, unreachable, already, overdue, validUntil } = page;
  const template = refused?.template ?? page.template;
  const products = recognisedCount(recognised);
  const establishments = m.common_establishments_count({ count: page.establishments });
  const decision = paths.organiserDecision(page.slug);
  if (page.isMade) return <Made page={page} />;
  return (
    <ConfirmPage
      title={recognised > 0 ? m.awards_confirm_title({ products, establishments }) : m.awards_confirm_none_title()}
      lead={m.awards_decision_line({ number: page.number, date: formatDate(page.decidedOn), products })}
      breadcrumbs={[{ label: m.awards_decision_title(), to: decision }]}
      effects={[
        ...(validUntil
          ? [
              m.awards_effect_certificates({ products, until: formatDate(validUntil) }),
              m.awards_effect_photos({ products }),
            ]
          : []),
        ...(entries.recognised > 0 ? [m.awards_effect_recognised({ count: entries.recognised })] : []),
        ...(entries.waiting > 0 ? [m.awards_effect_waiting({ count: entries.waiting })] : []),
        ...(entries.not_recognised > 0 ? [m.awards_effect_not_recognised({ count: entries.not_recognised })] : []),
        reached < participants
          ? m.awards_effect_reached({ reached: formatNumber(reached), entries: formatNumber(participants) })
          : m.awards_effect_told({ count: participants }),
        m.awards_effect_complaints({ days: page.complaintDays }),
      ]}
      confirm={recognised > 0 ? m.awards_release_do({ products }) : m.awards_release()}
      whyNot={page.whyNot}
      formId={form.id}
      cancelTo={decision}
    >
      <FormErrors form={form} labels={{ template: m.templates_release_label() }} />
      <input type="hidden" name="seen" value={page.seal} />
      {overdue.length > 0 && <Overdue rows={overdue} />}
      {already.length > 0 && <Already rows={already} ticked={tickedIn(refused?.result)} />}
      {unreachable.length > 0 && <ByPost rows={unreachable} />}
      {template && (
        <TemplateChoice formId={form.id} slug={page.slug} decisionId={page.id} agency={page.agency} {...template} />
      )}
    </ConfirmPage>
  );
}

/** There is nothing to confirm any more: who is still to be written to by post. */
function Made({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { slug, number, decidedOn, recognised, reached, participants, unreachable } = page;
  const products = recognisedCount(recognised);
  return (
    <Page narrow>
      <PageHeader
        title={m.awards_by_post_title()}
        lead={m.awards_decision_line({ number, date: formatDate(decidedOn), products })}
        breadcrumbs={[{ label: m.awards_decision_title(), to: paths.organiserDecision(slug) }]}
      />
      {unreachable.length === 0 ? (
        <Alert tone="ok">{m.awards_by_post_none()}</Alert>
      ) : (
        <>
          <p className="mb-4">
            {m.awards_not_all_reached({ reached: formatNumber(reached), entries: formatNumber(participants) })}
          </p>
          <Card>
            <PostList rows={unreachable} />
          </Card>
        </>
      )}
    </Page>
  );
}

/** Entries that wait for papers whose day is past, each with the way to a new one. */
function Overdue({ rows }: { rows: readonly OverdueEntry[] }) {
  return (
    <Alert tone="bad" title={m.awards_papers_overdue_title()}>
      <ul className="mt-1 grid gap-2">
        {rows.map(({ nominationId, code, productName, papersDueOn }) => (
          <li key={nominationId}>
            <Link to={paths.organiserNominationAct(nominationId, "papers-day")}>{`${code} · ${productName}`}</Link>
            <span className="block text-sm">{m.awards_papers_overdue_since({ date: formatDate(papersDueOn) })}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Awards of published lists that would stand beside this decision's own. */
function Already({ rows, ticked }: { rows: readonly RecordedAlready[]; ticked: readonly string[] | undefined }) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-semibold">{m.awards_already_title()}</legend>
      <p className="text-soft">{m.awards_already_text()}</p>
      {rows.map(({ awardId, productName, establishmentName, decisionNumber }) => (
        <label key={awardId} className="flex min-h-11 items-start gap-3 py-2">
          <input
            type="checkbox"
            name="supersede"
            value={awardId}
            defaultChecked={ticked ? ticked.includes(awardId) : establishmentName !== null}
            className="checkbox mt-0.5"
          />
          <span>
            <span className="font-semibold">{productName}</span>
            <span className="block text-sm text-soft">
              {[establishmentName ?? m.awards_already_no_maker(), decisionNumber].filter(Boolean).join(" · ")}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Which of them a refused form had ticked; undefined before there is one. */
const tickedIn = (result: SubmissionResult<string[]> | undefined): readonly string[] | undefined =>
  result && [result.initialValue?.supersede ?? []].flat().map(String);

const KINDS: Readonly<Record<ResultKind, () => string>> = {
  recognised: m.awards_kind_recognised,
  waiting: m.awards_kind_waiting,
  not_recognised: m.awards_kind_not_recognised,
};

/** Longer lists are folded. */
const SHOWN = 5;

function ByPost({ rows }: { rows: readonly UnreachableEntry[] }) {
  return (
    <details open={rows.length <= SHOWN} className="rounded-box bg-wait-wash px-4 py-1.5">
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-indigo underline underline-offset-3">
        {m.awards_by_post({ count: rows.length })}
      </summary>
      <div className="mt-1 mb-2">
        <PostList rows={rows} />
      </div>
    </details>
  );
}

function PostList({ rows }: { rows: readonly UnreachableEntry[] }) {
  return (
    <ul className="grid gap-2">
      {rows.map(({ nominationId, code, productName, kind, establishmentName, address }) => (
        <li key={nominationId}>
          <span className="font-semibold">{[code, productName].filter(Boolean).join(" · ")}</span>
          {` - ${KINDS[kind]()}`}
          <span className="block text-sm">{[establishmentName, address].filter(Boolean).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
