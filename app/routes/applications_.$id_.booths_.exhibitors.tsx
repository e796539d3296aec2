import { type FieldMetadata, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction, SerializeFrom } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assignExhibitors } from "~/domain/booths/assign-exhibitors.server";
import { NOBODY, StandsForm } from "~/domain/booths/forms";
import { pickDesk } from "~/domain/booths/pick-desk.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { FieldError } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export { revalidateOnConflict as shouldRevalidate } from "~/http/revalidate";

export const meta: MetaFunction = () => [{ title: `${m.booths_stands_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { application, claims, exhibitors, whyNotAnswer } = await pickDesk(ctx, args.params.id!);
    // An establishment stands at its own.
    const own = application.isCentre ? claims.filter(({ state }) => state !== "held") : [];
    return { application, exhibitors, claims: own, whyNot: whyNotAnswer };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    // To others the application does not exist, whatever they send.
    await pickDesk(ctx, id);
    await assignExhibitors(ctx, (await parseForm(ctx, StandsForm)).stands);
    return redirectWithNotice(paths.applicationBooths(id), m.booths_stands_saved());
  });
}

type Claim = SerializeFrom<typeof loader>["claims"][number];
type Stand = FieldMetadata<{ claim: string; exhibitor: string; was: string }>;

/** Which of those that a centre brings stands where, all on one page. */
export default function Stands() {
  const { application, claims, exhibitors, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "stands",
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: StandsForm }),
    defaultValue: {
      stands: claims.map(({ id, exhibitorId }) => {
        const stands = exhibitorId ?? NOBODY;
        return { claim: id, exhibitor: stands, was: stands };
      }),
    },
  });
  // After a refusal the fields are those that were sent; a booth that is not theirs any more is left out, a new one is added.
  const typed = new Map(
    fields.stands.getFieldList().map((field) => [field.getFieldset().claim.initialValue, field as Stand]),
  );
  const back = paths.applicationBooths(application.id);
  return (
    <FormPage
      form={form}
      title={m.booths_stands_title()}
      lead={m.booths_stands_lead()}
      breadcrumbs={[
        { label: application.number ?? application.signName, to: paths.application(application.id) },
        { label: m.booths_own_title(), to: back },
      ]}
      whyNot={whyNot}
    >
      {claims.length === 0 || exhibitors.length === 0 ? (
        <Alert actions={<ButtonLink to={back}>{m.common_back()}</ButtonLink>}>{m.booths_stands_none()}</Alert>
      ) : (
        <>
          <ul className="grid divide-y divide-line rounded-box bg-card px-4 shadow-card">
            {claims.map((claim, place) => (
              <StandRow
                key={claim.id}
                name={`${fields.stands.name}[${place}]`}
                claim={claim}
                typed={typed.get(claim.id)?.getFieldset()}
                exhibitors={exhibitors}
              />
            ))}
          </ul>
          <FormActions cancelTo={back}>
            <Button type="submit" kind="main">
              {m.common_save()}
            </Button>
          </FormActions>
        </>
      )}
    </FormPage>
  );
}

interface StandRowProps {
  /** Of its fields: "stands[2]". */
  readonly name: string;
  readonly claim: Claim;
  readonly typed: ReturnType<Stand["getFieldset"]> | undefined;
  readonly exhibitors: SerializeFrom<typeof loader>["exhibitors"];
}

function StandRow({ name, claim: { id, code, exhibitorId }, typed, exhibitors }: StandRowProps) {
  const stands = exhibitorId ?? NOBODY;
  const field = typed?.exhibitor;
  const isRefused = field?.errors !== undefined;
  const fieldId = field?.id ?? `stand-${id}`;
  return (
    <li className="grid items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[8rem_1fr]">
      <input type="hidden" name={`${name}.claim`} value={id} />
      {/* Who was told that somebody else wrote another one has seen that now. */}
      <input type="hidden" name={`${name}.was`} value={(!isRefused && typed?.was.initialValue) || stands} />
      <label htmlFor={fieldId} className="font-semibold">
        {m.plans_booth({ code })}
      </label>
      <select
        id={fieldId}
        name={`${name}.exhibitor`}
        defaultValue={field?.initialValue ?? stands}
        aria-invalid={isRefused || undefined}
        aria-describedby={isRefused ? field?.errorId : undefined}
        className="select w-full"
      >
        <option value={NOBODY}>{m.booths_nobody_yet()}</option>
        {exhibitors.map((one) => (
          <option key={one.id} value={one.id}>
            {one.signName || one.name}
          </option>
        ))}
      </select>
      {field && (
        <div className="sm:col-start-2">
          <FieldError field={field} />
        </div>
      )}
    </li>
  );
}
