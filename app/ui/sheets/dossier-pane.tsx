import { useSyncExternalStore } from "react";
import type { JuryDossier } from "~/domain/redactions/jury-dossier.server";
import type { OwnSheet } from "~/domain/sheets/queries.server";
import { type GroupNames, groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DossierPhotos } from "~/ui/dossier/dossier-photos";
import { DossierView } from "~/ui/dossier/dossier-view";
import { Alert } from "~/ui/primitives/alert";

interface DossierPaneProps {
  readonly entry: Pick<OwnSheet, "id" | "code" | "groupCode" | "productName">;
  readonly sealed: JuryDossier | null;
  /** Of the round. */
  readonly rules: GroupNames;
}

/** The entry as its juror sees it. Beside the sheet all of it is open; on a phone the sheet must not lie a long way below. */
export function DossierPane({ entry, sealed, rules }: DossierPaneProps) {
  const { id, code, groupCode } = entry;
  const dossier = sealed?.dossier;
  const name = dossier?.product.name ?? entry.productName;
  const isBeside = useBeside();
  return (
    <article className="group grid gap-5">
      {sealed && !sealed.isIntact && <Alert tone="bad">{m.nominations_seal_broken()}</Alert>}
      {sealed?.isBlind && <Alert>{m.redactions_is_blind()}</Alert>}
      <DossierPhotos photos={sealed?.photos ?? []} product={name} group={groupCode} seed={id} />
      <div>
        <h1 className="text-[1.7rem]">{name}</h1>
        <p className="mt-1 text-[0.92rem] text-soft">
          {m.judge_code_and_group({ code, group: groupNameIn(rules, groupCode) })}
        </p>
      </div>
      {dossier?.product.summary && (
        <p className="whitespace-pre-line group-has-[details[open]]:hidden">{dossier.product.summary}</p>
      )}
      {dossier && (
        <details open={isBeside || undefined}>
          <summary className="inline-flex min-h-11 items-center font-semibold text-indigo underline underline-offset-3">
            {m.judge_whole_dossier()}
          </summary>
          <div className="pt-2">
            <DossierView dossier={dossier} rules={rules} />
          </div>
        </details>
      )}
    </article>
  );
}

const WIDE = "(min-width: 64rem)";

function useBeside(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}
