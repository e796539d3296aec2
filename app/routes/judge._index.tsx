import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { councilRounds } from "~/domain/councils/queries.server";
import { waitingSeats } from "~/domain/panels/seat.server";
import { roundsOfJuror } from "~/domain/sheets/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { getLocale } from "~/i18n/locale";
import { councilRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { WaitingSeatCard } from "~/ui/panels/waiting-seat-card";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { JurorRoundCard } from "~/ui/sheets/juror-round-card";

export const meta: MetaFunction = () => [{ title: `${m.judge_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const [seats, rounds, councils] = await Promise.all([waitingSeats(ctx), roundsOfJuror(ctx), councilRounds(ctx)]);
    return { seats, rounds, councils, now: ctx.now };
  });
}

export default function Judge() {
  const { seats, rounds, councils, now } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader title={m.judge_title()} lead={m.judge_lead()} />
      {seats.length + rounds.length + councils.length === 0 ? (
        <EmptyState title={m.judge_no_rounds()}>{m.judge_no_rounds_text()}</EmptyState>
      ) : (
        <div className="grid gap-5">
          {seats.map((seat) => (
            <WaitingSeatCard key={seat.appointmentId} seat={seat} />
          ))}
          {rounds.map((round) => (
            <JurorRoundCard key={round.roundId} round={round} now={now} />
          ))}
          {councils.map((round) => (
            <Card as="section" key={round.id} className="grid justify-items-start gap-3">
              <Tag>{councilRoleName(round.role)}</Tag>
              <h2 className="text-xl">{getLocale() === "vi" ? round.name : round.nameEn}</h2>
              {round.whyNoTally ? (
                <p className="text-soft">{round.whyNoTally}</p>
              ) : (
                <Link to={paths.organiserTally(round.slug)}>{m.councils_see_tally()}</Link>
              )}
              <ButtonLink kind="main" to={paths.councilRound(round.slug)}>
                {m.councils_to_council()}
              </ButtonLink>
              {!round.whyNoTally && <Link to={paths.organiserComplaints()}>{m.complaints_of_councils()}</Link>}
              <Link to={paths.round(round.slug)}>{m.councils_see_round()}</Link>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}
