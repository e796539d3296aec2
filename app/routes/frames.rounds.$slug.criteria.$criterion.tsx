import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Context } from "~/domain/context";
import { proposeBands } from "~/domain/frames/propose-frame.server";
import { frameBandsAt } from "~/domain/frames/queries.server";
import { sampleBands } from "~/domain/frames/sample-bands";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import type { RoundDetails } from "~/domain/rounds/queries.server";
import { BandsForm } from "~/domain/schemes/forms";
import { parseForm, parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { inLanguage, roundName } from "~/ui/rounds/round-name";
import { BandsEditor } from "~/ui/schemes/editors/bands-editor";

export const handle = { hydrate: true };

const Query = z.object({ sample: z.literal("1").optional().catch(undefined) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.schemes_bands_title({ code: data.criterion.code }) : m.frames_title()} · ${m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

/** For who proposes the frame: what the points of one criterion mean. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await frameBandsAt(ctx, args.params.slug!, args.params.criterion!);
    const { round, rules, criterion, version, whyNot } = at;
    const { slug, name, nameEn } = round;
    const isEmpty = !criterion.levels?.length;
    const isSample = isEmpty && parseQuery(ctx.request, Query).sample === "1";
    return {
      round: { slug, name, nameEn },
      rules,
      criterion: isSample ? { ...criterion, levels: sampleBands(criterion.maximum, rules.scoreStep.value) } : criterion,
      isEmpty,
      isSample,
      version,
      whyNot,
      back: backFrom(ctx, round),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const code = args.params.criterion!;
    const { round } = await frameBandsAt(ctx, args.params.slug!, code);
    await proposeBands(ctx, round.id, code, await parseForm(ctx, BandsForm));
    return redirectWithNotice(backFrom(ctx, round), m.frames_proposed_now());
  });
}

/** The agency goes back to its own page, the head of the jury to the jury's. */
function backFrom({ actor }: Context, round: RoundDetails): string {
  return mayWorkOnRound(actor, round) ? paths.organiserFrame(round.slug) : paths.judgeFrame(round.slug);
}

export default function FrameBands() {
  const { round, rules, criterion, isEmpty, isSample, version, whyNot, back } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined;
  return (
    <Page>
      <PageHeader
        title={m.schemes_bands_title({ code: criterion.code })}
        lead={m.schemes_bands_lead({
          title: inLanguage(criterion.title, criterion.titleEn),
          maximum: formatPoints(criterion.maximum),
          step: formatPoints(rules.scoreStep.value),
        })}
        breadcrumbs={[{ label: roundName(round), to: back }]}
      />
      {isSample && (
        <Alert tone="wait" className="mb-6" title={m.frames_sample_title()}>
          {m.frames_sample_text()}
        </Alert>
      )}
      {isEmpty && !isSample && !whyNot && (
        <p className="mb-6">
          <ButtonLink to={`${paths.frameBands(round.slug, criterion.code)}?sample=1`}>{m.frames_sample()}</ButtonLink>
        </p>
      )}
      <BandsEditor
        key={`${version} ${isSample}`}
        draft={{ version, whyNotWrite: whyNot }}
        rules={rules}
        criterion={criterion}
        lastResult={lastResult}
        act={m.frames_propose()}
        cancelTo={back}
      />
    </Page>
  );
}
