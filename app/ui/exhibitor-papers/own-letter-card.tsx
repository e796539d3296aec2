import type { LetterState } from "~/domain/exhibitor-papers/letters.server";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

interface OwnLetterCardProps {
  readonly applicationId: string;
  readonly letter: { readonly number: number; readonly issuedAt: Date; readonly state: LetterState } | null;
  /** Of the booths it has now. */
  readonly codes: readonly string[];
}

/** The confirmation letter of an exhibitor, and whether it still says what is. */
export function OwnLetterCard({ applicationId, letter, codes }: OwnLetterCardProps) {
  return (
    <Card className="grid gap-3">
      <h2 className="text-xl">{m.exhibitors_own_letter()}</h2>
      {letter ? (
        <>
          {letter.state === "changed" && (
            <Alert tone="wait">{m.exhibitors_own_letter_changed({ booths: codes.join(", ") })}</Alert>
          )}
          {letter.state === "void" && <Alert tone="bad">{m.exhibitors_own_letter_void()}</Alert>}
          <p className="actions">
            <ButtonLink
              kind={letter.state === "current" ? "main" : "plain"}
              reloadDocument
              to={paths.applicationLetter(applicationId)}
            >
              {m.exhibitors_own_letter_take()}
            </ButtonLink>
            <span className="text-sm text-soft">
              {m.exhibitors_own_letter_issued({ time: formatDateTime(letter.issuedAt), number: letter.number })}
            </span>
          </p>
        </>
      ) : (
        <p className="text-soft">{m.exhibitors_own_letter_none()}</p>
      )}
    </Card>
  );
}
