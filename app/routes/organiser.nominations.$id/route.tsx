import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DossierPhotos } from "~/ui/dossier/dossier-photos";
import { DossierView } from "~/ui/dossier/dossier-view";
import { GapList } from "~/ui/nominations/gap-list";
import { NominationHistory } from "~/ui/nominations/nomination-history";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { roundName } from "~/ui/rounds/round-name";
import { AnswerBox } from "./answer-box";
import { answerable, nominationToScreen, placeInQueue } from "./answering.server";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.nomination.code} · ${data.nomination.dossier.product.name}` : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const nomination = await nominationToScreen(ctx, args);
    const { round, ...shown } = nomination;
    return {
      nomination: shown,
      round: { slug: round.slug, name: roundName(round), year: round.year },
      place: await placeInQueue(ctx, nomination),
      admission: answerable(ctx, nomination, "admitted"),
      request: answerable(ctx, nomination, "more_asked"),
      refusal: answerable(ctx, nomination, "refused"),
    };
  });
}

export default function ScreenNomination() {
  const { nomination, round, place, admission, request, refusal } = useLoaderData<typeof loader>();
  const { dossier, photos, gaps, steps, submittedAt } = nomination;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: round.name, to: paths.organiserRound(round.slug) },
          { label: m.rounds_queue_title(), to: paths.organiserNominations(round.slug) },
        ]}
        tags={
          <>
            <NominationTag state={nomination.state} />
            <Tag>{nomination.code}</Tag>
          </>
        }
        title={<span className="block text-[0.85em] leading-snug">{dossier.product.name}</span>}
        lead={
          <>
            {dossier.establishment.name}
            {submittedAt && (
              <span className="block text-base">
                {m.rounds_queue_submitted()} {formatDateTime(submittedAt)}
              </span>
            )}
          </>
        }
        actions={
          <div className="grid gap-1 text-right max-sm:text-left">
            {place.number > 0 && (
              <p className="text-soft">{m.rounds_nomination_position({ number: place.number, total: place.total })}</p>
            )}
            <a href="#answer" className="inline-flex min-h-11 items-center font-semibold lg:hidden">
              {m.rounds_nomination_answer()}
            </a>
            {place.next && (
              <Link
                to={paths.organiserNomination(place.next)}
                className="inline-flex min-h-11 items-center gap-1.5 font-semibold"
              >
                {m.rounds_nomination_next()} <ArrowRight size={18} aria-hidden />
              </Link>
            )}
          </div>
        }
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-8">
          <DossierPhotos
            photos={photos}
            product={dossier.product.name}
            group={nomination.groupCode}
            seed={nomination.productId}
          />
          <DossierView dossier={dossier} />
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <Card as="section">
            <h2 className="mb-3 text-xl">{m.rounds_nomination_checklist()}</h2>
            <GapList gaps={gaps} year={round.year} />
          </Card>
          <AnswerBox admission={admission} request={request} refusal={refusal} />
          <Card as="section">
            <h2 className="mb-3 text-xl">{m.rounds_nomination_history()}</h2>
            <NominationHistory steps={steps} />
          </Card>
        </aside>
      </div>
    </Page>
  );
}
