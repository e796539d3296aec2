export interface Mail {
  /** One address, without a name: "ten@example.vn". */
  to: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  /** Messages for calendars (RFC 5546), one an event. */
  calendars?: readonly string[];
}

export interface Mailer {
  /** Hand one mail over. Returns the id under which it can be found again. Throws MailError. */
  send(mail: Mail): Promise<{ id: string }>;
}

/** The mail was not taken. */
export class MailError extends Error {
  constructor(
    message: string,
    /** The same mail would be refused again: the address does not exist, the content is not accepted. */
    readonly isPermanent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "MailError";
  }
}
