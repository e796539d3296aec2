import { formatDate } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";
import type { EndingTitle } from "./ending.server";

/** The site's `paths` say the same. */
const NEW_NOMINATION_PATH = "/producer/nominations/new";

/** To a member of an establishment: titles of its products that end. At least one. */
export function titlesEndMail(
  name: string,
  establishment: { readonly name: string },
  ending: readonly Pick<EndingTitle, "number" | "productName" | "level" | "validUntil">[],
): Letter {
  const lines = ending.map(({ number, productName, level, validUntil }) =>
    m.reports_mail_ending_line({
      product: productName,
      level: levelTitle(level),
      number,
      date: formatDate(validUntil),
    }),
  );
  return {
    purpose: "certificates_ending",
    subject: m.reports_mail_ending_subject({ establishment: establishment.name }),
    body: letter({
      name,
      paragraphs: [
        m.reports_mail_ending_text({ establishment: establishment.name }),
        lines.join("\n"),
        m.reports_mail_ending_act(),
      ],
      link: NEW_NOMINATION_PATH,
    }),
  };
}
