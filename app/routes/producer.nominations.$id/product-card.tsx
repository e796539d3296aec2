import type { Nomination } from "~/domain/nominations/queries.server";
import { paths } from "~/http/paths";
import { groupNameIn, setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DefinitionList } from "~/ui/primitives/definition-list";

/** What a dossier takes from its product, which is changed there: group, summary, what kind of set it is. */
export function ProductCard({ nomination: { dossier, groupCode, round, productId } }: { nomination: Nomination }) {
  const { product } = dossier;
  return (
    <Card className="mb-7">
      <h2 className="mb-1 text-xl">{m.products_facts()}</h2>
      <DefinitionList
        items={[
          { term: m.nominations_dossier_group(), detail: `${groupCode} · ${groupNameIn(round.rules, groupCode)}` },
          ...(product.setCase
            ? [
                {
                  term: m.products_set_case(),
                  detail: `(${product.setCase}) ${setCaseName(product.setCase)}`,
                },
                {
                  term: m.products_set_members(),
                  detail: <span className="whitespace-pre-line">{product.setMembers}</span>,
                },
              ]
            : []),
          {
            term: m.products_summary(),
            detail: product.summary && <span className="whitespace-pre-line">{product.summary}</span>,
          },
        ]}
      />
      <p className="mt-3">
        <ButtonLink small to={paths.producerProductEdit(productId)}>
          {m.products_edit()}
        </ButtonLink>
      </p>
    </Card>
  );
}
