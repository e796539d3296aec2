import "~/i18n/locale.server";
import { installZodMessages } from "~/i18n/zod-messages";

installZodMessages();
