import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { type Choice, SelectField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

type SeatSchema = z.ZodType<{ email: string; name: string; title: string; role: string }>;

interface SeatFormProps {
  readonly title: string;
  readonly schema: SeatSchema;
  readonly roles: readonly Choice[];
  readonly defaultRole: string;
  readonly act: string;
  readonly lastResult: SubmissionResult<string[]> | undefined;
  /** How many sit already: a form that was sent begins anew. */
  readonly seats: number;
}

/** Name someone into the jury or the council; they are invited by mail. */
export function SeatForm({ title, schema, roles, defaultRole, act, lastResult, seats }: SeatFormProps) {
  const [form, fields] = useForm<
    { email: string; name: string; title: string; role: string },
    z.output<SeatSchema>,
    string[]
  >({
    id: `seat-${seats}`,
    lastResult,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldRevalidate: "onInput",
    defaultValue: { role: defaultRole },
  });
  return (
    <Card as="section">
      <h2 className="mb-4 text-xl">{title}</h2>
      <PostForm
        form={form}
        className="grid gap-5"
        labels={{
          name: m.rounds_jury_person(),
          email: m.common_email(),
          title: m.rounds_jury_post(),
          role: m.rounds_jury_role(),
        }}
      >
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <TextField field={fields.name} label={m.rounds_jury_person()} autoComplete="off" />
          <TextField field={fields.email} label={m.common_email()} type="email" autoComplete="off" />
        </div>
        <TextField
          field={fields.title}
          label={m.rounds_jury_post()}
          hint={m.rounds_jury_post_hint()}
          autoComplete="off"
        />
        <SelectField
          field={fields.role}
          label={m.rounds_jury_role()}
          placeholder={null}
          choices={roles}
          className="max-w-xs"
        />
        <FormActions>
          <Button type="submit" kind="main">
            {act}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
