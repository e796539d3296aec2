import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import type { Crumb } from "~/ui/primitives/breadcrumbs";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

const ReasonForm = z.object({ reason: z.string().max(500) });

interface EndSeatPageProps {
  readonly name: string;
  readonly effects: readonly string[];
  readonly breadcrumbs: readonly Crumb[];
  readonly cancelTo: string;
  readonly whyNot: string | null;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** Someone leaves the jury or the council: what that does, and why. */
export function EndSeatPage({ name, effects, breadcrumbs, cancelTo, whyNot, lastResult }: EndSeatPageProps) {
  const [form, fields] = useForm({
    id: "end",
    lastResult,
    constraint: getZodConstraint(ReasonForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ReasonForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <Page narrow>
      <PageHeader title={m.rounds_seat_end_title({ name })} breadcrumbs={breadcrumbs} />
      <Card>
        <PostForm form={form} labels={{ reason: m.rounds_field_reason() }} className="grid gap-5">
          <ul className="grid list-disc gap-1.5 pl-5">
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <TextField field={fields.reason} label={m.rounds_field_reason()} />
          <FormActions cancelTo={cancelTo}>
            <Button type="submit" kind="danger" whyNot={whyNot}>
              {m.rounds_seat_end()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
