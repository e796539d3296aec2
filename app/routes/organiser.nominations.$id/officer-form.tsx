import { Form } from "@remix-run/react";
import type { Officer } from "~/domain/nominations/officers.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";

interface OfficerFormProps {
  readonly nominationId: string;
  readonly list: Readonly<Record<string, string | undefined>>;
  readonly officer: Officer | null;
  readonly officers: readonly Officer[];
  /** Of who looks at it. */
  readonly userId: string;
  readonly whyNotAssign: string | null;
}

/** Whose the dossier is: a list of colleagues, and one touch to take it oneself. */
export function OfficerForm({ nominationId, list, officer, officers, userId, whyNotAssign }: OfficerFormProps) {
  const action = paths.organiserNominationAct(nominationId, "assignment", list);
  if (whyNotAssign) return officer?.name ?? m.nominations_screen_nobodys();
  return (
    <>
      <Form method="post" action={action} preventScrollReset className="mt-1 flex items-center gap-2">
        <select
          key={officer?.id}
          name="assigneeId"
          defaultValue={officer?.id ?? ""}
          aria-label={m.nominations_screen_officer()}
          className="select min-h-10 min-w-0 py-1"
        >
          <option value="">{m.nominations_screen_nobodys()}</option>
          {officers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <Button type="submit" small>
          {m.nominations_screen_assign()}
        </Button>
      </Form>
      {officer?.id !== userId && officers.some((one) => one.id === userId) && (
        <Form method="post" action={action} preventScrollReset>
          <input type="hidden" name="assigneeId" value={userId} />
          <button
            type="submit"
            className="min-h-9 cursor-pointer text-indigo underline underline-offset-3 pointer-coarse:min-h-11"
          >
            {m.nominations_screen_take()}
          </button>
        </Form>
      )}
    </>
  );
}
