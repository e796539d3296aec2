import { Check, X } from "lucide-react";
import type { Explained } from "~/domain/allocations/result";
import { m } from "~/i18n/paraglide/messages";
import { Tag } from "~/ui/primitives/tag";

interface ToldWish {
  readonly words: string;
  readonly isKept: boolean;
}

const pairWords = {
  wish: { near: m.allocations_wish_near, apart: m.allocations_wish_apart },
  hand: { near: m.allocations_hand_near, apart: m.allocations_hand_apart },
  must: { near: m.allocations_must_near, apart: m.allocations_must_apart },
};

/** What an application wished for, and whether it holds. Of several booths one is enough. */
export function wishesOf({ corner, wished, neighbours, together }: Explained): ToldWish[] {
  const given = wished.find((one) => one.isGiven);
  const first = given ?? wished[0];
  return [
    ...(corner === null ? [] : [{ words: m.allocations_wish_corner(), isKept: corner }]),
    ...(first ? [{ words: m.allocations_wish_booth({ code: first.code }), isKept: given !== undefined }] : []),
    ...neighbours.map(({ kind, number, isKept, isByHand, isMust }) => ({
      words: pairWords[isMust ? "must" : isByHand ? "hand" : "wish"][kind]({ number }),
      isKept,
    })),
    ...(together === null ? [] : [{ words: m.allocations_wish_together(), isKept: together }]),
  ];
}

export function WishTags({ of }: { of: Explained }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {wishesOf(of).map(({ words, isKept }) => (
        <li key={words}>
          <Tag
            tone={isKept ? "ok" : "wait"}
            icon={isKept ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden />}
          >
            {words}
            <span className="sr-only">
              {": "}
              {isKept ? m.allocations_wish_kept() : m.allocations_wish_missed()}
            </span>
          </Tag>
        </li>
      ))}
    </ul>
  );
}
