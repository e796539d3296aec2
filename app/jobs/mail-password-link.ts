import { mailPasswordLinkJob } from "~/domain/people/jobs";
import { mailPasswordLink } from "~/domain/people/mail-password-link.server";
import { handle } from "./handler";

export const mailPasswordLinkHandler = handle(mailPasswordLinkJob, mailPasswordLink);
