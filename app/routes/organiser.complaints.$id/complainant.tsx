import type { Complainant as Contact } from "~/domain/complaints/complaint-details.server";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone, phoneLink } from "~/lib/phone";
import { FactList } from "./fact-list";

/** Who complained, and how to reach them. */
export function Complainant({ name, email, phone }: Contact) {
  return (
    <div className="mt-3">
      <FactList
        items={[
          { term: m.complaints_name(), detail: name },
          {
            term: m.common_email(),
            detail: (
              <a href={`mailto:${email}`} className="break-all">
                {email}
              </a>
            ),
          },
          ...(phone
            ? [{ term: m.complaints_your_phone(), detail: <a href={phoneLink(phone)}>{formatPhone(phone)}</a> }]
            : []),
        ]}
      />
    </div>
  );
}
