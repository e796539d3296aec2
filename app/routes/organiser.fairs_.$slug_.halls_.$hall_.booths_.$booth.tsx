import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { editBooth } from "~/domain/floor-plans/edit-booth.server";
import { metres } from "~/domain/floor-plans/finding-words";
import { BoothForm } from "~/domain/floor-plans/forms";
import { hallAtWork, planOfHall, takenBooths } from "~/domain/floor-plans/queries.server";
import { stampOf } from "~/domain/floor-plans/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { boothFacts } from "~/ui/booths/booth-facts";
import { BoothFormFields, boothLabels } from "~/ui/floor-plans/booth-form-fields";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { Alert } from "~/ui/primitives/alert";
import { Button, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.plans_booth_edit({ code: data.booth.code }) : m.plans_list()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const booth = (await planOfHall(ctx, hall)).booths.find(({ id }) => id === args.params.booth);
    if (!booth) throw new DomainError("not_found", m.plans_no_such_booth_here());
    const taken = (await takenBooths(ctx, hall.id, [booth.id!])).get(booth.id!) ?? null;
    return { hall: headOfHall(fair.slug, hall), booth, was: stampOf(booth), taken, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const form = await parseForm(ctx, BoothForm);
    await editBooth(ctx, hall.id, args.params.booth!, form);
    return redirectWithNotice(paths.organiserHall(fair.slug, hall.id), m.plans_booth_saved({ code: form.code }));
  });
}

export default function EditBooth() {
  const { hall, booth, was, taken, whyNot } = useLoaderData<typeof loader>();
  const { code, kind, x, y, width, height, openTo, power, hasWater, zone } = booth;
  const lastResult = useActionData<typeof action>()?.result;
  const typed = lastResult?.initialValue?.was;
  const isStale = typeof typed === "string" && typed !== was;
  const [form, fields] = useForm({
    id: "booth",
    lastResult,
    constraint: getZodConstraint(BoothForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: BoothForm }),
    defaultValue: {
      code,
      kind,
      x: metres(x),
      y: metres(y),
      width: metres(width),
      height: metres(height),
      power: String(power),
      hasWater: hasWater ? "on" : undefined,
      zone: zone ?? "",
    },
  });
  return (
    <HallPage hall={hall} title={m.plans_booth_edit({ code })} narrow>
      {isStale && (
        <Alert tone="wait" className="mb-5">
          {m.plans_booth_is_now({
            code,
            facts: boothFacts({ ...booth, openSides: openTo.length }),
            x: metres(x),
            y: metres(y),
          })}
        </Alert>
      )}
      {taken && (
        <Alert tone="wait" className="mb-5">
          {m.plans_booth_taken({ number: taken.number ?? "" })}
        </Alert>
      )}
      <Card>
        <PostForm form={form} labels={boothLabels()}>
          {/* What is there now: who was told that it changed, and sends again, knows it. */}
          <input type="hidden" name={fields.was.name} value={was} />
          <TextField field={fields.code} label={m.plans_code()} autoComplete="off" />
          <BoothFormFields fields={fields} openTo={[...openTo]} />
          <FormActions cancelTo={paths.organiserHall(hall.slug, hall.id)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.plans_booth_save()}
            </Button>
          </FormActions>
        </PostForm>
        <div className="mt-6">
          <PostButton
            kind="danger"
            action={paths.organiserHallBoothRemoval(hall.slug, hall.id, booth.id!)}
            whyNot={whyNot ?? (taken && m.plans_ed_held_stays())}
          >
            {m.plans_booth_remove()}
          </PostButton>
        </div>
      </Card>
    </HallPage>
  );
}
