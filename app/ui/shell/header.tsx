import { Form, Link } from "@remix-run/react";
import { ChevronDown, LogOut, Menu, UserRound, X } from "lucide-react";
import { paths } from "~/http/paths";
import type { Preferences } from "~/http/preferences";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { type Account, AREAS } from "./account";
import { BrandMark } from "./brand";
import { areaHome, areaNavigation, isCurrent, type NavItem, publicNavigation } from "./navigation";
import { DisplayMenu, DisplaySettings, LanguageLink, TextSizeForm } from "./preferences";

interface HeaderProps {
  readonly account: Account | null;
  readonly preferences: Preferences;
  readonly pathname: string;
  readonly search: string;
}

export function Header({ account, preferences, pathname, search }: HeaderProps) {
  const here = pathname + search;
  return (
    <header className="site-header relative border-b border-line bg-paper">
      <div className="wrap flex min-h-17 flex-wrap items-center gap-x-4 gap-y-1 py-2 xl:gap-x-6">
        <Link
          to={paths.home()}
          className="flex min-h-11 items-center gap-2.5 font-display text-xl font-bold text-lacquer-ink no-underline"
        >
          <BrandMark className="w-8" />
          {m.common_brand()}
        </Link>
        <nav aria-label={m.ui_main_navigation()} className="hidden lg:block">
          <ul className="flex flex-wrap gap-x-1">
            {publicNavigation().map((item) => (
              <li key={item.to}>
                <BarLink item={item} current={isCurrent(item, pathname)} />
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-2">
          <div className="max-xl:hidden">
            <TextSizeForm preferences={preferences} here={here} />
          </div>
          <div className="max-lg:hidden">
            <DisplayMenu preferences={preferences} here={here} />
          </div>
          <LanguageLink here={here} />
          {account ? <AccountMenu account={account} /> : <SignInLink here={here} />}
          <PhoneMenu account={account} preferences={preferences} pathname={pathname} search={search} />
        </div>
      </div>
      <AreaBar account={account} pathname={pathname} />
    </header>
  );
}

function BarLink({ item, current }: { item: NavItem; current: boolean }) {
  return (
    <Link
      to={item.to}
      aria-current={current ? "page" : undefined}
      className="inline-flex min-h-11 items-center border-y-3 border-transparent px-2 text-ink no-underline hover:border-b-line xl:px-2.5 aria-[current]:border-b-lacquer-ink aria-[current]:text-lacquer-ink"
    >
      {item.label}
    </Link>
  );
}

function SignInLink({ here }: { here: string }) {
  return (
    <ButtonLink to={paths.login({ next: here === "/" ? undefined : here })} className="max-lg:hidden">
      {m.common_sign_in()}
    </ButtonLink>
  );
}

function AccountMenu({ account }: { account: Account }) {
  return (
    <details className="relative max-lg:hidden" name="header-menu">
      <summary className="flex min-h-11 max-w-42 xl:max-w-50 items-center gap-2 rounded-full border border-edge bg-card px-3.5 font-semibold">
        <UserRound size={18} aria-hidden className="flex-none" />
        <span className="truncate">{calledName(account.name)}</span>
        <ChevronDown size={16} aria-hidden className="flex-none" />
      </summary>
      <div className="absolute right-0 z-20 mt-2 w-72 rounded-box border border-line bg-card p-2 shadow-card">
        <p className="px-3 pt-1.5 font-semibold">{account.name}</p>
        <p className="truncate px-3 pb-2 text-sm text-soft">{account.email}</p>
        <AccountLinks account={account} />
      </div>
    </details>
  );
}

/** Vietnamese are called by the end of their name: "Nguyễn Thị Thanh Hương" is "Thanh Hương". */
function calledName(name: string): string {
  return name.split(" ").slice(-2).join(" ");
}

function AccountLinks({ account }: { account: Account }) {
  const areas = AREAS.filter((area) => account.areas.includes(area)).map(areaHome);
  return (
    <ul className="grid">
      {[...areas, { to: paths.account(), label: m.ui_my_account() }].map((item) => (
        <li key={item.to}>
          <Link to={item.to} className="flex min-h-11 items-center rounded-lg px-3 text-ink no-underline hover:bg-wash">
            {item.label}
          </Link>
        </li>
      ))}
      <li>
        <Form method="post" action={paths.logout()}>
          <button
            type="submit"
            className="flex min-h-11 w-full items-center gap-2 rounded-lg px-3 text-left hover:bg-wash"
          >
            <LogOut size={17} aria-hidden />
            {m.common_sign_out()}
          </button>
        </Form>
      </li>
    </ul>
  );
}

/** Everything of the bar again, in a disclosure: it needs no script. */
function PhoneMenu({ account, preferences, pathname, search }: HeaderProps) {
  const here = pathname + search;
  return (
    <details className="group lg:hidden" name="header-menu">
      <summary
        aria-label={m.ui_menu()}
        className="flex size-11 items-center justify-center rounded-full border border-edge bg-card"
      >
        <Menu size={20} aria-hidden className="group-open:hidden" />
        <X size={20} aria-hidden className="hidden group-open:block" />
      </summary>
      <div className="absolute inset-x-0 z-20 mt-3 max-h-[calc(100dvh-5rem)] overflow-y-auto border-y border-line bg-card px-5 py-4 shadow-card">
        <nav aria-label={m.ui_main_navigation()}>
          <ul className="grid">
            {publicNavigation().map((item) => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  aria-current={isCurrent(item, pathname) ? "page" : undefined}
                  className="flex min-h-12 items-center border-b border-line text-lg text-ink no-underline aria-[current]:font-semibold aria-[current]:text-lacquer-ink"
                >
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="my-4">
          {account ? (
            <>
              <p className="mb-1 text-soft">{account.name}</p>
              <AccountLinks account={account} />
            </>
          ) : (
            <ButtonLink to={paths.login({ next: here === "/" ? undefined : here })} kind="main" className="w-full">
              {m.common_sign_in()}
            </ButtonLink>
          )}
        </div>
        <DisplaySettings preferences={preferences} here={here} />
      </div>
    </details>
  );
}

/** The second row, inside a work area of several pages that the person has. It scrolls sideways on a phone. */
function AreaBar({ account, pathname }: { account: Account | null; pathname: string }) {
  const areas = account?.areas ?? [];
  // A page of another area may be reached from one's own: an admin imports lists where organisers do.
  const area =
    areas.find((one) => isCurrent(areaHome(one), pathname)) ??
    areas.find((one) => areaNavigation(one).some((item) => isCurrent(item, pathname)));
  if (!area) return null;
  const home = areaHome(area);
  const items = areaNavigation(area);
  if (items.length < 2) return null;
  return (
    <nav aria-label={m.ui_area_navigation()} className="border-t border-line bg-wash">
      <div className="wrap scroll-row flex items-center gap-1 whitespace-nowrap">
        <span className="pr-3 text-sm font-semibold text-soft max-sm:hidden">{home.label}</span>
        <ul className="flex gap-1 max-sm:-ml-2">
          {items.map((item) => (
            <li key={item.to}>
              <BarLink item={item} current={isCurrent(item, pathname, item.to === home.to)} />
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
