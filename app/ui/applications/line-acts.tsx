import type { ApplicationList } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink, PostButton } from "~/ui/primitives/button";

interface LineActsProps {
  readonly id: string;
  readonly list: ApplicationList;
  readonly line: string;
  /** For who does not see the row. */
  readonly name: string;
}

/** Correct a line, or take it out. */
export function LineActs({ id, list, line, name }: LineActsProps) {
  return (
    <span className="flex flex-wrap gap-2 max-sm:justify-end sm:flex-nowrap">
      <ButtonLink small to={paths.applicationLine(id, list, line)} aria-label={m.applications_line_edit_of({ name })}>
        {m.applications_line_edit()}
      </ButtonLink>
      <PostButton small kind="quiet" action={paths.applicationLineRemoval(id, list, line)}>
        {m.applications_line_remove()} <span className="sr-only">{name}</span>
      </PostButton>
    </span>
  );
}
