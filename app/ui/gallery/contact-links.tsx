import { Globe, Mail, MessageCircle, Phone } from "lucide-react";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone, phoneLink } from "~/lib/phone";

interface ContactLinksProps {
  readonly contact: { readonly phone: string | null; readonly email: string | null; readonly website: string | null };
}

/** What the maker agreed to show, each ready to touch; says so when it agreed to nothing. */
export function ContactLinks({ contact }: ContactLinksProps) {
  const { phone, email, website } = contact;
  if (!phone && !email && !website) return <p className="mt-2 text-sm text-soft">{m.gallery_contact_hidden()}</p>;
  return (
    <div className="mt-3 flex flex-wrap gap-2.5">
      {phone && (
        <a className="btn btn-plain" href={phoneLink(phone)}>
          <Phone size={17} aria-hidden /> {m.gallery_call({ phone: formatPhone(phone) })}
        </a>
      )}
      {phone && !phone.startsWith("02") && (
        <a className="btn btn-plain" href={`https://zalo.me/${phone}`} rel="noopener">
          <MessageCircle size={17} aria-hidden /> {m.gallery_zalo()}
        </a>
      )}
      {email && (
        <a className="btn btn-plain" href={`mailto:${email}`}>
          <Mail size={17} aria-hidden /> {email}
        </a>
      )}
      {website && (
        <a className="btn btn-plain" href={website} rel="noopener nofollow">
          <Globe size={17} aria-hidden /> {m.gallery_website()}
        </a>
      )}
    </div>
  );
}
