import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { IssueLettersForm, OnlyQuery } from "~/domain/exhibitor-papers/forms";
import { issueLetters } from "~/domain/exhibitor-papers/issue-letters.server";
import { lettersToIssue } from "~/domain/exhibitor-papers/letters.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_letters()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { only } = parseQuery(ctx.request, OnlyQuery);
    return { slug: fair.slug, only, ...(await lettersToIssue(ctx, fair, only)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const count = await issueLetters(ctx, fair.id, await parseForm(ctx, IssueLettersForm));
    return redirectWithNotice(
      paths.organiserFairLetters(fair.slug),
      m.exhibitors_letters_issued({ count: formatNumber(count) }),
    );
  });
}

export default function Issuing() {
  const { slug, only, count, first, again, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserFairLetters(slug);
  return (
    <ConfirmPage
      title={m.exhibitors_letters_issue_title({ count: formatNumber(count) })}
      lead={only}
      breadcrumbs={[{ label: m.exhibitors_letters(), to: back }]}
      effects={[
        ...(first > 0 ? [m.exhibitors_letters_issue_first({ count: formatNumber(first) })] : []),
        ...(again > 0 ? [m.exhibitors_letters_issue_changed({ count: formatNumber(again) })] : []),
        m.exhibitors_letters_issue_mails(),
      ]}
      confirm={m.exhibitors_letters_issue({ count: formatNumber(count) })}
      whyNot={whyNot}
      cancelTo={back}
    >
      <input type="hidden" name="count" value={count} />
      {only && <input type="hidden" name="only" value={only} />}
    </ConfirmPage>
  );
}
