import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { BrandMark } from "./brand";
import { publicNavigation } from "./navigation";

export function Footer({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <footer className="site-footer mt-auto border-t border-line bg-wash">
      <div className="wrap grid grid-cols-2 gap-x-5 gap-y-8 py-10 sm:grid-cols-[1.6fr_1fr_1fr] sm:gap-x-8">
        <div className="max-sm:col-span-2">
          <p className="flex items-center gap-2.5 font-display text-lg font-bold text-lacquer-ink">
            <BrandMark className="w-7" />
            {m.common_brand()}
          </p>
          <p className="mt-3 max-w-md text-soft">{m.ui_footer_about()}</p>
        </div>
        <nav aria-label={m.ui_footer_explore()}>
          <FooterList items={publicNavigation().slice(0, 4)} title={m.ui_footer_explore()} />
        </nav>
        <nav aria-label={m.ui_footer_trust()}>
          <FooterList
            title={m.ui_footer_trust()}
            items={[
              { to: paths.verify(), label: m.ui_footer_how_verify() },
              { to: "/api/v1/openapi.json", label: m.ui_footer_open_data() },
              ...(isSignedIn ? [] : [{ to: paths.login(), label: m.common_sign_in() }]),
            ]}
          />
        </nav>
      </div>
      <div className="wrap">
        <p className="border-t border-line py-4 text-sm text-soft">{m.ui_footer_times()}</p>
      </div>
    </footer>
  );
}

function FooterList({ title, items }: { title: string; items: { to: string; label: string }[] }) {
  return (
    <>
      <p className="font-semibold">{title}</p>
      <ul className="mt-2 grid">
        {items.map((item) => (
          <li key={item.to}>
            <Link
              reloadDocument
              to={item.to}
              className="inline-flex min-h-9 items-center leading-snug text-soft no-underline hover:underline pointer-coarse:min-h-11"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
