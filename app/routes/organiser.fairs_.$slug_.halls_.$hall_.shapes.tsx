import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addShape } from "~/domain/floor-plans/add-shape.server";
import { metres } from "~/domain/floor-plans/finding-words";
import { ShapeForm } from "~/domain/floor-plans/forms";
import { hallAtWork, planOfHall } from "~/domain/floor-plans/queries.server";
import { FURNITURE_KINDS, type Furniture, shapeStampOf } from "~/domain/floor-plans/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { shapeName } from "~/ui/floor-plans/words";
import { Button, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_shapes_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const { furniture } = await planOfHall(ctx, hall);
    return { hall: headOfHall(fair.slug, hall), furniture, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    await addShape(ctx, hall.id, await parseForm(ctx, ShapeForm));
    return redirectWithNotice(paths.organiserHallPage(fair.slug, hall.id, "shapes"), m.plans_shape_added());
  });
}

export default function Shapes() {
  const { hall, furniture, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "shape",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ShapeForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ShapeForm }),
    defaultValue: { kind: "gate", width: "4", height: "1" },
  });
  const labels = {
    kind: m.plans_shape_kind(),
    label: m.plans_label(),
    labelEn: m.plans_label_en(),
    x: m.plans_x_m(),
    y: m.plans_y_m(),
    width: m.plans_width_m(),
    height: m.plans_height_m(),
  };
  return (
    <HallPage hall={hall} title={m.plans_shapes_title()} narrow>
      <DataTable
        caption={m.plans_shapes_title()}
        columns={columns(hall.slug, hall.id, whyNot)}
        rows={furniture}
        rowKey={(shape) => shape.id ?? `${shape.kind} ${shape.x} ${shape.y}`}
        empty={<p className="text-soft">{m.plans_shapes_none()}</p>}
      />
      <Section title={m.plans_shape_add()}>
        <Card>
          <PostForm form={form} labels={labels}>
            <SelectField
              field={fields.kind}
              label={labels.kind}
              placeholder={null}
              choices={FURNITURE_KINDS.map((value) => ({ value, label: shapeName(value) }))}
            />
            <TextField field={fields.label} label={labels.label} />
            <TextField field={fields.labelEn} label={labels.labelEn} />
            <div className="grid gap-5 sm:grid-cols-2">
              <NumberField field={fields.x} label={labels.x} />
              <NumberField field={fields.y} label={labels.y} />
              <NumberField field={fields.width} label={labels.width} />
              <NumberField field={fields.height} label={labels.height} />
            </div>
            <FormActions cancelTo={paths.organiserHall(hall.slug, hall.id)}>
              <Button type="submit" kind="main" whyNot={whyNot}>
                {m.plans_shape_add()}
              </Button>
            </FormActions>
          </PostForm>
        </Card>
      </Section>
    </HallPage>
  );
}

const columns = (slug: string, hall: string, whyNot: string | null): Column<Furniture>[] => [
  { head: m.plans_label(), cell: ({ kind, label }) => label || shapeName(kind) },
  { head: m.plans_shape_kind(), cell: ({ kind }) => shapeName(kind) },
  { head: m.plans_place(), cell: ({ x, y }) => `${metres(x)}; ${metres(y)}` },
  {
    head: m.plans_hall_size(),
    cell: ({ width, height }) => m.plans_size_of({ width: metres(width), height: metres(height) }),
  },
  {
    head: m.plans_ed_remove(),
    cell: (shape) =>
      whyNot === null && (
        <PostButton
          small
          action={paths.organiserHallPage(slug, hall, "shapes/removal")}
          fields={{ was: shapeStampOf(shape) }}
        >
          {m.plans_shape_remove({ name: shape.label || shapeName(shape.kind) })}
        </PostButton>
      ),
  },
];
