import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { type ButtonKind, PostButton } from "~/ui/primitives/button";

interface StartDraftProps {
  readonly code: string;
  readonly kind?: ButtonKind;
  readonly whyNot?: string | null;
}

/** Begin the next version of a scheme from its latest one. */
export function StartDraft({ code, kind, whyNot }: StartDraftProps) {
  return (
    <PostButton action={paths.organiserSchemeDraft(code)} kind={kind} whyNot={whyNot}>
      {m.schemes_start_draft()}
    </PostButton>
  );
}
