import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { followDocumentLocale } from "~/i18n/locale";
import { installZodMessages } from "~/i18n/zod-messages";

followDocumentLocale();
installZodMessages();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
