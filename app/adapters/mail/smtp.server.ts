import { createTransport } from "nodemailer";
import { MailError, type Mailer } from ".";
import { messageOf } from "./message";

/** Milliseconds to reach a server, to be greeted, and of silence in between. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Mail through a server. url: "smtp://host:587", "smtps://name:password@host:465".
 * from: an address with or without a name.
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send(mail) {
      try {
        const { messageId } = await transport.sendMail(messageOf(mail, from));
        return { id: messageId };
      } catch (error) {
        const { message, responseCode, code } = error as Error & { responseCode?: number; code?: string };
        // An envelope that no server was asked about is an address that cannot be one.
        const isPermanent = responseCode === undefined ? code === "EENVELOPE" : responseCode >= 500;
        throw new MailError(message, isPermanent, { cause: error });
      }
    },
  };
}
