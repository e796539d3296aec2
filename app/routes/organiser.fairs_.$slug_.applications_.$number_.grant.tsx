import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeGrant } from "~/domain/applications/accept-application.server";
import { GrantForm } from "~/domain/applications/forms";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { AskedKind } from "~/lib/vocabulary";
import { decided, toDecide } from "./organiser.fairs_.$slug_.applications_.$number/deciding.server";
import { DecisionPage } from "./organiser.fairs_.$slug_.applications_.$number/decision-page";
import { GrantFields } from "./organiser.fairs_.$slug_.applications_.$number/grant-fields";

export const meta: MetaFunction = () => [{ title: `${m.applications_change_grant()} · ${m.common_brand()}` }];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => toDecide(ctx, args, "grant"));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, back } = await decided(ctx, args);
    await changeGrant(ctx, id, await parseForm(ctx, GrantForm));
    return back(m.applications_grant_changed());
  });
}

/** Grants an accepted application more or fewer places. */
export default function ChangeGrant() {
  const application = useLoaderData<typeof loader>();
  const [form, fields] = useForm<Record<AskedKind, string | undefined>>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(GrantForm),
    defaultValue: Object.fromEntries(application.asks.map((ask) => [ask.kind, String(ask.granted ?? ask.booths)])),
  });
  const labels = Object.fromEntries(application.asks.map((ask) => [ask.kind, boothKindName(ask.kind)]));
  return (
    <DecisionPage
      application={application}
      title={m.applications_change_grant()}
      effects={[m.applications_effect_grant(), m.applications_effect_told({ applicant: application.applicantName })]}
      confirm={m.applications_change_grant()}
      form={form}
      labels={labels}
    >
      <GrantFields application={application} fields={fields} />
    </DecisionPage>
  );
}
