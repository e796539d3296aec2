import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import { ProposeRevocationForm } from "~/domain/complaints/forms";
import { proposeRevocation } from "~/domain/complaints/propose-revocation.server";
import { DomainError } from "~/domain/errors";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { ActPage } from "./organiser.complaints.$id/act-page";

export const meta: MetaFunction = () => [{ title: `${m.complaints_propose()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const complaint = await complaintById(ctx, args.params.id!);
    if (!complaint.mayPropose) throw new DomainError("forbidden", m.complaints_handlers_only());
    const { id, label, entry, certificate, whyNotPropose } = complaint;
    return { complaint: { id, label, entry }, number: certificate?.number ?? null, whyNot: whyNotPropose };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await proposeRevocation(ctx, id, await parseForm(ctx, ProposeRevocationForm));
    return redirectWithNotice(paths.organiserComplaint(id), m.complaints_proposed());
  });
}

export default function Proposal() {
  const { complaint, number, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm<ProposeRevocationForm>({
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(ProposeRevocationForm),
  });
  return (
    <ActPage
      complaint={complaint}
      title={m.complaints_propose_title({ number: number ?? complaint.label })}
      lead={m.complaints_propose_lead()}
    >
      <PostForm form={form} labels={{ reason: m.complaints_reason() }}>
        <TextArea field={fields.reason} label={m.complaints_reason()} hint={m.complaints_propose_hint()} rows={5} />
        <FormActions cancelTo={paths.organiserComplaint(complaint.id)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.complaints_propose()}
          </Button>
        </FormActions>
      </PostForm>
    </ActPage>
  );
}
