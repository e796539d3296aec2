import { formatDate } from "~/i18n/formats";
import { paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { PaperKind } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface Ending {
  readonly kind: PaperKind;
  readonly number: string | null;
  readonly validUntil: PlainDate;
}

/** The site's `paths` say the same. */
const vaultPath = (establishmentId: string) => `/producer/establishments/${establishmentId}/papers`;

/** To a member of an establishment: papers of its vault that end soon. At least one. */
export function endingMail(
  name: string,
  establishment: { readonly id: string; readonly name: string },
  ending: readonly Ending[],
): Letter {
  const lines = ending.map(({ kind, number, validUntil }) =>
    m.papers_mail_line({
      paper: [paperKindName(kind), number].filter(Boolean).join(" "),
      date: formatDate(validUntil),
    }),
  );
  return {
    purpose: "papers_ending",
    subject: m.papers_mail_subject({ establishment: establishment.name }),
    body: letter({
      name,
      paragraphs: [m.papers_mail_text({ establishment: establishment.name }), lines.join("\n"), m.papers_mail_act()],
      link: vaultPath(establishment.id),
    }),
  };
}
