import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { searchExhibitors } from "~/domain/fairs/exhibitor-list";
import { askExhibitor } from "~/domain/meetings/ask-meeting.server";
import { exhibitorsToAsk } from "~/domain/meetings/buyer-page.server";
import { AskExhibitorForm, BuyerQuery } from "~/domain/meetings/forms";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { beginVisit } from "~/http/rate-limit.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { groupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { PostButton } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { SearchField } from "~/ui/primitives/search-field";
import { Tag } from "~/ui/primitives/tag";

export const headers: HeadersFunction = () => ({ "x-robots-tag": "noindex", "referrer-policy": "same-origin" });

export const meta: MetaFunction = () => [{ title: `${m.meetings_ask_exhibitors()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { q } = parseQuery(ctx.request, BuyerQuery);
    const { buyer, list, live, whyNotAsk } = await exhibitorsToAsk(ctx, args.params.code!);
    const found = searchExhibitors(list, q, groupName);
    return { code: buyer.code, q, whyNotAsk, found: found.map((one) => ({ ...one, isAsked: live.has(one.id) })) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, AskExhibitorForm);
    const refusal = await beginVisit(ctx, "meeting_buyer");
    if (refusal) return refusal;
    await askExhibitor(ctx, args.params.code!, form);
    return redirectWithNotice(paths.buyer(args.params.code!), m.meetings_ask_sent());
  });
}

export default function AskExhibitors() {
  const { code, q, found, whyNotAsk } = useLoaderData<typeof loader>();
  const refused = useActionData<{ result?: { error?: Record<string, string[] | null> | null } }>()?.result?.error;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: m.meetings_title(), to: paths.buyer(code) }]}
        title={m.meetings_ask_exhibitors()}
        lead={m.meetings_ask_lead()}
      />
      {refused && (
        <Alert tone="bad" className="mb-6">
          {Object.values(refused).flat().join(" ")}
        </Alert>
      )}
      <div className="mb-6 max-w-2xl">
        <SearchField
          action={paths.buyerExhibitors(code)}
          defaultValue={q}
          label={m.fairs_exhibitors_search()}
          placeholder={m.fairs_exhibitors_example()}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState title={m.fairs_exhibitors_not_found()}>{m.fairs_exhibitors_not_found_text()}</EmptyState>
      ) : (
        <p role="status" className="mb-4 text-soft">
          {m.fairs_exhibitors_count({ count: formatNumber(found.length) })}
        </p>
      )}
      <ul className="grid gap-x-10 lg:grid-cols-2">
        {found.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-line py-2.5"
          >
            <div className="min-w-0">
              <p className="font-semibold">{one.signName}</p>
              <p className="text-sm text-soft">
                {[
                  one.name,
                  getLocale() === "vi" ? one.provinceName : one.provinceNameEn,
                  one.groupCode && groupName(one.groupCode),
                  one.booths.join(", "),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              {one.goods !== "" && <p className="text-sm text-soft">{one.goods}</p>}
            </div>
            {one.isAsked ? (
              <Tag tone="ok">{m.meetings_is_asked()}</Tag>
            ) : (
              <PostButton small action={paths.buyerExhibitors(code)} fields={{ exhibitor: one.id }} whyNot={whyNotAsk}>
                {m.meetings_ask()}
              </PostButton>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}
