import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { ReferenceForm } from "~/domain/calibration/forms";
import { referenceOf } from "~/domain/calibration/reference.server";
import { setReference } from "~/domain/calibration/set-reference.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { deskPath } from "~/ui/calibration/calibration-data";
import { ReferenceFields } from "~/ui/calibration/reference-fields";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { FormActions } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.calibration_reference_title({ title: data.anchor.title }) : m.calibration_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { at, leaves, given, whyNot } = await referenceOf(ctx, args.params.id!);
    const { id, title } = at.anchor;
    const standing = given.map(({ criterionId, points, reason }) => ({
      criterionId,
      text: formatPoints(points),
      reason,
    }));
    return { anchor: { id, title }, leaves, standing, whyNot, back: deskPath(ctx.actor, at.round) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    await setReference(ctx, id, await parseForm(ctx, ReferenceForm));
    return redirectWithNotice(paths.calibrationAnchorAct(id, "reference"), m.calibration_reference_saved());
  });
}

export default function Reference() {
  const { anchor, leaves, standing, whyNot, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const said = result?.error?.[""]?.join(" ");
  return (
    <Page narrow>
      <PageHeader
        title={m.calibration_reference_title({ title: anchor.title })}
        lead={m.calibration_reference_lead()}
        breadcrumbs={[{ label: m.calibration_desk_title(), to: back }]}
      />
      {whyNot ? (
        <Alert>{`${whyNot} ${m.calibration_prepared_only()}`}</Alert>
      ) : (
        <Form method="post" noValidate className="grid gap-6">
          {said && <Alert tone="bad">{said}</Alert>}
          <ReferenceFields leaves={leaves} standing={standing} result={result} />
          <FormActions cancelTo={back}>
            <Button type="submit" kind="main">
              {m.common_save()}
            </Button>
          </FormActions>
        </Form>
      )}
    </Page>
  );
}
