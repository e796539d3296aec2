import { Link } from "@remix-run/react";
import type { TemplateReview } from "~/domain/awards/release-misfits.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { MisfitList } from "./misfit-list";

/** The form that looks at another template; it must stand on the page, outside the one that confirms. */
export const CHOICE = "template-choice";

interface TemplateChoiceProps extends TemplateReview {
  readonly slug: string;
  readonly decisionId: string;
  readonly agency: string;
}

/** By which template certificates are issued, and what of the list it does not hold. Inside the form that confirms. */
export function TemplateChoice({ slug, decisionId, agency, choices, chosen, misfits }: TemplateChoiceProps) {
  const template = chosen.id ?? undefined;
  return (
    <section aria-labelledby="template-title" className="grid gap-3 border-t border-line pt-5">
      <h2 id="template-title" className="text-lg">
        {m.templates_release_title()}
      </h2>
      <input type="hidden" name="template" value={template ?? ""} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="grid min-w-60 flex-1 gap-1.5">
          <label htmlFor="template" className="font-semibold">
            {m.templates_release_label()}
          </label>
          <select id="template" name="template" form={CHOICE} defaultValue={template ?? ""} className="select">
            <option value="">{m.templates_standard()}</option>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" form={CHOICE}>
          {m.templates_release_look()}
        </Button>
      </div>
      <p>
        {m.templates_release_chosen({ name: chosen.name, version: chosen.version })}{" "}
        <a href={paths.organiserDecisionPreview(slug, decisionId, { template })} target="_blank" rel="noreferrer">
          {m.templates_release_preview()}
        </a>
        {" · "}
        <Link to={paths.organiserTemplates(agency)}>{m.templates_title()}</Link>
      </p>
      {misfits.length > 0 && (
        <Alert tone="wait" title={m.templates_misfits_title({ count: misfits.length })}>
          <MisfitList misfits={misfits} />
          <label className="mt-2 flex min-h-11 items-start gap-3 py-2">
            <input type="checkbox" id="despiteMisfits" name="despiteMisfits" className="checkbox mt-0.5" />
            <span>{m.templates_misfits_despite()}</span>
          </label>
        </Alert>
      )}
    </section>
  );
}
