import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { ReissueForm } from "~/domain/certificates/forms";
import { issuedByNumber, replaceableByNumber } from "~/domain/certificates/issued-certificate.server";
import { normalizeCertificateNumber } from "~/domain/certificates/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { withSeenMisfit } from "~/http/seen-misfit.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ReplacementMisfit } from "~/ui/certificates/replacement-misfit";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { TextArea } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";
import { Unbroken } from "~/ui/primitives/unbroken";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.certificates_reissue_title({ number: data.certificate.number }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => replaceableByNumber(ctx, normalizeCertificateNumber(args.params.number!)));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { signer, env } = ctx.services;
    const { id } = await issuedByNumber(ctx, normalizeCertificateNumber(args.params.number!));
    const form = await parseForm(ctx, ReissueForm);
    return withSeenMisfit(ctx, async () => {
      const number = await reissueCertificate(ctx, signer, id, form, env.PUBLIC_URL);
      return redirectWithNotice(paths.certificate(number), m.certificates_reissued({ number }));
    });
  });
}

/** For a paper that was lost or spoilt. */
export default function Reissue() {
  const { certificate, whyNot } = useLoaderData<typeof loader>();
  const { number, productName, establishmentName, validUntil } = certificate;
  const answer = useActionData<{ result?: SubmissionResult<string[]>; seenMisfit?: string }>();
  const [form, fields] = useForm<ReissueForm>({
    id: "reissue",
    lastResult: answer?.result,
    constraint: getZodConstraint(ReissueForm),
  });
  const labels = {
    reason: m.certificates_reissue_reason(),
    despiteMisfits: "",
  };
  return (
    <ConfirmPage
      title={<Unbroken text={m.certificates_reissue_title({ number })} part={number} />}
      lead={[productName, establishmentName].filter(Boolean).join(" · ")}
      breadcrumbs={[{ label: number, to: paths.certificate(number) }]}
      effects={[
        m.certificates_replace_effect_number({ date: formatDate(validUntil) }),
        m.certificates_replace_effect_old({ number }),
        m.certificates_replace_effect_seal(),
      ]}
      confirm={m.certificates_reissue()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.certificate(number)}
    >
      <FormErrors form={form} labels={labels} />
      <TextArea field={fields.reason} label={labels.reason} hint={m.certificates_reissue_reason_hint()} rows={4} />
      <ReplacementMisfit field={fields.despiteMisfits} seen={answer?.seenMisfit} />
    </ConfirmPage>
  );
}
