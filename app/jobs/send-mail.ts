import { sendMailJob } from "~/domain/notifications/jobs";
import { sendMail } from "~/domain/notifications/send-mail.server";
import { handle } from "./handler";

export const sendMailHandler = handle(sendMailJob, (ctx, { mailId }, { mail, env }) =>
  sendMail(ctx, mailId, { mailer: mail, site: env.PUBLIC_URL }),
);
