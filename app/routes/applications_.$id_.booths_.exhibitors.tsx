import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assignExhibitors } from "~/domain/booths/assign-exhibitors.server";
import { StandsForm } from "~/domain/booths/forms";
import { pickDesk } from "~/domain/booths/pick-desk.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.booths_stands_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { application, claims, exhibitors, whyNotAnswer } = await pickDesk(ctx, args.params.id!);
    return { application, exhibitors, claims: claims.filter(({ state }) => state !== "held"), whyNot: whyNotAnswer };
  });
}

/** Writes what was changed here; what somebody else changed meanwhile stays. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    // To others the application does not exist, whatever they send.
    await pickDesk(ctx, id);
    const { stands } = await parseForm(ctx, StandsForm);
    await assignExhibitors(
      ctx,
      stands.filter(({ exhibitor, was }) => exhibitor !== was),
    );
    return redirectWithNotice(paths.applicationBooths(id), m.booths_stands_saved());
  });
}

/** Which of those that a centre brings stands where, all on one page. */
export default function Stands() {
  const { application, claims, exhibitors, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "stands",
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: StandsForm }),
    defaultValue: {
      stands: claims.map(({ id, exhibitorId }) => ({ claim: id, exhibitor: exhibitorId, was: exhibitorId })),
    },
  });
  const typed = new Map(
    fields.stands.getFieldList().map((field) => {
      const stand = field.getFieldset();
      return [stand.claim.initialValue, stand] as const;
    }),
  );
  const back = paths.applicationBooths(application.id);
  const isEmpty = claims.length === 0 || exhibitors.length === 0;
  return (
    <FormPage
      form={form}
      title={m.booths_stands_title()}
      lead={m.booths_stands_lead()}
      breadcrumbs={[
        { label: application.number ?? application.signName, to: paths.application(application.id) },
        { label: m.booths_own_title(), to: back },
      ]}
    >
      {isEmpty ? (
        <Alert actions={<ButtonLink to={back}>{m.common_back()}</ButtonLink>}>{m.booths_stands_none()}</Alert>
      ) : (
        <>
          <ul className="grid divide-y divide-line rounded-box bg-card px-4 shadow-card">
            {claims.map(({ id, code, exhibitorId }, place) => {
              const stand = typed.get(id);
              const name = (field: string) => `${fields.stands.name}[${place}].${field}`;
              return (
                <li key={id} className="grid items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[8rem_1fr]">
                  <input type="hidden" name={name("claim")} value={id} />
                  <input type="hidden" name={name("was")} value={stand?.was.initialValue ?? exhibitorId ?? ""} />
                  <label htmlFor={`stand-${id}`} className="font-semibold">
                    {m.plans_booth({ code })}
                  </label>
                  <select
                    id={`stand-${id}`}
                    name={name("exhibitor")}
                    defaultValue={stand ? (stand.exhibitor.initialValue ?? "") : (exhibitorId ?? "")}
                    className="select w-full"
                  >
                    <option value="">{m.booths_nobody_yet()}</option>
                    {exhibitors.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.signName || one.name}
                      </option>
                    ))}
                  </select>
                </li>
              );
            })}
          </ul>
          <FormActions cancelTo={back}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.common_save()}
            </Button>
          </FormActions>
        </>
      )}
    </FormPage>
  );
}
