import { useLocation } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";

interface ShowLinkProps {
  readonly fileId: string;
  readonly onShow: (fileId: string) => void;
  readonly current?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Puts a file into the viewer: by itself where scripts run, else by the address. */
export function ShowLink({ fileId, onShow, current, className, children }: ShowLinkProps) {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  params.set("show", fileId);
  const show = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onShow(fileId);
  };
  return (
    <a
      href={`${pathname}?${params}#viewer`}
      onClick={show}
      aria-current={current ? "true" : undefined}
      className={className}
    >
      {children}
    </a>
  );
}
