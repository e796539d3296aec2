import { Link } from "@remix-run/react";
import type { TemplateReview } from "~/domain/awards/release-misfits.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { MisfitList } from "./misfit-list";

interface TemplateChoiceProps extends TemplateReview {
  /** Of the form that confirms. */
  readonly formId: string;
  readonly slug: string;
  readonly decisionId: string;
  readonly agency: string;
}

/**
 * By which template certificates are issued, and what of the list it does not hold. Inside the form that confirms: what is sent is
 * the template that stands in the field, with the name of the one that was looked at.
 */
export function TemplateChoice(props: TemplateChoiceProps) {
  const { formId, slug, decisionId, agency, choices, chosen, misfits, lacksTier, gone, seal } = props;
  const template = chosen.id ?? undefined;
  return (
    <section aria-labelledby="template-title" className="group grid gap-3 border-t border-line pt-5">
      <h2 id="template-title" className="text-lg">
        {m.templates_release_title()}
      </h2>
      <input type="hidden" name="seenTemplate" value={seal} />
      {gone && <Alert tone="wait">{m.templates_release_gone({ why: gone, name: chosen.name })}</Alert>}
      <div className="flex flex-wrap items-end gap-3">
        <div className="grid min-w-60 flex-1 gap-1.5">
          <label htmlFor={`${formId}-template`} className="font-semibold">
            {m.templates_release_label()}
          </label>
          <select id={`${formId}-template`} name="template" defaultValue={template ?? ""} className="select">
            <option value="">{m.templates_standard()}</option>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {/* Shows the page anew with the template that stands in the field; nothing is released. */}
        <Button type="submit" formMethod="get">
          {m.templates_release_look()}
        </Button>
      </div>
      {/* Without scripts too: another choice than the one that was looked at. */}
      <p className="hidden font-semibold text-wait-ink group-has-[option:checked:not([selected])]:block">
        {m.templates_release_not_yet()}
      </p>
      <p>
        {m.templates_release_chosen({ name: chosen.name, version: chosen.version })}{" "}
        <a href={paths.organiserDecisionPreview(slug, decisionId, { template })} target="_blank" rel="noreferrer">
          {m.templates_release_preview()}
        </a>
        {" · "}
        <Link to={paths.organiserTemplates(agency)}>{m.templates_title()}</Link>
      </p>
      {lacksTier && <Alert tone="wait">{m.templates_lacks_tier({ field: "{tier}" })}</Alert>}
      {misfits.length > 0 && (
        <Alert tone="wait" title={m.templates_misfits_title({ count: misfits.length })}>
          <MisfitList misfits={misfits} />
          <label className="mt-2 flex min-h-11 items-start gap-3 py-2">
            <input type="checkbox" id={`${formId}-despiteMisfits`} name="despiteMisfits" className="checkbox mt-0.5" />
            <span>{m.templates_misfits_despite()}</span>
          </label>
        </Alert>
      )}
    </section>
  );
}
