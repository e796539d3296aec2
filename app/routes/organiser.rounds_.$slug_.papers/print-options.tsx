import { type ReactNode, useId } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";

interface PrintFormProps {
  readonly slug: string;
  readonly decision: string | undefined;
  readonly paper: "ceremony" | "labels";
  readonly format: "pdf" | "xlsx";
  readonly act: string;
  readonly children: ReactNode;
}

/** Choices of a file that is asked for by its address. */
function PrintForm({ slug, decision, paper, format, act, children }: PrintFormProps) {
  return (
    <form method="get" action={paths.organiserReleasePaper(slug, paper, format)} className="grid gap-3">
      {decision && <input type="hidden" name="decision" value={decision} />}
      {children}
      <span>
        <Button type="submit" small>
          {act}
        </Button>
      </span>
    </form>
  );
}

type OptionsProps = Pick<PrintFormProps, "slug" | "decision">;

/** What labels are printed on; how many stand on a sheet matters for sheets alone. */
export function LabelOptions(props: OptionsProps) {
  const ids = { paper: useId(), across: useId(), down: useId() };
  return (
    <PrintForm {...props} paper="labels" format="pdf" act={m.releases_labels_make()}>
      <div className="grid gap-1">
        <label htmlFor={ids.paper} className="font-semibold">
          {m.releases_labels_paper()}
        </label>
        <select id={ids.paper} name="paper" defaultValue="sheet" className="select">
          <option value="sheet">{m.releases_labels_sheet()}</option>
          <option value="c5">{m.releases_labels_c5()}</option>
          <option value="dl">{m.releases_labels_dl()}</option>
        </select>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <NumberChoice id={ids.across} name="across" label={m.releases_labels_across()} first={2} most={5} />
        <NumberChoice id={ids.down} name="down" label={m.releases_labels_down()} first={7} most={14} />
      </div>
    </PrintForm>
  );
}

interface NumberChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly first: number;
  readonly most: number;
}

function NumberChoice({ id, name, label, first, most }: NumberChoiceProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <select id={id} name={name} defaultValue={first} className="select">
        {Array.from({ length: most }, (_, place) => (
          <option key={String(place)} value={place + 1}>
            {place + 1}
          </option>
        ))}
      </select>
    </div>
  );
}
