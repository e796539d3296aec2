import type { ReactNode } from "react";
import type { AnchorCard } from "~/domain/calibration/queries.server";
import { type GroupNames, groupNameIn } from "~/i18n/names";
import { Card } from "~/ui/primitives/card";
import { ProductPicture } from "~/ui/products/product-picture";

interface AnchorListProps {
  readonly cards: readonly AnchorCard[];
  readonly rules: GroupNames;
  /** Below the name: where it stands. */
  readonly state: (card: AnchorCard) => ReactNode;
  readonly acts: (card: AnchorCard) => ReactNode;
}

/** The anchors of a calibration, in the order they were entered. */
export function AnchorList({ cards, rules, state, acts }: AnchorListProps) {
  return (
    <ol className="grid gap-4">
      {cards.map((card) => (
        <Card as="li" key={card.id} padded={false} className="overflow-hidden">
          <div className="flex max-sm:flex-col">
            <ProductPicture
              group={card.groupCode}
              seed={card.id}
              photo={card.photos[0]?.variants ?? null}
              sizes="(min-width: 40rem) 14rem, 100vw"
              className="max-sm:max-h-44 sm:w-56 sm:flex-none sm:self-stretch"
            />
            <div className="grid min-w-0 flex-1 content-start gap-2 p-4 sm:p-5">
              <h3 className="text-xl">{card.title}</h3>
              <p className="text-[0.92rem] text-soft">
                {[groupNameIn(rules, card.groupCode), card.origin].filter(Boolean).join(" · ")}
              </p>
              {state(card)}
              <div className="mt-1 flex flex-wrap items-center gap-2">{acts(card)}</div>
            </div>
          </div>
        </Card>
      ))}
    </ol>
  );
}
