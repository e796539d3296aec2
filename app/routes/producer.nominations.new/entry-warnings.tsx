import { Link } from "@remix-run/react";
import type { EntryPreview } from "~/domain/nominations/entry-preview.server";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { setCaseSentence } from "~/ui/nominations/gap-sentences";
import { Alert } from "~/ui/primitives/alert";

/** What deserves a second look before a dossier is begun. None of it stands in the way. */
export function EntryWarnings({ preview }: { preview: EntryPreview }) {
  const { product, alike, setProblems } = preview;
  const isAlike = alike.products.length + alike.entries.length + alike.titles.length > 0;
  return (
    <>
      {isAlike && (
        <Alert tone="wait" title={m.nominations_alike_title()}>
          <ul className="mt-1 list-disc pl-5">
            {alike.products.map((one) => (
              <li key={one.id}>
                <Link to={paths.producerProduct(one.id)}>{m.nominations_alike_product({ product: one.name })}</Link>
              </li>
            ))}
            {alike.entries.map((entry) => (
              <li key={entry.nominationId}>
                {m.nominations_alike_entry({ product: entry.productName, code: entry.code })}
              </li>
            ))}
            {alike.titles.map((title) => (
              <li key={title.certificateNumber}>
                {m.nominations_alike_held({
                  product: title.productName,
                  level: levelTitle(title.level).toLowerCase(),
                  until: formatDate(title.validUntil),
                })}
              </li>
            ))}
          </ul>
          <p className="mt-1">{m.nominations_alike_text()}</p>
        </Alert>
      )}
      {setProblems.length > 0 && (
        <Alert tone="wait" title={m.nominations_set_title()}>
          <ul className="mt-1 list-disc pl-5">
            {setProblems.map((problem) => (
              <li key={problem.kind}>
                {problem.kind === "set_case_not_allowed"
                  ? setCaseSentence(problem)
                  : m.nominations_gap_set_members({ count: problem.count })}
              </li>
            ))}
          </ul>
          <p className="mt-1">
            {m.nominations_set_text()} <Link to={paths.producerProductEdit(product.id)}>{m.products_edit()}</Link>
          </p>
        </Alert>
      )}
    </>
  );
}
