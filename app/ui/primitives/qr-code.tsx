import { m } from "~/i18n/paraglide/messages";

interface QrCodeProps {
  /** Of the picture. */
  readonly src: string;
  /** What the code opens, as a person would type it. */
  readonly address: string;
  readonly size?: number;
}

/** On white with a margin in every theme: scanners want it so. */
export function QrCode({ src, address, size = 160 }: QrCodeProps) {
  return (
    <figure className="inline-grid justify-items-center gap-2">
      <img
        src={src}
        width={size}
        height={size}
        alt={m.ui_qr_alt({ address })}
        loading="lazy"
        className="rounded-lg bg-white p-2"
      />
      <figcaption className="max-w-56 text-center text-sm wrap-anywhere text-soft">{breakable(address)}</figcaption>
    </figure>
  );
}

/** May go on in the next line after a slash or a dash, as people would read it out. */
function breakable(address: string) {
  const parts = address.split(/(?<=[/-])(?=[^/])/);
  return parts.flatMap((part, place) => (place === 0 ? [part] : [<wbr key={parts.slice(0, place).join("")} />, part]));
}
