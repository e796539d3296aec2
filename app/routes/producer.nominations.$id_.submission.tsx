import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SubmitNominationForm } from "~/domain/nominations/forms";
import { whyNoReceipt, whyNotSubmit, whyNotWrite } from "~/domain/nominations/policy";
import { type Nomination, nominationById } from "~/domain/nominations/queries.server";
import { submissionDeadline } from "~/domain/nominations/rules";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { DossierPhotos } from "~/ui/dossier/dossier-photos";
import { DossierView } from "~/ui/dossier/dossier-view";
import { graceSentence } from "~/ui/nominations/deadline";
import { GapList } from "~/ui/nominations/gap-list";
import { Receipt } from "~/ui/nominations/receipt";
import { DossierStepNav } from "~/ui/nominations/step-nav";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.isWritten ? m.nominations_submission_title() : m.nominations_receipt_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const nomination = await nominationById(ctx, args.params.id!);
    const isWritten = whyNotWrite(ctx.actor, nomination) === null;
    if (!isWritten && whyNoReceipt(nomination)) throw redirect(paths.producerNomination(nomination.id));
    return { nomination, isWritten, whyNot: whyNotSubmit(ctx.actor, nomination, nomination.gaps) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseForm(ctx, SubmitNominationForm);
    const { code } = await submitNomination(ctx, args.params.id!, form);
    return redirectWithNotice(paths.producerNominationSubmission(args.params.id!), m.nominations_submitted({ code }));
  });
}

/** Before handing in: the whole dossier once more and the declaration. Afterwards: the receipt. */
export default function Submission() {
  const { nomination, isWritten, whyNot } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return isWritten ? (
    <Check nomination={nomination} whyNot={whyNot} result={result} />
  ) : (
    <Receipt nomination={nomination} />
  );
}

interface CheckProps {
  readonly nomination: Nomination;
  readonly whyNot: string | null;
  readonly result: SubmissionResult<string[]> | undefined;
}

function Check({ nomination, whyNot, result }: CheckProps) {
  const { id, dossier, round, photos, gaps, groupCode, productId } = nomination;
  const deadline = submissionDeadline(round);
  const [form, fields] = useForm<SubmitNominationForm>({
    id: "submission",
    lastResult: result,
    constraint: getZodConstraint(SubmitNominationForm),
  });
  return (
    <Page>
      <PageHeader
        title={m.nominations_submission_title()}
        lead={m.nominations_submission_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: dossier.product.name, to: paths.producerNomination(id) },
        ]}
      />
      <DossierStepNav nominationId={id} current={null} gaps={gaps} />
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_24rem]">
        <div className="min-w-0">
          <h2>{dossier.product.name}</h2>
          <p className="mt-1 mb-6 text-soft">{roundName(round)}</p>
          <div className="mb-8 max-w-xl">
            <DossierPhotos photos={photos} product={dossier.product.name} group={groupCode} seed={productId} />
          </div>
          <DossierView dossier={dossier} rules={round.rules} />
        </div>
        <aside className="grid gap-5 lg:sticky lg:top-6">
          <Card>
            <h2 className="mb-3 text-xl">{m.nominations_checklist_title()}</h2>
            <GapList gaps={gaps} year={round.year} toGap={(gap) => paths.producerNominationStep(id, gap.step)} />
          </Card>
          <Card>
            {nomination.state === "draft" && deadline && (
              <p className="mb-4 text-soft">
                {m.nominations_deadline({ at: formatDateTime(deadline.closesAt) })} {graceSentence(deadline)}{" "}
                {m.nominations_deadline_clock()}
              </p>
            )}
            <PostForm form={form} className="gap-5">
              <CheckboxField field={fields.declared} label={m.nominations_declaration()} />
              <div>
                <Button type="submit" kind="main" whyNot={whyNot}>
                  {nomination.code ? m.nominations_submit_again() : m.nominations_submit()}
                </Button>
              </div>
            </PostForm>
          </Card>
        </aside>
      </div>
    </Page>
  );
}
