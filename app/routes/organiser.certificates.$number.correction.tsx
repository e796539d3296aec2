import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctCertificate } from "~/domain/awards/replace-certificate.server";
import { CorrectionForm } from "~/domain/certificates/forms";
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
import { DateField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";
import { Unbroken } from "~/ui/primitives/unbroken";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.certificates_correct_title({ number: data.certificate.number }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => replaceableByNumber(ctx, normalizeCertificateNumber(args.params.number!)));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { signer, env } = ctx.services;
    const { id } = await issuedByNumber(ctx, normalizeCertificateNumber(args.params.number!));
    const form = await parseForm(ctx, CorrectionForm);
    return withSeenMisfit(ctx, async () => {
      const number = await correctCertificate(ctx, signer, id, form, env.PUBLIC_URL);
      return redirectWithNotice(paths.certificate(number), m.certificates_corrected({ number }));
    });
  });
}

/** For a name or an address that was printed wrong. */
export default function Correction() {
  const { certificate, whyNot } = useLoaderData<typeof loader>();
  const { number, productName, establishmentName, address, validUntil } = certificate;
  const answer = useActionData<{ result?: SubmissionResult<string[]>; seenMisfit?: string }>();
  const [form, fields] = useForm<CorrectionForm>({
    id: "correction",
    lastResult: answer?.result,
    constraint: getZodConstraint(CorrectionForm),
    defaultValue: { productName, establishmentName: establishmentName ?? "", address: address ?? "" },
  });
  const labels = {
    productName: m.certificates_correct_product(),
    establishmentName: m.certificates_correct_establishment(),
    address: m.certificates_correct_address(),
    documentNumber: m.certificates_correct_document(),
    documentDate: m.certificates_correct_document_date(),
    reason: m.certificates_correct_reason(),
    despiteMisfits: "",
  };
  return (
    <ConfirmPage
      title={<Unbroken text={m.certificates_correct_title({ number })} part={number} />}
      breadcrumbs={[{ label: number, to: paths.certificate(number) }]}
      effects={[
        m.certificates_replace_effect_number({ date: formatDate(validUntil) }),
        m.certificates_replace_effect_old({ number }),
        m.certificates_correct_effect_lists(),
        m.certificates_replace_effect_seal(),
      ]}
      confirm={m.certificates_correct()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.certificate(number)}
    >
      <FormErrors form={form} labels={labels} />
      <TextField field={fields.productName} label={labels.productName} autoComplete="off" />
      <TextField field={fields.establishmentName} label={labels.establishmentName} autoComplete="off" />
      <TextField field={fields.address} label={labels.address} autoComplete="off" />
      <TextField field={fields.documentNumber} label={labels.documentNumber} autoComplete="off" />
      <DateField field={fields.documentDate} label={labels.documentDate} />
      <TextArea field={fields.reason} label={labels.reason} hint={m.certificates_correct_reason_hint()} rows={4} />
      <ReplacementMisfit field={fields.despiteMisfits} seen={answer?.seenMisfit} />
    </ConfirmPage>
  );
}
