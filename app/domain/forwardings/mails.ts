import { formatDate } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

/** The site's `paths` say the same. */
const nominationPath = (id: string) => `/producer/nominations/${id}`;
const incomingPath = (slug: string) => `/organiser/rounds/${slug}/incoming`;

/** A round by its names: each reader is told the one in their language. */
interface Named {
  readonly name: string;
  readonly nameEn: string;
}

/** To the maker: check, upgrade, declare, hand in. */
export function putForwardMail(facts: {
  readonly name: string;
  readonly agency: string;
  readonly product: string;
  readonly round: Named;
  readonly closesOn: PlainDate | null;
  readonly nominationId: string;
}): Letter {
  const { name, agency, product, closesOn } = facts;
  const round = nameInLanguage(facts.round);
  return {
    purpose: "put_forward",
    subject: m.forwardings_mail_maker_subject({ product, round }),
    body: letter({
      name,
      paragraphs: [
        m.forwardings_mail_maker_text({ agency, product, round }),
        closesOn ? m.forwardings_mail_maker_until({ date: formatDate(closesOn) }) : m.forwardings_mail_maker_next(),
      ],
      link: nominationPath(facts.nominationId),
    }),
  };
}

/** To the maker: the agency took the product back from the list. */
export function takenBackMail(facts: {
  readonly name: string;
  readonly agency: string;
  readonly product: string;
  readonly round: Named;
  readonly reason: string;
  readonly nominationId: string;
}): Letter {
  const { name, agency, product, reason } = facts;
  const round = nameInLanguage(facts.round);
  return {
    purpose: "put_forward_taken_back",
    subject: m.forwardings_mail_back_subject({ product, round }),
    body: letter({
      name,
      paragraphs: [m.forwardings_mail_back_text({ agency, product, round }), reason],
      link: nominationPath(facts.nominationId),
    }),
  };
}

/** To the agency that receives. */
export function arrivedMail(facts: {
  readonly name: string;
  readonly agency: string;
  readonly number: string;
  readonly products: number;
  readonly round: Named & { readonly slug: string };
}): Letter {
  const { name, agency, number, products } = facts;
  const round = nameInLanguage(facts.round);
  const counted = m.common_products_count({ count: products });
  return {
    purpose: "forwarding_arrived",
    subject: m.forwardings_mail_staff_subject({ agency, products: counted }),
    body: letter({
      name,
      paragraphs: [m.forwardings_mail_staff_text({ agency, number, products: counted, round })],
      link: incomingPath(facts.round.slug),
    }),
  };
}
