import type { AnchorCard } from "~/domain/calibration/queries.server";
import { type GroupNames, groupNameIn } from "~/i18n/names";
import { AnchorPhotos } from "./anchor-photos";

/** An anchor as its jurors see it, under its name: the card that stands in for a dossier. */
export function AnchorPane({ anchor, rules }: { anchor: AnchorCard; rules: GroupNames }) {
  const { description, origin, groupCode } = anchor;
  return (
    <article className="grid gap-5 lg:sticky lg:top-4">
      <AnchorPhotos anchor={anchor} />
      <p className="text-[0.92rem] text-soft">{[groupNameIn(rules, groupCode), origin].filter(Boolean).join(" · ")}</p>
      <p className="whitespace-pre-line">{description}</p>
    </article>
  );
}
