import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { boothIdAtWork, givingDesk } from "~/domain/booths/at-work-claim.server";
import { blockBooth } from "~/domain/booths/block-booth.server";
import { ReasonForm } from "~/domain/booths/forms";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonPage } from "~/ui/booths/reason-page";

export const meta: MetaFunction = () => [{ title: `${m.booths_block()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, booth, whyNot } = await givingDesk(ctx, args.params.slug!, args.params.booth!);
    const { code, claim, state } = booth;
    const taken = claim ? m.booths_in_use() : state === "blocked" ? m.booths_is_blocked({ code }) : null;
    return { slug: fair.slug, code, whyNot: whyNot ?? taken };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { slug, booth: code } = args.params;
    const id = await boothIdAtWork(ctx, slug!, code!);
    await blockBooth(ctx, id, await parseForm(ctx, ReasonForm));
    return redirectWithNotice(paths.organiserFairBooths(slug!, { booth: code }), m.booths_blocked({ code: code! }));
  });
}

export default function Block() {
  const { slug, code, whyNot } = useLoaderData<typeof loader>();
  const back = paths.organiserFairBooths(slug, { booth: code });
  return (
    <ReasonPage
      title={m.booths_block_title({ code })}
      breadcrumbs={[{ label: m.booths_title(), to: back }]}
      effects={[m.booths_block_effect({ code })]}
      confirm={m.booths_block()}
      whyNot={whyNot}
      cancelTo={back}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
