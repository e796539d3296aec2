import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { NameLowerTitleForm } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { titlesOf } from "./lower-title.server";
import { readDossier } from "./read-dossier.server";
import { changeWorkingDossier } from "./save-dossier.server";

/**
 * Name a title of the level below that this platform knows: number, date and level are filled from its certificate.
 * Refused: "closed" once the dossier is no longer written, and for one that was put forward with its title, "not_found" for a
 * title the product does not hold.
 */
export function nameLowerTitle(ctx: Context, nominationId: string, input: NameLowerTitleForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round } = await lockNomination(ctx, nominationId);
    const titles = (await titlesOf(ctx, round, [await readDossier(ctx, nominationId)])).get(nominationId)!;
    const title = titles.known.find((one) => one.isOfProduct && one.number === input.number);
    await changeWorkingDossier(
      ctx,
      nominationId,
      (dossier) => {
        if (titles.putForward) throw new DomainError("closed", m.nominations_level_title_of_letter());
        if (!title) throw new DomainError("not_found", m.nominations_level_title_unknown());
        const { number, issuedOn, level } = title;
        return { ...dossier, lowerTitleNumber: number, lowerTitleDate: issuedOn, lowerTitleLevel: level };
      },
      "papers",
    );
  });
}
