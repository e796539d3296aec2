import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { councilRounds } from "~/domain/councils/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { councilRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.councils_home_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ rounds: await councilRounds(ctx) }));
}

export default function CouncilHome() {
  const { rounds } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader title={m.councils_home_title()} lead={m.councils_home_lead()} />
      {rounds.length === 0 ? (
        <EmptyState title={m.councils_home_empty()}>{m.councils_home_empty_text()}</EmptyState>
      ) : (
        <ul className="grid gap-4">
          {rounds.map((round) => (
            <Card as="li" key={round.id} className="relative grid gap-2 hover:bg-wash">
              <Tag>{councilRoleName(round.role)}</Tag>
              <h2 className="text-xl">
                <Link
                  to={paths.councilRound(round.slug)}
                  className="text-ink no-underline before:absolute before:inset-0"
                >
                  {roundName(round)}
                </Link>
              </h2>
            </Card>
          ))}
        </ul>
      )}
    </Page>
  );
}
