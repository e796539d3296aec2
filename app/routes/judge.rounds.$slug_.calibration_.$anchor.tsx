import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { type AnchorSheet, anchorSheetOf } from "~/domain/calibration/anchor-sheet.server";
import { AnchorSheetForm } from "~/domain/calibration/forms";
import { saveAnchorSheet } from "~/domain/calibration/save-anchor-sheet.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { AnchorFields } from "~/ui/calibration/anchor-fields";
import { AnchorPane } from "~/ui/calibration/anchor-pane";
import { roundOf } from "~/ui/calibration/calibration-data";
import { useAnchorFields } from "~/ui/calibration/use-anchor-fields";
import { Alert } from "~/ui/primitives/alert";
import { Breadcrumbs } from "~/ui/primitives/breadcrumbs";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { useHydrated } from "~/ui/primitives/hydrated";
import { SaveChip } from "~/ui/primitives/save-chip";
import { BottomBar } from "~/ui/sheets/bottom-bar";
import { WrittenSheet } from "~/ui/sheets/written-sheet";
import type { PageHandle } from "~/ui/shell/handle";

export const handle = { hydrate: true, bare: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.calibration_sheet_title({ title: data.anchor.title }) : m.calibration_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { at, ...sheet } = await anchorSheetOf(ctx, args.params.anchor!);
    return { round: roundOf(at.round), anchor: at.anchor, sheet };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug, anchor } = args.params;
    const form = await parseForm(ctx, AnchorSheetForm);
    await saveAnchorSheet(ctx, anchor!, form);
    if (form.after === "submit") return redirect(paths.judgeAnchorAct(slug!, anchor!, "submission"), 303);
    return redirectWithNotice(paths.judgeAnchor(slug!, anchor!), m.calibration_saved());
  });
}

export default function AnchorSheetPage() {
  const { round, anchor, sheet } = useLoaderData<typeof loader>();
  const isWritten = sheet.whyNotScore === null;
  const title = { title: anchor.title };
  return (
    <>
      <div className="wrap pt-4 pb-3">
        <Breadcrumbs items={[{ label: m.calibration_title(), to: paths.judgeCalibration(round.slug) }]} />
        <h1 className="mt-2 text-[1.6rem]">
          {sheet.time === 1 ? m.calibration_sheet_title(title) : m.calibration_sheet_title_again(title)}
        </h1>
        {isWritten && (
          <p className="mt-1 text-soft">
            {sheet.time === 1 ? m.calibration_sheet_lead() : m.calibration_sheet_lead_again()}
          </p>
        )}
      </div>
      {isWritten ? <Written key={`${anchor.id} ${sheet.time}`} /> : <Read />}
    </>
  );
}

/** The card on the left, the sheet on the right; one under the other on a phone. */
const COLUMNS = "wrap grid items-start gap-x-7 gap-y-6 py-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]";

function Written() {
  const { round, anchor, sheet } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const form = useAnchorFields(sheet, lastResult, paths.judgeAnchorAct(round.slug, anchor.id, "points"));
  const isLive = useHydrated();
  const said = form.refusal ?? lastResult?.error?.[""]?.join(" ");
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="time" value={sheet.time} />
      {/* The first button is what Enter presses. */}
      <button type="submit" name="after" value="stay" hidden aria-hidden="true" tabIndex={-1} />
      <div className="no-print sticky top-0 z-20 border-b border-line bg-paper">
        <p className="wrap flex min-h-12 items-center justify-between gap-3">
          <span className="min-w-0 truncate font-semibold">{anchor.title}</span>
          {isLive && (
            <span className="flex-none">
              <SaveChip state={form.chip} />
            </span>
          )}
        </p>
      </div>
      <div className={COLUMNS}>
        <AnchorPane anchor={anchor} rules={round} />
        <section aria-label={m.calibration_sheet()} className="grid gap-4">
          {said && <Alert tone="bad">{said}</Alert>}
          <AnchorFields criteria={sheet.criteria} fields={form.fields} change={form.change} leave={form.leave} />
        </section>
      </div>
      <BottomBar
        label={m.calibration_total_own()}
        total={form.total}
        maximum={maximumOf(sheet)}
        note={form.missing > 0 ? m.judge_why_incomplete({ count: form.missing }) : undefined}
      >
        <Button type="submit" name="after" value="stay">
          {m.calibration_save()}
        </Button>
        <Button type="submit" name="after" value="submit" kind="main" data-main-act>
          {m.calibration_submit()}
        </Button>
      </BottomBar>
    </Form>
  );
}

function Read() {
  const { round, anchor, sheet } = useLoaderData<typeof loader>();
  const points = Object.fromEntries(Object.entries(sheet.points).map(([id, one]) => [id, { points: one, note: null }]));
  return (
    <>
      <div className={COLUMNS}>
        <AnchorPane anchor={anchor} rules={round} />
        <section aria-label={m.calibration_sheet()} className="grid gap-4">
          {sheet.submittedAt ? (
            <Alert tone="ok">{m.calibration_submitted_at({ at: formatDateTime(sheet.submittedAt) })}</Alert>
          ) : (
            <Alert tone="wait">{sheet.whyNotScore}</Alert>
          )}
          <WrittenSheet criteria={sheet.criteria} points={points} remarks={null} />
        </section>
      </div>
      <BottomBar label={m.calibration_total_own()} total={sheet.total} maximum={maximumOf(sheet)}>
        {sheet.whyNotScoreAgain === null && (
          <PostButton action={paths.judgeAnchorAct(round.slug, anchor.id, "second-time")}>
            {m.calibration_score_again()}
          </PostButton>
        )}
        {(sheet.submittedAt || sheet.time === 2) && (
          <ButtonLink kind="main" to={paths.judgeComparison(round.slug, anchor.id)}>
            {m.calibration_compare()}
          </ButtonLink>
        )}
      </BottomBar>
    </>
  );
}

const maximumOf = ({ criteria }: Pick<AnchorSheet, "criteria">) => criteria.reduce((sum, one) => sum + one.maximum, 0);
