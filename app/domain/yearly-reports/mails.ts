import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ReportReminder } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface About {
  readonly awardId: string;
  readonly productName: string;
  readonly agencyName: string;
  readonly year: number;
}

// The site's `paths` say the same.
const LIST_PATH = "/producer/reports";
const reportPath = (awardId: string, year: number) => `/producer/reports/${awardId}/${year}`;

/** What the reminders of one kind name: reports of one year to one agency. At least one product. */
export interface RemindedReports {
  readonly kind: ReportReminder;
  readonly year: number;
  readonly dueOn: PlainDate;
  readonly agencyName: string;
  readonly establishmentName: string;
  readonly products: readonly {
    readonly productName: string;
    readonly number: string;
    /** Sent before, and to be put right. */
    readonly isReturned: boolean;
  }[];
}

/** To a member of an establishment: the reports it has not sent, and those it was asked to put right and has not sent again. */
export function reminderMail(name: string, reports: RemindedReports): Letter {
  const { kind, year, dueOn, agencyName, establishmentName, products } = reports;
  const words = { year: String(year), date: formatDate(dueOn), agency: agencyName, establishment: establishmentName };
  const said = {
    opened: [m.reports_mail_opened_subject(words), m.reports_mail_opened_text(words)],
    due_soon: [m.reports_mail_due_soon_subject(words), m.reports_mail_due_soon_text(words)],
    late: [m.reports_mail_late_subject(words), m.reports_mail_late_text(words)],
    asked: [m.reports_mail_asked_subject(words), m.reports_mail_asked_text(words)],
  } satisfies Record<ReportReminder, readonly [string, string]>;
  const [subject, text] = said[kind];
  const lines = (which: boolean) =>
    products
      .filter(({ isReturned }) => isReturned === which)
      .map(({ productName, number }) => m.reports_mail_line({ product: productName, number }))
      .join("\n");
  const [unsent, returned] = [lines(false), lines(true)];
  const paragraphs = [
    ...(unsent ? [text, unsent] : []),
    ...(returned ? [m.reports_mail_again_text(words), returned] : []),
    unsent ? m.reports_mail_act() : m.reports_mail_returned_act(),
  ];
  return {
    purpose: "report_reminder",
    subject: unsent ? subject : m.reports_mail_again_subject(words),
    body: letter({ name, paragraphs, link: LIST_PATH }),
  };
}

const inWords = ({ productName, agencyName, year }: About) => ({
  product: productName,
  agency: agencyName,
  year: String(year),
});

export function notedMail(name: string, about: About): Letter {
  return {
    purpose: "report_noted",
    subject: m.reports_mail_noted_subject(inWords(about)),
    body: letter({
      name,
      paragraphs: [m.reports_mail_noted_text(inWords(about))],
      link: reportPath(about.awardId, about.year),
    }),
  };
}

export function returnedMail(name: string, about: About, reason: string): Letter {
  return {
    purpose: "report_returned",
    subject: m.reports_mail_returned_subject(inWords(about)),
    body: letter({
      name,
      paragraphs: [m.reports_mail_returned_text(inWords(about)), reason, m.reports_mail_returned_act()],
      link: reportPath(about.awardId, about.year),
    }),
  };
}
