import type { ExpectedList } from "~/domain/councils/expected-list.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { basisText, ExpectedProducts } from "~/ui/councils/expected-list";
import { Alert } from "~/ui/primitives/alert";
import { Section } from "~/ui/primitives/card";

interface ExpectedListNoticeProps {
  readonly list: ExpectedList | null;
  /** A decision has taken its place: it is kept to be looked up. */
  readonly isDecided: boolean;
}

/** The list the council expects to be recognised, as it was made public. Nothing before. */
export function ExpectedListNotice({ list, isDecided }: ExpectedListNoticeProps) {
  if (!list) return null;
  const notice = (
    <div className="grid gap-4">
      {!isDecided && <p className="max-w-3xl">{m.councils_expected_public_lead()}</p>}
      <div className="text-sm text-soft">
        <p>{basisText(list.basis)}</p>
        <p>{m.councils_expected_public_at({ at: formatDateTime(list.publishedAt) })}</p>
      </div>
      {list.supersedes && <Alert>{m.councils_expected_public_replaced({ reason: list.supersedes.reason })}</Alert>}
      <ExpectedProducts products={list.products} />
    </div>
  );
  if (!isDecided) {
    return (
      <Section id="expected" title={m.councils_expected_title()}>
        {notice}
      </Section>
    );
  }
  return (
    <details id="expected" className="mt-6">
      <summary className="inline-flex min-h-9 items-center text-indigo underline underline-offset-3 pointer-coarse:min-h-11">
        {m.councils_expected_title()}
      </summary>
      <div className="mt-3">{notice}</div>
    </details>
  );
}
