import { m } from "~/i18n/paraglide/messages";
import type { Crumb } from "~/ui/primitives/breadcrumbs";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { yearsName } from "./years-name";

interface RemoveRecordedFairProps {
  readonly recorded: {
    readonly name: string;
    readonly fromYear: number | null;
    readonly year: number;
    readonly source: string;
  };
  readonly backTo: Crumb & { readonly to: string };
}

/** A page between somebody and figures that were typed from a paper. */
export function RemoveRecordedFair({ recorded, backTo }: RemoveRecordedFairProps) {
  const { name, fromYear, year, source } = recorded;
  return (
    <ConfirmPage
      title={m.closings_remove_title({ name })}
      breadcrumbs={[backTo]}
      effects={[
        m.closings_remove_effect({ years: yearsName(fromYear ?? year, year), source }),
        m.closings_remove_again(),
      ]}
      confirm={m.closings_remove_recorded()}
      kind="danger"
      cancelTo={backTo.to}
    />
  );
}
