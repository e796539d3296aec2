import { ExternalLink, FileText, Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { type ReactNode, useState } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { classNames } from "~/ui/primitives/class-names";
import { useHydrated } from "~/ui/primitives/hydrated";
import { ShowLink } from "./show-link";

/** A file of a dossier, to look at beside it. */
export interface ShownFile {
  readonly fileId: string;
  readonly label: string;
  readonly isPicture: boolean;
  /** A small form of a photo; null for papers. */
  readonly thumbnail: string | null;
  /** Came after the dossier was sealed. */
  readonly isLate: boolean;
}

interface ViewerProps {
  readonly files: readonly ShownFile[];
  readonly shownId: string | null;
  readonly onShow: (fileId: string) => void;
}

/** Papers and photos, one at a time, beside the dossier; on a phone a paper opens by itself. */
export function Viewer({ files, shownId, onShow }: ViewerProps) {
  const shown = files.find((file) => file.fileId === shownId) ?? files[0];
  if (!shown) return <p className="rounded-box bg-wash p-6 text-soft">{m.nominations_screen_no_files()}</p>;
  return (
    <section
      id="viewer"
      aria-label={m.nominations_screen_viewer()}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-3 lg:sticky lg:top-4 lg:h-[calc(100dvh-2rem)] lg:grid-rows-[auto_1fr]"
    >
      <ul className="flex gap-1.5 overflow-x-auto pb-1">
        {files.map((file) => (
          <li key={file.fileId} className="flex-none">
            <ShowLink
              fileId={file.fileId}
              onShow={onShow}
              current={file === shown}
              className="flex h-16 w-24 flex-col items-center justify-center gap-0.5 overflow-hidden rounded-lg border-2 border-line bg-card text-center text-[0.72rem] leading-tight text-ink no-underline aria-[current]:border-lacquer"
            >
              {file.thumbnail ? (
                <img src={file.thumbnail} alt={file.label} className="size-full object-cover" />
              ) : (
                <>
                  <FileText size={20} aria-hidden className={file.isLate ? "text-wait-ink" : "text-soft"} />
                  <span className="line-clamp-2 px-1">{file.label}</span>
                </>
              )}
            </ShowLink>
          </li>
        ))}
      </ul>
      {shown.isPicture ? <Picture key={shown.fileId} file={shown} /> : <Paper key={shown.fileId} file={shown} />}
    </section>
  );
}

function Bar({ file, children }: { file: ShownFile; children?: ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2">
      <p className="min-w-0 flex-1 truncate font-semibold">{file.label}</p>
      {children}
      <a
        href={paths.file(file.fileId, "original")}
        target="_blank"
        rel="noreferrer"
        className="inline-flex min-h-11 items-center gap-1.5"
      >
        <ExternalLink size={17} aria-hidden /> {m.nominations_screen_open_file()}
      </a>
    </div>
  );
}

/** Telephones show no PDF inside a page: there it is only a link. */
function Paper({ file }: { file: ShownFile }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start lg:grid-rows-[auto_1fr]">
      <Bar file={file} />
      <iframe
        src={paths.file(file.fileId, "original")}
        title={file.label}
        loading="lazy"
        className="hidden size-full min-h-96 rounded-box border border-line bg-card lg:block"
      />
    </div>
  );
}

const STEPS = [1, 1.5, 2, 3, 4] as const;

/** Fits at first; then as large as one wants, moved by scrolling. */
function Picture({ file }: { file: ShownFile }) {
  const [step, setStep] = useState(0);
  const isHydrated = useHydrated();
  const zoom = STEPS[step] ?? 1;
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-start lg:grid-rows-[auto_1fr]">
      <Bar file={file}>
        {isHydrated && (
          <span className="flex">
            <ZoomButton label={m.nominations_screen_zoom_out()} onClick={() => setStep(Math.max(0, step - 1))}>
              <ZoomOut size={19} aria-hidden />
            </ZoomButton>
            <ZoomButton
              label={m.nominations_screen_zoom_in()}
              onClick={() => setStep(Math.min(STEPS.length - 1, step + 1))}
            >
              <ZoomIn size={19} aria-hidden />
            </ZoomButton>
            <ZoomButton label={m.nominations_screen_zoom_fit()} onClick={() => setStep(0)}>
              <Maximize2 size={17} aria-hidden />
            </ZoomButton>
          </span>
        )}
      </Bar>
      <div
        // A box that scrolls is reached by the keyboard.
        tabIndex={zoom > 1 ? 0 : undefined}
        className={classNames(
          "min-h-0 rounded-box bg-wash",
          zoom > 1 ? "max-h-[70dvh] overflow-auto lg:max-h-none" : "overflow-hidden",
        )}
      >
        <img
          src={paths.file(file.fileId, "original")}
          alt={file.label}
          style={zoom > 1 ? { width: `${zoom * 100}%`, maxWidth: "none" } : undefined}
          className={zoom > 1 ? undefined : "max-h-[70dvh] w-full object-contain lg:h-full lg:max-h-none"}
        />
      </div>
    </div>
  );
}

function ZoomButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="flex size-11 items-center justify-center rounded-full hover:bg-wash"
    >
      {children}
    </button>
  );
}
