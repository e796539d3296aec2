import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { TermsForm } from "~/domain/fairs/forms";
import { setTerms } from "~/domain/fairs/set-terms.server";
import { boundToSay, fairSetup } from "~/domain/fairs/setup.server";
import { parseForm } from "~/http/forms.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { afterStep, BoundNote, SetupPage } from "~/ui/fairs/setup";
import { TermsEditor } from "~/ui/fairs/terms-editor";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.fairs_step_terms()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, steps, bound, whyNot } = await fairSetup(ctx, args.params.slug!);
    return {
      head: headOfFair(fair),
      steps,
      bound: boundToSay(bound),
      whyNot,
      version: fair.version,
      rules: fair.rules,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await setTerms(ctx, fair.id, await parseForm(ctx, TermsForm));
    return redirectWithNotice(afterStep("terms", fair), m.fairs_saved());
  });
}

export default function Terms() {
  const { head, steps, bound, whyNot, ...editor } = useLoaderData<typeof loader>();
  return (
    <SetupPage fair={head} current="terms" steps={steps} lead={m.fairs_terms_lead()} whyNot={whyNot}>
      {whyNot === null && <BoundNote accepted={bound.accepted} sent={bound.sent} />}
      <TermsEditor slug={head.slug} {...editor} lastResult={useActionData<typeof action>()?.result} />
    </SetupPage>
  );
}
