import { Form } from "@remix-run/react";
import { Check, SunMoon } from "lucide-react";
import { paths } from "~/http/paths";
import { type Preferences, TEXT_SIZES, THEMES, type Theme } from "~/http/preferences";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";

interface Props {
  readonly preferences: Preferences;
  /** The page to come back to, as path and query. */
  readonly here: string;
}

const THEME_NAMES: Record<Theme, () => string> = {
  system: m.ui_theme_system,
  light: m.ui_theme_light,
  dark: m.ui_theme_dark,
  contrast: m.ui_theme_contrast,
};

/** A- A A+ : one step down, back to normal, one step up. */
export function TextSizeForm({ preferences, here }: Props) {
  const at = TEXT_SIZES.indexOf(preferences.textSize);
  const steps = [
    { size: TEXT_SIZES[at - 1], text: "A−", label: m.ui_text_smaller() },
    { size: "normal", text: "A", label: m.ui_text_normal() },
    { size: TEXT_SIZES[at + 1], text: "A+", label: m.ui_text_larger() },
  ];
  return (
    <Form method="post" action={paths.preferences()} preventScrollReset className="flex">
      <input type="hidden" name="returnTo" value={here} />
      <fieldset className="flex">
        <legend className="sr-only">{m.ui_text_size()}</legend>
        {steps.map((step) => (
          <button
            type="submit"
            key={step.text}
            name="text"
            value={step.size}
            disabled={!step.size}
            aria-label={step.label}
            title={step.label}
            className="min-h-9 min-w-8 rounded-lg px-1 hover:bg-wash disabled:opacity-40 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
          >
            {step.text}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}

function ThemeForm({ preferences, here }: Props) {
  return (
    <Form method="post" action={paths.preferences()} preventScrollReset>
      <input type="hidden" name="returnTo" value={here} />
      <fieldset className="grid">
        <legend className="sr-only">{m.ui_theme()}</legend>
        {THEMES.map((theme) => (
          <button
            type="submit"
            key={theme}
            name="theme"
            value={theme}
            aria-pressed={theme === preferences.theme}
            className="flex min-h-11 items-center gap-3 rounded-lg px-3 text-left hover:bg-wash"
          >
            <Check size={17} aria-hidden className={theme === preferences.theme ? "text-bamboo" : "invisible"} />
            {THEME_NAMES[theme]()}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}

/** A disclosure, so that it opens without a script. */
export function DisplayMenu(props: Props) {
  return (
    <details className="relative" name="header-menu">
      <summary
        title={m.ui_display()}
        className="flex size-9 items-center justify-center rounded-lg hover:bg-wash pointer-coarse:size-11"
        aria-label={m.ui_display()}
      >
        <SunMoon size={19} aria-hidden />
      </summary>
      <div className="absolute right-0 z-20 mt-2 w-64 rounded-box border border-line bg-card p-3 shadow-card">
        <DisplaySettings {...props} />
      </div>
    </details>
  );
}

/** Text size and theme, spelled out. */
export function DisplaySettings(props: Props) {
  return (
    <div className="grid gap-2">
      <div className="flex items-center justify-between pl-3">
        <span className="text-soft">{m.ui_text_size()}</span>
        <TextSizeForm {...props} />
      </div>
      <p className="pl-3 text-soft">{m.ui_theme()}</p>
      <ThemeForm {...props} />
    </div>
  );
}

/** A whole new page: every sentence of it changes, also those already in the browser. */
export function LanguageLink({ here }: { here: string }) {
  const other = getLocale() === "vi" ? "en" : "vi";
  const [path, query = ""] = here.split("?");
  const params = new URLSearchParams(query);
  params.set("lang", other);
  return (
    <a
      href={`${path}?${params}`}
      hrefLang={other}
      lang={other}
      rel="nofollow"
      aria-label={m.ui_switch_language()}
      className="flex size-11 items-center justify-center"
    >
      {other.toUpperCase()}
    </a>
  );
}
