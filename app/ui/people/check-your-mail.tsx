import { Link } from "@remix-run/react";
import { MailCheck } from "lucide-react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";

/** The same for an address that is known and one that is not. */
export function CheckYourMail({ email, lead }: { email: string; lead: string }) {
  return (
    <>
      <h1>{m.people_check_mail_title()}</h1>
      <Card className="mt-6 flex gap-4">
        <MailCheck size={30} aria-hidden className="mt-1 flex-none text-bamboo" />
        <div className="grid min-w-0 gap-3">
          <p>
            {m.people_check_mail_to()} <b>{email}</b>
          </p>
          <p>{lead}</p>
          <p className="text-soft">{m.people_check_mail_hint()}</p>
          <p>
            <Link to={paths.login()}>{m.people_back_to_sign_in()}</Link>
          </p>
        </div>
      </Card>
    </>
  );
}
