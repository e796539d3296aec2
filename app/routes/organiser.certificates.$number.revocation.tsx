import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import { RevocationForm } from "~/domain/certificates/forms";
import { issuedByNumber } from "~/domain/certificates/issued-certificate.server";
import { whyNotRevoke } from "~/domain/certificates/policy";
import { normalizeCertificateNumber } from "~/domain/certificates/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { DateField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormErrors } from "~/ui/primitives/form";
import { Unbroken } from "~/ui/primitives/unbroken";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.certificates_revoke_title({ number: data.certificate.number }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const certificate = await issuedByNumber(ctx, normalizeCertificateNumber(args.params.number!));
    return { certificate, whyNot: whyNotRevoke(certificate) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, number } = await issuedByNumber(ctx, normalizeCertificateNumber(args.params.number!));
    await revokeCertificate(ctx, id, await parseForm(ctx, RevocationForm));
    return redirectWithNotice(paths.certificate(number), m.certificates_revoked({ number }));
  });
}

export default function Revocation() {
  const { certificate, whyNot } = useLoaderData<typeof loader>();
  const { number, productName, establishmentName } = certificate;
  const [form, fields] = useForm<RevocationForm>({
    id: "revocation",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
    constraint: getZodConstraint(RevocationForm),
  });
  const labels = {
    decisionNumber: m.certificates_revocation_decision(),
    revokedOn: m.certificates_revocation_day(),
    reason: m.certificates_revocation_reason(),
  };
  return (
    <ConfirmPage
      title={<Unbroken text={m.certificates_revoke_title({ number })} part={number} />}
      lead={[productName, establishmentName].filter(Boolean).join(" · ")}
      breadcrumbs={[{ label: number, to: paths.certificate(number) }]}
      effects={[
        m.certificates_revoke_effect_page({ number }),
        m.certificates_revoke_effect_lists({ product: productName }),
        establishmentName
          ? m.certificates_revoke_effect_mail({ establishment: establishmentName })
          : m.certificates_revoke_effect_no_mail(),
        m.certificates_revoke_effect_reason(),
      ]}
      confirm={m.certificates_revoke()}
      kind="danger"
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.certificate(number)}
    >
      <FormErrors form={form} labels={labels} />
      <TextField
        field={fields.decisionNumber}
        label={labels.decisionNumber}
        hint={m.certificates_revocation_decision_hint()}
        autoComplete="off"
      />
      <DateField field={fields.revokedOn} label={labels.revokedOn} />
      <TextArea field={fields.reason} label={labels.reason} hint={m.certificates_revocation_reason_hint()} rows={4} />
    </ConfirmPage>
  );
}
