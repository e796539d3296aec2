import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { anchorSheetOf } from "~/domain/calibration/anchor-sheet.server";
import { submitAnchorSheet } from "~/domain/calibration/submit-anchor-sheet.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { WrittenSheet } from "~/ui/sheets/written-sheet";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.calibration_submit_title({ title: data.title }) : m.calibration_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { at, criteria, points, total, whyNotSubmit } = await anchorSheetOf(ctx, args.params.anchor!);
    const { round, anchor } = at;
    return { slug: round.slug, id: anchor.id, title: anchor.title, criteria, points, total: total ?? 0, whyNotSubmit };
  });
}

/** Submitted: on to what the others gave. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, anchor } = args.params;
    await submitAnchorSheet(ctx, anchor!);
    return redirectWithNotice(paths.judgeComparison(slug!, anchor!), m.calibration_submitted_now());
  });
}

export default function Submission() {
  const { slug, id, title, criteria, points, total, whyNotSubmit } = useLoaderData<typeof loader>();
  const maximum = criteria.reduce((sum, one) => sum + one.maximum, 0);
  const given = Object.fromEntries(Object.entries(points).map(([key, one]) => [key, { points: one, note: null }]));
  return (
    <ConfirmPage
      title={m.calibration_submit_title({ title })}
      effects={[
        m.calibration_submit_effect_total({ total: formatPoints(total), maximum: formatPoints(maximum) }),
        m.calibration_submit_effect_locks(),
        m.calibration_submit_effect_shows(),
        m.calibration_submit_effect_result(),
      ]}
      confirm={m.calibration_submit_confirm({ total: formatPoints(total) })}
      whyNot={whyNotSubmit}
      cancelTo={paths.judgeAnchor(slug, id)}
    >
      <WrittenSheet criteria={criteria} points={given} remarks={null} />
    </ConfirmPage>
  );
}
