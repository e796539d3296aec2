import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { complaintWindow } from "~/domain/complaints/filing.server";
import { DeskQuery } from "~/domain/complaints/forms";
import { whyNotFile } from "~/domain/complaints/policy";
import { complaintDesk } from "~/domain/complaints/queries.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Desk } from "~/ui/complaints/desk";
import { Alert } from "~/ui/primitives/alert";
import { Page } from "~/ui/primitives/page-header";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.complaints_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { state, page } = parseQuery(ctx.request, DeskQuery);
    const query = { state: state ?? "all", page } as const;
    const [window, desk] = await Promise.all([
      complaintWindow(ctx, round),
      complaintDesk(ctx, { ...query, roundId: round.id }),
    ]);
    return {
      head: headOf(round, ctx.now),
      query,
      desk,
      lastDay: window?.lastDay ?? null,
      whyNotFile: whyNotFile(window, ctx.now),
    };
  });
}

export default function RoundComplaints() {
  const { head, query, desk, lastDay, whyNotFile } = useLoaderData<typeof loader>();
  return (
    <Page>
      <RoundHead round={head} current="complaints" />
      <Alert className="mb-6">
        {whyNotFile ?? (lastDay && m.complaints_open_until({ date: formatDate(lastDay) }))}
      </Alert>
      <Desk
        desk={desk}
        {...query}
        to={(values) => paths.organiserRoundComplaints(head.slug, values)}
        withRound={false}
      />
    </Page>
  );
}
