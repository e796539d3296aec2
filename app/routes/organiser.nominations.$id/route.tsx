import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useState } from "react";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { DossierView } from "~/ui/dossier/dossier-view";
import { ChangesSince, SealChain } from "~/ui/forwardings/seal-chain";
import { GapList } from "~/ui/nominations/gap-list";
import { NominationHistory } from "~/ui/nominations/nomination-history";
import { NominationTag } from "~/ui/nominations/nomination-tag";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { AnswerBox } from "./answer-box";
import { Checklist } from "./checklist";
import { Facts } from "./facts";
import { PendingBox } from "./pending-box";
import { ScreenHead } from "./screen-head";
import { screeningData } from "./screening-data.server";
import { Viewer } from "./viewer";
import { WarningList } from "./warning-list";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.code} · ${data.dossier.product.name}` : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => screeningData(ctx, args.params.id!));
}

/** The desk: the dossier and its answer on the left, its papers and photos on the right; one below the other on a phone. */
export default function ScreenNomination() {
  const data = useLoaderData<typeof loader>();
  return <Desk key={data.id} {...data} />;
}

const WIDE = "(min-width: 64rem)";

function Desk(data: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { id, dossier, list, steps, gaps, pending } = data;
  const [params] = useSearchParams();
  const [shown, setShown] = useState(params.get("show"));
  const show = (fileId: string) => {
    setShown(fileId);
    if (!window.matchMedia(WIDE).matches) document.getElementById("viewer")?.scrollIntoView();
  };
  return (
    <div className="mx-auto w-full max-w-[1680px] px-5 py-8">
      <ScreenHead
        round={data.round}
        list={list}
        title={dossier.product.name}
        lead={dossier.establishment.name}
        place={data.place}
        tags={
          <>
            <NominationTag state={data.state} />
            {data.awaitsPapers && <Tag tone="wait">{m.nominations_screen_on_condition()}</Tag>}
            <Tag>{data.code}</Tag>
          </>
        }
      />
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 content-start gap-5">
          <WarningList warnings={data.warnings} />
          <Facts nominationId={id} {...data} />
          {pending && <PendingBox nominationId={id} list={list} {...pending} />}
        </div>
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Viewer files={data.files} shownId={shown} onShow={show} />
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <Card as="section" id="checklist">
            <h2 className="mb-4 text-xl">{m.rounds_nomination_checklist()}</h2>
            <Checklist
              nominationId={id}
              lines={data.checklist}
              list={list}
              today={data.today}
              decisionOn={data.decisionOn}
              onShow={show}
            />
            {gaps.length > 0 && (
              <details className="mt-4 border-t border-line pt-2">
                <summary className="flex min-h-11 items-center font-semibold text-indigo underline underline-offset-3">
                  {m.nominations_screen_thin({ count: gaps.length })}
                </summary>
                <GapList gaps={gaps} year={data.round.year} />
              </details>
            )}
          </Card>
          <AnswerBox admission={data.admission} request={data.request} refusal={data.refusal} undo={data.undo} />
          {(data.chain.own || data.chain.links.length > 0 || data.chain.isCut) && (
            <Card as="section" id="chain">
              <h2 className="mb-4 text-xl">{m.forwardings_chain_title()}</h2>
              <SealChain chain={data.chain} />
              {data.changes && (
                <div className="mt-5 border-t border-line pt-4">
                  <h3 className="mb-3 text-lg">{m.forwardings_changes_title()}</h3>
                  <ChangesSince changes={data.changes} year={data.round.year} />
                </div>
              )}
            </Card>
          )}
          <Card as="section" id="dossier">
            <h2 className="mb-4 text-xl">{m.nominations_dossier_title()}</h2>
            <DossierView dossier={dossier} rules={data.rules} />
          </Card>
          <Card as="section" id="history">
            <h2 className="mb-3 text-xl">{m.rounds_nomination_history()}</h2>
            <NominationHistory steps={steps} />
          </Card>
        </div>
      </div>
    </div>
  );
}
